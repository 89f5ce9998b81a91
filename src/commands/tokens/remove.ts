import { command } from '../../cli/define.ts';
import { argument, flag, identifier } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { confirmYes } from '../../changes/confirm-yes.ts';
import { done } from '../../output/view.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';

export default command({
  summary: 'revoke an API token',
  description: 'What uses the token cannot log in any more; that may be you.',
  args: { uuid: argument('uuid', 'the UUID of the token', identifier('uuid'), { completes: 'token' }) },
  options: {
    yes: flag('skip the confirmation', { short: 'y' }),
    confirm: confirmYes('the same'),
  },
  examples: ['tokens:remove 48651e6c-f8f3-47d0-8fa0-841dacfe07a5 --yes'],
  operations: ['tokens.remove'],
  output: { title: 'RemovedToken', type: 'object', properties: { uuid: { type: 'string' } }, required: ['uuid'] },
  doing: ({ uuid }) => `Removing token ${uuid}`,
  async run({ uuid, yes, confirm }, { api, prompt }) {
    await api.require('tokens.remove');
    const isSure = yes || confirm === 'yes' || (await prompt.confirm(`Revoke the token ${uuid}?`, 'Give --yes.'));
    if (!isSure) throw usageFailure('Nothing was revoked.');
    await api('tokens.remove', { uuid }).catch(hintIfMissing('tokens:list shows your tokens.'));
    return { uuid };
  },
  view: ({ uuid }) => [done(undefined, `Revoked token ${uuid}`)],
});
