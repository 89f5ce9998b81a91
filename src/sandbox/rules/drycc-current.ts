import { deis23Rules } from './deis-2.3.ts';
import type { Rules } from './rules.ts';

const created = 201;
const empty = 204;

/** Today's Drycc, by a recording of its controller of June 2026. */
export const dryccCurrentRules: Rules = {
  ...deis23Rules,
  newerDrycc: true,
  workspaces: true,
  appId: {
    ...deis23Rules.appId,
    pattern: /^[a-z](?:[a-z0-9-]{3,}[a-z0-9])$/,
    isSlug: false,
  },
  processType: {
    pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    allows: 'Process types can only supports: ^(?P<type>[a-z0-9]+(\\-[a-z0-9]+)*)$',
  },
  missing: (thing) => ({ error: { code: 'NOT_FOUND', message: `No ${thing} matches the given query.` } }),
  guessesJson: false,
  appIsDomain: false,
  documentedMoments: false,
  hides: { App: ['url'] },
  hidesEmpty: {},
  unpaged: ['ptypes.list', 'ptypes.describe', 'pods.describe', 'events.list', 'addons.classes'],
  statuses: {
    ...deis23Rules.statuses,
    'tokens.remove': empty,
    'workspaces.create': created,
    'workspaces.delete': empty,
    'members.remove': empty,
    'invitations.create': created,
    'invitations.revoke': empty,
    'apps.move': empty,
    'apps.launch': empty,
    'ptypes.restart': empty,
    'ptypes.clean': empty,
    'releases.deploy': empty,
    'services.add': created,
    'services.remove': empty,
    'gateways.remove': empty,
    'routes.remove': empty,
    'volumes.create': created,
    'volumes.remove': empty,
    'addons.remove': empty,
  },
  emptyJson: [],
  announcesRelease: [],
  needsSlash: ['certs.attach'],
  ignoresToken: [],
  writes: { 'volumes.mount': (volume) => volume },
};
