import { entriesByName } from '../../base/json-object.ts';
import { command } from '../../cli/define.ts';
import { shortcuts as table } from '../../command-line/interpret.ts';
import { line } from '../../output/view.ts';

export default command({
  summary: 'list short names of commands',
  examples: ['shortcuts:list'],
  operations: [],
  output: { type: 'object', additionalProperties: { type: 'string', description: 'the command' } },
  run: () => table,
  view: (all) => entriesByName(all).map(([short, name]) => line(`${short} -> ${name}`)),
});
