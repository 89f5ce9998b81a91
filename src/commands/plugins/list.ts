import type { Nouns } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { findPlugins } from '../../cli/plugins.ts';
import { shortcuts } from '../../command-line/interpret.ts';
import { heading, nothing, table } from '../../output/view.ts';

export default command({
  summary: 'list the plugins on PATH',
  description:
    'A program on PATH named after this one and a noun is a plugin: deis foo runs deis-foo, and deis foo:bar x runs deis-foo bar x. It gets the login in its environment.',
  examples: ['plugins:list'],
  operations: [],
  output: {
    type: 'array',
    items: {
      title: 'Plugin',
      type: 'object',
      properties: { name: { type: 'string' }, path: { type: 'string' } },
      required: ['name', 'path'],
    },
  },
  run: (_, { brand, host, nouns }) => findPlugins(brand, host).filter(({ name }) => !isOwn(name, nouns)),
  view: (all) => [
    heading('Plugins'),
    table(
      ['NAME', 'PATH'],
      all.map(({ name, path }) => [name, path]),
    ),
    ...(all.length === 0 ? [nothing('No plugins on PATH.', ['See how to make one', 'help plugins:list'])] : []),
  ],
});

/** A plugin never takes the place of a command, so one of that name is never run. */
function isOwn(name: string, nouns: Nouns): boolean {
  return name === 'help' || Object.hasOwn(nouns, name) || Object.hasOwn(shortcuts, name);
}
