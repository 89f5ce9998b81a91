import { lacking } from './newer-parameters.ts';
import { plainLogs, regeneratedToken } from './codecs.ts';
import { deis22 } from './deis-2.2.ts';
import { extend } from './dialect.ts';

/**
 * API 2.3, of which there is no document: Workflow 2.5 to 2.18 and Hephy announce it, which were seen to keep these
 * routes on Workflow 2.18.0 and Hephy 2.22.0. Labels are there from Workflow 2.9 on.
 */
export const deis23 = extend(deis22, {
  name: 'deis-2.3',
  version: '2.3',
  platform: '2.3.0',
  documents: [],
  routes: {
    'tls.get': 'GET /v2/apps/{app}/tls/',
    'tls.set': 'POST /v2/apps/{app}/tls/',
    'whitelist.list': 'GET /v2/apps/{app}/whitelist/',
    'whitelist.add': 'POST /v2/apps/{app}/whitelist/',
    // Up to API 2.2 this destroys the app (seen on Workflow 2.0.0 and 2.4.2, answered with 204): see `proofs`.
    'whitelist.remove': 'DELETE /v2/apps/{app}/whitelist/',
    'pods.restartByName': 'POST /v2/apps/{app}/pods/{type}/{pod}/restart/',
  },
  lacks: lacking(),
  doubtful: [],
  // A GET whose answer is a whitelist proves that the controller knows the path.
  proofs: { 'whitelist.remove': { by: 'whitelist.list' } },
  codecs: { 'apps.logs': plainLogs, 'auth.regenerate': regeneratedToken },
});
