import type { Handlers } from './handler.ts';
import { apps } from './apps.ts';
import { auth } from './auth.ts';
import { builds } from './builds.ts';
import { certs } from './certs.ts';
import { config } from './config.ts';
import { domains } from './domains.ts';
import { jobs } from './jobs.ts';
import { keys } from './keys.ts';
import { perms } from './perms.ts';
import { pods } from './pods.ts';
import { releases } from './releases.ts';
import { settings } from './settings.ts';
import { tls } from './tls.ts';
import { users } from './users.ts';
import { whitelist } from './whitelist.ts';

/** The handlers of all operations; one that is missing does not compile. */
export const handlers: Handlers = {
  ...auth,
  ...apps,
  ...pods,
  ...jobs,
  ...config,
  ...settings,
  ...tls,
  ...whitelist,
  ...domains,
  ...builds,
  ...releases,
  ...keys,
  ...certs,
  ...perms,
  ...users,
};
