import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Tls } from '../../models/tls.ts';
import { done } from '../../output/view.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { enforce } from './enforce-https.ts';

export default command({
  summary: 'serve an app over HTTP as well',
  options: { app, okIfUnchanged },
  examples: ['tls:disable --app hello'],
  operations: ['tls.set', 'tls.get'],
  output: Tls,
  doing: ({ app: id }) => `Disabling https-only requests for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => enforce(context, id, false, ok),
  view: () => [done()],
});
