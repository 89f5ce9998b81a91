import { nowhere } from '../operations.ts';
import { container, quotedLogs, runByRc } from './codecs.ts';
import type { Crashes } from './crashes.ts';
import type { Dialect } from './dialect.ts';
import { lacking } from './newer-parameters.ts';
import { recordedRefusals } from './refusals.ts';

/** Deis v1 fails with a 500 where something is not there, or is there twice; and with a 503 where one may not restart. */
const crashes: Crashes = {
  found: {
    'releases.info': {
      means: 'missing',
      parameter: 'version',
      listed: 'releases.list',
      field: 'version',
    },
    'releases.rollback': {
      means: 'missing',
      parameter: 'version',
      listed: 'releases.list',
      field: 'version',
    },
    'domains.remove': {
      means: 'missing',
      parameter: 'domain',
      listed: 'domains.list',
      field: 'domain',
    },
    'certs.info': { means: 'missing', parameter: 'name', listed: 'certs.list', field: 'name' },
    'certs.remove': { means: 'missing', parameter: 'name', listed: 'certs.list', field: 'name' },
    'certs.add': { means: 'taken', parameter: 'name', listed: 'certs.list', field: 'name' },
    'keys.remove': { means: 'missing', parameter: 'key', listed: 'keys.list', field: 'id' },
    'keys.add': {
      means: 'taken',
      parameter: 'public',
      listed: 'keys.list',
      field: 'public',
      compares: (key) => key.trim().split(/\s+/, 2).join(' '),
    },
  },
  advice: {
    'auth.passwd':
      'Deis v1 fails like this where the current password of the account is missing; give it with --password.',
    'builds.create':
      'Deis v1 fails like this if an image cannot be pulled. The release may exist anyway, and processes may have stopped: see releases:list and ps:list.',
    'releases.rollback': 'Deis v1 fails like this where the release cannot be deployed: see releases:list and ps:list.',
    'config.set':
      'Deis v1 fails like this if HEALTHCHECK_INITIAL_DELAY or HEALTHCHECK_TIMEOUT is not a number. The release may exist anyway: see releases:list.',
  },
  misstated: [
    { status: 503, words: /^No \w+ matches the given query\.?$/, means: 404 },
    { status: 503, words: /^You do not have permission to perform this action\.?$/, means: 403 },
  ],
};

/**
 * API 1.1 of Deis v1, by its two documents, with what Deis 1.1 to 1.4.1 have beyond them. Later releases are in
 * deis-1.ts.
 */
export const deis11: Dialect = {
  name: 'deis-1.1',
  product: 'deis',
  version: '1.1',
  prefix: '/v1',
  headers: { api: 'X_DEIS_API_VERSION', platform: 'X_DEIS_PLATFORM_VERSION', release: 'X-Deis-Release' },
  platform: '1.4.1',
  paging: 'page',
  pushesTo: 'controller',
  sockets: {},
  documents: ['deis-v1.1-optional-email', 'deis-v1.1'],
  sign: null,
  title: null,
  keepsTagsBy: 'app',
  defaultProcess: 'web/cmd',
  emptyUnsets: false,
  limitsCpuBy: 'shares',
  routes: {
    ...nowhere,
    'auth.register': 'POST /v1/auth/register/',
    'auth.login': 'POST /v1/auth/login/',
    'auth.cancel': 'DELETE /v1/auth/cancel/',
    'auth.whoami': null,
    'auth.regenerate': null,
    // Deis 1.4.1 has it; it is in documents from API 1.4 on.
    'auth.passwd': 'POST /v1/auth/passwd/',
    'apps.list': 'GET /v1/apps',
    'apps.create': 'POST /v1/apps/',
    'apps.info': 'GET /v1/apps/{app}/',
    'apps.transfer': null,
    'apps.destroy': 'DELETE /v1/apps/{app}/',
    'apps.logs': 'GET /v1/apps/{app}/logs/',
    'apps.run': 'POST /v1/apps/{app}/run/',
    'pods.list': 'GET /v1/apps/{app}/containers/',
    'pods.listByType': 'GET /v1/apps/{app}/containers/{type}/',
    'pods.restart': null,
    'pods.restartByType': null,
    'pods.restartByName': null,
    'pods.scale': 'POST /v1/apps/{app}/scale/',
    'config.get': 'GET /v1/apps/{app}/config/',
    'config.set': 'POST /v1/apps/{app}/config/',
    'settings.get': null,
    'settings.set': null,
    'tls.get': null,
    'tls.set': null,
    'whitelist.list': null,
    'whitelist.add': null,
    'whitelist.remove': null,
    'domains.list': 'GET /v1/apps/{app}/domains/',
    'domains.add': 'POST /v1/apps/{app}/domains/',
    'domains.remove': 'DELETE /v1/apps/{app}/domains/{domain}',
    'builds.list': 'GET /v1/apps/{app}/builds/',
    'builds.create': 'POST /v1/apps/{app}/builds/',
    'releases.list': 'GET /v1/apps/{app}/releases/',
    'releases.info': 'GET /v1/apps/{app}/releases/v{version}/',
    'releases.rollback': 'POST /v1/apps/{app}/releases/rollback/',
    'keys.list': 'GET /v1/keys/',
    'keys.add': 'POST /v1/keys/',
    'keys.remove': 'DELETE /v1/keys/{key}',
    'certs.list': null,
    'certs.info': null,
    'certs.add': null,
    'certs.remove': null,
    'certs.attach': null,
    'certs.detach': null,
    'perms.list': 'GET /v1/apps/{app}/perms/',
    'perms.create': 'POST /v1/apps/{app}/perms/',
    // Deis 1.4.1 and 1.13.4 take DELETE; the documents say POST, and a server built from them knows nothing else.
    'perms.delete': ['DELETE /v1/apps/{app}/perms/{username}', 'POST /v1/apps/{app}/perms/{username}'],
    // Deis 1.4.1 lists and deletes them as well.
    'administrators.list': 'GET /v1/admin/perms/',
    'administrators.create': 'POST /v1/admin/perms',
    'administrators.delete': 'DELETE /v1/admin/perms/{username}',
    'users.list': null,
  },
  lacks: lacking({
    // Honoured from API 1.3 on only; in the documents of 1.1 there is no such parameter.
    'apps.logs': ['log_lines'],
    'config.set': ['registry', 'healthcheck'],
    'certs.add': ['name'],
    // It is not looked at: the account of who asks is changed, or cancelled.
    'auth.passwd': ['username'],
    'auth.cancel': ['username'],
  }),
  // Deis 1.4 and 1.13 make a release of every change of config, also of one that changes nothing.
  idle: {},
  proofs: { 'domains.remove': 'known', 'perms.delete': 'known' },
  refusals: {
    ...recordedRefusals,
    'wrong password': { status: 400, words: /^current password does not match/i },
    'certificate name taken': {
      words: /common_name: this field must be unique|certificate with this name already exists/i,
    },
  },
  // All apps of an account go with it; and a second key of a name is taken, of which neither can be removed.
  doubtful: ['auth.cancel', 'keys.add'],
  // Deis 1.3.0 to 1.4.1 remove the newest domain of the app, whichever was named.
  dangers: { cutsPaths: true, removesDomain: 'newest', stopsMissingTypes: true },
  crashes,
  codecs: { 'apps.run': runByRc, 'apps.logs': quotedLogs, 'pods.list': container, 'pods.listByType': container },
};
