import { deis23 } from './deis-2.3.ts';
import { stackedBuild } from './drycc-codecs.ts';
import { extend } from './dialect.ts';
import { drycc21 } from './drycc-2.1.ts';

/** API 2.3 as Drycc 1.0 to 1.3 keep it: that of Workflow 2.18 under Drycc's headers. */
export const drycc23 = extend(deis23, {
  name: 'drycc-2.3',
  product: 'drycc',
  headers: drycc21.headers,
  // Drycc 1.3 wants it, and older ones pay no heed to it.
  codecs: { 'builds.create': stackedBuild },
  routes: {
    'certs.attach': 'POST /v2/certs/{name}/domain/',
    'certs.detach': 'DELETE /v2/certs/{name}/domain/{domain}',
  },
});
