import { singleBuild } from './codecs.ts';
import { deis22 } from './deis-2.2.ts';
import { extend } from './dialect.ts';
import { lacking } from './newer-parameters.ts';

/** API 2.1 of Drycc, by its document; read so that a controller that kept Workflow's `builds/` is understood as well. */
export const drycc21 = extend(deis22, {
  name: 'drycc-2.1',
  product: 'drycc',
  version: '2.1',
  headers: { api: 'DRYCC_API_VERSION', platform: 'DRYCC_PLATFORM_VERSION', release: null },
  platform: '2.1.0',
  documents: ['drycc-v2.1'],
  routes: {
    'auth.whoami': null,
    'settings.get': null,
    'settings.set': null,
    'builds.list': ['GET /v2/apps/{app}/build/', 'GET /v2/apps/{app}/builds/'],
    'builds.create': ['POST /v2/apps/{app}/build/', 'POST /v2/apps/{app}/builds/'],
    'certs.attach': 'POST /v2/certs/{name}/domain/',
    // Drycc 1.0 answers 404 to the document's trailing slash.
    'certs.detach': ['DELETE /v2/certs/{name}/domain/{domain}', 'DELETE /v2/certs/{name}/domain/{domain}/'],
  },
  // A Workflow of another brand takes `build/` for the app's own path, answers 200 and does nothing.
  doubtful: ['builds.create'],
  lacks: lacking({ 'config.set': ['registry'] }),
  codecs: { 'builds.list': singleBuild },
});
