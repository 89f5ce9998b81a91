import { command, type Group } from '../cli/define.ts';
import { app, filledPair, manyArguments } from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { Config } from '../models/config.ts';
import { done, heading, line, pairs, type View } from '../output/view.ts';
import { changeOperations, changeOptions } from './config-change.ts';
import { changeGroup, readGroup, removal, textsOf } from './config-groups.ts';

const isTag = (word: string): boolean => /^[^=\s]+$/.test(word);

function readTag(word: string): string {
  if (isTag(word)) return word;
  throw usageFailure('A tag is removed by its name alone.');
}

function show(config: Config, app: string): View {
  return [heading(`${app} Tags`), pairs(textsOf(config, 'tags'))];
}

const list = command({
  summary: 'list the tags of the machines that an app wants to run on',
  description: '--json prints the whole config, with the values of the variables.',
  options: { app },
  examples: ['tags:list --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, context) => readGroup(context, id, 'tags'),
  view: (config, { app: id }) => show(config, id),
});

const set = command({
  summary: 'run an app only on machines with these tags',
  description:
    'The cluster must have machines with all of the tags. One release is made for all of them. --json prints the whole config, with the values of the variables.',
  args: { tags: manyArguments('key=value', 'a tag', filledPair('tag', isTag, 'whole'), { completes: 'tag' }) },
  options: { app, ...changeOptions },
  examples: ['tags:set rack=1 environ=prod --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying tags',
  run: ({ app: id, tags: given, ...how }, context) => changeGroup(context, id, 'tags', Object.fromEntries(given), how),
  view: (config, { app: id }) => [done(), line(''), ...show(config, id)],
});

const unset = command({
  summary: 'no longer ask for tags of machines',
  description: '--json prints the whole config, with the values of the variables.',
  args: { names: manyArguments('key', 'the name of a tag', readTag, { completes: 'tag' }) },
  options: { app, ...changeOptions },
  examples: ['tags:unset rack --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying tags',
  run: ({ app: id, names, ...how }, context) => changeGroup(context, id, 'tags', removal(names), how),
  view: (config, { app: id }) => [done(), line(''), ...show(config, id)],
});

/** Commands of the tags by which machines are chosen. */
export const tags: Group = { list, set, unset };
