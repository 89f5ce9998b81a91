import { nowhere } from '../operations.ts';
import { certificate, quotedLogs, regeneratedByText } from './codecs.ts';
import type { Dialect } from './dialect.ts';
import { lacking } from './newer-parameters.ts';
import { recordedRefusals } from './refusals.ts';

const unchanged = { status: 409, words: /^\S+ changed nothing$/ };
const absent = { status: 422, words: /^\S+ does not exist under \w+$/ };

/** API 2.2 of Deis Workflow, by its document. */
export const deis22: Dialect = {
  name: 'deis-2.2',
  product: 'deis',
  version: '2.2',
  prefix: '/v2',
  headers: { api: 'DEIS_API_VERSION', platform: 'DEIS_PLATFORM_VERSION', release: null },
  platform: '2.2.0',
  paging: 'offset',
  pushesTo: 'builder',
  sockets: {},
  documents: ['deis-v2.2'],
  sign: null,
  title: null,
  keepsTagsBy: 'app',
  defaultProcess: 'web/cmd',
  emptyUnsets: false,
  limitsCpuBy: 'cores',
  routes: {
    ...nowhere,
    'auth.register': 'POST /v2/auth/register/',
    'auth.login': 'POST /v2/auth/login/',
    'auth.cancel': 'DELETE /v2/auth/cancel/',
    'auth.whoami': 'GET /v2/auth/whoami/',
    'auth.regenerate': 'POST /v2/auth/tokens/',
    'auth.passwd': 'POST /v2/auth/passwd/',
    'apps.list': 'GET /v2/apps',
    'apps.create': 'POST /v2/apps/',
    'apps.info': 'GET /v2/apps/{app}/',
    'apps.transfer': 'POST /v2/apps/{app}/',
    'apps.destroy': 'DELETE /v2/apps/{app}/',
    'apps.logs': 'GET /v2/apps/{app}/logs/',
    'apps.run': 'POST /v2/apps/{app}/run/',
    'pods.list': 'GET /v2/apps/{app}/pods/',
    'pods.listByType': 'GET /v2/apps/{app}/pods/{type}/',
    'pods.restart': 'POST /v2/apps/{app}/pods/restart/',
    'pods.restartByType': 'POST /v2/apps/{app}/pods/{type}/restart/',
    // The documents leave the type out, and Workflow 2.0 to 2.18 then take the pod's name for a type and restart nothing.
    'pods.restartByName': ['POST /v2/apps/{app}/pods/{type}/{pod}/restart/', 'POST /v2/apps/{app}/pods/{pod}/restart/'],
    'pods.scale': 'POST /v2/apps/{app}/scale/',
    'config.get': 'GET /v2/apps/{app}/config/',
    'config.set': 'POST /v2/apps/{app}/config/',
    // Not in the document: Workflow 2.4 has it and announces 2.2, as 2.3 does, which answers with the app itself.
    'settings.get': 'GET /v2/apps/{app}/settings/',
    'settings.set': 'POST /v2/apps/{app}/settings/',
    'tls.get': null,
    'tls.set': null,
    'whitelist.list': null,
    'whitelist.add': null,
    'whitelist.remove': null,
    'domains.list': 'GET /v2/apps/{app}/domains/',
    'domains.add': 'POST /v2/apps/{app}/domains/',
    'domains.remove': 'DELETE /v2/apps/{app}/domains/{domain}',
    'builds.list': 'GET /v2/apps/{app}/builds/',
    'builds.create': 'POST /v2/apps/{app}/builds/',
    'releases.list': 'GET /v2/apps/{app}/releases/',
    'releases.info': 'GET /v2/apps/{app}/releases/v{version}/',
    'releases.rollback': 'POST /v2/apps/{app}/releases/rollback/',
    'keys.list': 'GET /v2/keys/',
    'keys.add': 'POST /v2/keys/',
    'keys.remove': 'DELETE /v2/keys/{key}',
    'certs.list': 'GET /v2/certs',
    'certs.info': 'GET /v2/certs/{name}',
    'certs.add': 'POST /v2/certs/',
    'certs.remove': 'DELETE /v2/certs/{name}',
    // Real controllers know the singular only; the 2.2 document has the plural, whose DELETE destroys the certificate on
    // Workflow 2.0 to 2.6: see `proofs`.
    'certs.attach': ['POST /v2/certs/{name}/domain/', 'POST /v2/certs/{name}/domains/'],
    'certs.detach': ['DELETE /v2/certs/{name}/domain/{domain}', 'DELETE /v2/certs/{name}/domains/{domain}/'],
    'perms.list': 'GET /v2/apps/{app}/perms/',
    'perms.create': 'POST /v2/apps/{app}/perms/',
    'perms.delete': 'DELETE /v2/apps/{app}/perms/{username}',
    'administrators.list': 'GET /v2/admin/perms/',
    'administrators.create': 'POST /v2/admin/perms',
    'administrators.delete': 'DELETE /v2/admin/perms/{username}',
    'users.list': 'GET /v2/users',
  },
  lacks: lacking({ 'settings.set': ['autoscale', 'label'] }),
  // As Workflow 2.4.2, 2.18.0 and Drycc 1.0.0 have it; Workflow 2.0 makes a release of such a change, as Deis v1 does.
  idle: {
    'config.set': [{ status: 409, words: /^\S+ changed nothing - release stopped$/ }, absent],
    'settings.set': [unchanged, absent],
    'tls.set': [unchanged],
    'whitelist.add': [unchanged],
    'whitelist.remove': [{ status: 422, words: /^addresses \{.*\} does not exist in whitelist$/ }],
    // The same words where it is another certificate.
    'certs.attach': [{ status: 409, words: /^Domain already has a certificate attached to it$/ }],
  },
  proofs: { 'domains.remove': 'known', 'perms.delete': 'known', 'certs.detach': 'look' },
  refusals: {
    ...recordedRefusals,
    // As if the login were bad.
    'wrong password': { status: 401, words: /password/i },
    // Workflow 2.1 and 2.2 keep the probes of an app, and know none of a process type.
    'probes without process type': { status: 400, words: /livenessProbe or readinessProbe/ },
  },
  // Workflow 2.0 to 2.3 have no settings: they take the path for the app's own, answer 200 and do nothing.
  // Workflow 2.0 to 2.4 take a second key of the same name.
  doubtful: ['settings.set', 'keys.add'],
  codecs: { 'apps.logs': quotedLogs, 'certs.add': certificate, 'auth.regenerate': regeneratedByText },
};
