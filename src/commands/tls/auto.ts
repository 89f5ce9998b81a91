import { makeChange, okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { notThere } from '../../changes/not-there.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { command } from '../../cli/define.ts';
import { anyText, app, argument } from '../../cli/inputs.ts';
import { Tls } from '../../models/tls.ts';
import { done } from '../../output/view.ts';
import { keptIssuer } from './kept-issuer.ts';

export default command({
  summary: 'turn automatic certificates on or off (Drycc 1.8 and newer)',
  args: { state: argument('state', 'enable or disable', anyText, { choices: ['enable', 'disable'] }) },
  options: { app, okIfUnchanged },
  examples: ['tls:auto enable --app hello'],
  operations: ['tls.set', 'tls.get'],
  output: Tls,
  doing: ({ state, app: id }) => `${state === 'enable' ? 'Enabling' : 'Disabling'} automatic certificates for ${id}`,
  async run({ app: id, state, okIfUnchanged: isOkIfUnchanged }, context) {
    const { api } = context;
    await requireParameter(context, 'tls.set', 'certs_auto_enabled');
    const isWanted = state === 'enable';
    const kept = await keptIssuer(context, id);
    const make = () => api('tls.set', { app: id, certs_auto_enabled: isWanted, ...kept });
    const look = async () => {
      const tls = await api('tls.get', { app: id });
      return tls.certs_auto_enabled === isWanted ? tls : undefined;
    };
    const tls = await makeChange<Partial<Tls>>({ operation: 'tls.set', isOkIfUnchanged, make, look }, context);
    if (tls.certs_auto_enabled === !isWanted)
      throw notThere(`automatic certificates of ${id} are ${isWanted ? 'off' : 'on'}`);
    return tls;
  },
  view: (_, { app: id, state }) => [done(undefined, `Automatic certificates are ${state}d for ${id}`)],
});
