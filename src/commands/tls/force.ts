import { command } from '../../cli/define.ts';
import { anyText, app, argument } from '../../cli/inputs.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { Tls } from '../../models/tls.ts';
import { enforcedView, setEnforced } from './enforce-https.ts';

export default command({
  summary: 'require HTTPS, or allow HTTP',
  description: 'The same as tls:enable and tls:disable.',
  args: { state: argument('state', 'enable or disable', anyText, { choices: ['enable', 'disable'] }) },
  options: { app, okIfUnchanged },
  examples: ['tls:force enable --app hello'],
  operations: ['tls.set', 'tls.get'],
  output: Tls,
  doing: ({ state, app: id }) => `${state === 'enable' ? 'Enabling' : 'Disabling'} https-only requests for ${id}`,
  run: ({ state, app: id, okIfUnchanged: isOkIfUnchanged }, context) =>
    setEnforced({ id, isEnforced: state === 'enable', isOkIfUnchanged }, context),
  view: (_, { state, app: id }) => enforcedView(id, state === 'enable'),
});
