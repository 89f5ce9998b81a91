import { releaseOf } from '../api/release-number.ts';
import { command, type Group } from '../cli/define.ts';
import { app, asIs, flag, manyArguments, pair } from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { Config } from '../models/config.ts';
import { done, heading, line, pairs, type View } from '../output/view.ts';

const isName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);

const showValues = flag('print the values too; without it only the names are shown');

/** A value as text: Deis 1.4 keeps JSON types. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function entries({ values }: Config): [name: string, value: string][] {
  return Object.entries(values)
    .map(([name, value]): [string, string] => [name, asText(value)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

const list = command({
  summary: "list an app's environment variables",
  options: { app, oneline: flag('print all on one line, as NAME=value') },
  examples: ['config:list --app hello', 'config:list --oneline --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, { api }) => api('config.get', { app: id }),
  view: (config, { app: id, oneline }) =>
    oneline
      ? [
          line(
            entries(config)
              .map((entry) => entry.join('='))
              .join(' '),
          ),
        ]
      : [heading(`${id} Config`), pairs(entries(config))],
});

function changed(config: Config, names: readonly string[], shows: boolean): View {
  if (shows) return [done(releaseOf(config)), line(''), pairs(entries(config))];
  return [done(releaseOf(config)), line(''), ...names.map((name) => line(name))];
}

const set = command({
  summary: 'set environment variables of an app',
  description:
    'One release is made for all of them. A value may be empty. --json prints the whole config, with its values.',
  args: { variables: manyArguments('key=value', 'a variable to set', pair('variable', isName)) },
  options: { app, showValues },
  examples: ['config:set DEBUG=1 --app hello', 'config:set GREETING="hello world" EMPTY= --app hello'],
  operations: ['config.set'],
  output: Config,
  doing: () => 'Creating config',
  run: ({ app: id, variables }, { api }) => api('config.set', { app: id, values: Object.fromEntries(variables) }),
  view: (config, { variables, showValues: shows }) =>
    changed(
      config,
      variables.map(([name]) => name),
      shows,
    ),
});

const unset = command({
  summary: 'remove environment variables from an app',
  args: { names: manyArguments('key', 'a variable to remove', readName) },
  options: { app, showValues },
  examples: ['config:unset DEBUG --app hello'],
  operations: ['config.set'],
  output: Config,
  doing: () => 'Removing config',
  run: ({ app: id, names }, { api }) =>
    api('config.set', { app: id, values: Object.fromEntries(names.map((name) => [name, null])) }),
  view: (config, { names, showValues: shows }) => changed(config, names, shows),
});

function readName(word: string): string {
  const name = asIs(word);
  if (isName(name)) return name;
  throw usageFailure('A variable is removed by its name: letters, digits and underscores, no digit first.');
}

/** Commands of environment variables. */
export const config: Group = { list, set, unset };
