import { command } from '../../cli/define.ts';
import { argument, identifier } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';

export default command({
  summary: 'remove an SSH key',
  args: { key: argument('key', 'name of the key', identifier('key'), { completes: 'key' }) },
  examples: ['keys:remove laptop'],
  operations: ['keys.remove'],
  output: { title: 'RemovedKey', type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  doing: ({ key }) => `Removing ${key} SSH Key`,
  async run({ key }, { api }) {
    await api('keys.remove', { key }).catch(hintIfMissing('keys:list shows your keys.'));
    return { id: key };
  },
  view: ({ id }) => [done(undefined, `Removed SSH key ${id}`)],
});
