import { apiVersions } from './api-versions.ts';
import { apps } from './apps.ts';
import { auth } from './auth.ts';
import { autoscale } from './autoscale.ts';
import { builds } from './builds.ts';
import { certs } from './certs.ts';
import { config } from './config.ts';
import { domains } from './domains.ts';
import { failures } from './failures.ts';
import { findingTheApp } from './finding-the-app.ts';
import { git } from './git.ts';
import { healthchecks } from './healthchecks.ts';
import { help } from './help.ts';
import { keys } from './keys.ts';
import { labels } from './labels.ts';
import { leniency } from './leniency.ts';
import { limits } from './limits.ts';
import { maintenance } from './maintenance.ts';
import { perms } from './perms.ts';
import { profiles } from './profiles.ts';
import { ps } from './ps.ts';
import { registry } from './registry.ts';
import { releases } from './releases.ts';
import { routing } from './routing.ts';
import { shortcuts } from './shortcuts.ts';
import { tags } from './tags.ts';
import { tls } from './tls.ts';
import type { Transcripts } from './transcript.ts';
import { users } from './users.ts';
import { version } from './version.ts';
import { whitelist } from './whitelist.ts';

/** All transcripts, by what they are about: something that all commands have in common, or a noun. */
export const suite: Readonly<Record<string, Transcripts>> = {
  help,
  leniency,
  profiles,
  'finding the app': findingTheApp,
  failures,
  'API versions': apiVersions,
  shortcuts,
  auth,
  apps,
  ps,
  config,
  limits,
  tags,
  registry,
  healthchecks,
  builds,
  releases,
  autoscale,
  labels,
  maintenance,
  routing,
  tls,
  whitelist,
  domains,
  certs,
  keys,
  perms,
  users,
  git,
  version,
};
