import { command } from '../../cli/define.ts';
import { shortcuts as table } from '../../command-line/interpret.ts';
import { line } from '../../output/view.ts';

export default command({
  summary: 'list the short names of commands',
  examples: ['shortcuts:list'],
  operations: [],
  output: { type: 'object', additionalProperties: { type: 'string', description: 'the command' } },
  run: () => table,
  view: (all) =>
    Object.entries(all)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([short, name]) => line(`${short} -> ${name}`)),
});
