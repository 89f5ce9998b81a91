import { addons } from './addons.ts';
import { accounts } from './accounts.ts';
import { apps } from './apps.ts';
import { builds } from './builds.ts';
import { certs } from './certs.ts';
import { config } from './config.ts';
import { domains } from './domains.ts';
import { events } from './events.ts';
import type { DryccHandlers } from './handler.ts';
import { jobs } from './jobs.ts';
import { keys } from '../handlers/keys.ts';
import { limits } from './limits.ts';
import { members } from './members.ts';
import { ptypes } from './processes.ts';
import { network } from './network.ts';
import { olderNetwork } from './older-network.ts';
import { ownedApps } from './owned-apps.ts';
import { releases } from './releases.ts';
import { resources } from './resources.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { tls } from './tls.ts';
import { volumes } from './volumes.ts';
import { workspaces } from './workspaces.ts';

/** The handlers of today's Drycc. */
export const dryccHandlers: DryccHandlers = {
  ...accounts,
  ...workspaces,
  ...members,
  ...apps,
  ...builds,
  ...releases,
  ...config,
  ...ptypes,
  ...events,
  ...jobs,
  ...settings,
  ...tls,
  ...domains,
  ...certs,
  ...keys,
  ...limits,
  ...network,
  ...routes,
  ...volumes,
  ...addons,
};

/** Those of Drycc 1.8 to 1.13, whose apps have owners. */
export const ownedDryccHandlers: DryccHandlers = {
  ...dryccHandlers,
  ...ownedApps,
  ...sharing,
  ...olderNetwork,
  ...resources,
};
