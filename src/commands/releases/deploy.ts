import { command } from '../../cli/define.ts';
import { app, flag, manyArguments, manyOptions } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { applyRelease, waitOperations, waitOption } from '../../rollout/wait-option.ts';
import { confirmAccepted } from '../../changes/confirm-yes.ts';
import { done } from '../../output/view.ts';

export default command({
  summary: 'deploy the newest release again (Drycc 1.8 and newer)',
  description: 'With autodeploy off, this is what deploys a release at all. Deploys all process types by default.',
  args: {
    types: {
      ...manyArguments('type', 'process types to deploy (default: all)', readProcessType, { completes: 'process' }),
      required: false,
      otherwise: 'all process types',
    },
  },
  options: {
    app,
    ptype: manyOptions('type', 'process type to deploy; the same as an argument', readProcessType, {
      short: 'p',
      completes: 'process',
    }),
    confirm: confirmAccepted,
    force: flag('do not wait for a pipeline that is still running', { short: 'f' }),
    wait: waitOption,
  },
  examples: ['releases:deploy --app hello', 'releases:deploy web --app hello'],
  operations: ['releases.deploy', ...waitOperations],
  output: {
    title: 'Deployment',
    type: 'object',
    properties: { app: { type: 'string' }, types: { type: 'array', items: { type: 'string' } } },
    required: ['app', 'types'],
  },
  doing({ app: id, types: given, ptype }) {
    const types = [...given, ...ptype];
    return `Deploying ${types.length === 0 ? id : `${types.join(', ')} of ${id}`}`;
  },
  async run({ app: id, types: given, ptype, force, wait: waits }, context) {
    const types = [...new Set([...given, ...ptype])];
    await context.api.require('releases.deploy');
    const sent = { app: id, ptypes: types.join(','), force };
    const result = { app: id, types };
    return applyRelease(waits, context, id, {
      make: async () => {
        await context.api('releases.deploy', sent);
        return result;
      },
      read: () => Promise.resolve(result),
    });
  },
  view: ({ app: id, types }) => [
    done(undefined, `Deployed ${types.length === 0 ? id : `${types.join(', ')} of ${id}`}`),
  ],
});
