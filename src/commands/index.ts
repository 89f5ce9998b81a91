import type { Group } from '../cli/define.ts';

/** A noun: what its commands are about, and how to get them without loading any other's. */
export interface GroupEntry {
  readonly summary: string;
  /** Its verbs, so that words can be read before the commands are loaded; a test compares them with the commands. */
  readonly verbs: readonly string[];
  readonly load: () => Promise<Group>;
}

/** All commands, by noun. A noun without the verb `list` shows its help when it is alone. */
export const groups: Readonly<Record<string, GroupEntry>> = {
  auth: {
    summary: 'log in to a controller, and manage the account',
    verbs: ['register', 'login', 'logout', 'whoami'],
    load: async () => (await import('./auth.ts')).auth,
  },
  apps: {
    summary: 'manage apps',
    verbs: ['create', 'list', 'info', 'destroy', 'logs', 'run'],
    load: async () => (await import('./apps.ts')).apps,
  },
  ps: {
    summary: "manage an app's processes",
    verbs: ['list', 'scale', 'restart'],
    load: async () => (await import('./ps.ts')).ps,
  },
  config: {
    summary: "manage an app's environment variables",
    verbs: ['list', 'set', 'unset'],
    load: async () => (await import('./config.ts')).config,
  },
  builds: {
    summary: "manage an app's builds",
    verbs: ['list', 'create'],
    load: async () => (await import('./builds.ts')).builds,
  },
  releases: {
    summary: "manage an app's releases",
    verbs: ['list', 'info', 'rollback'],
    load: async () => (await import('./releases.ts')).releases,
  },
  sandbox: {
    summary: 'run a controller on this machine',
    verbs: ['start', 'status', 'stop', 'reset'],
    load: async () => (await import('./sandbox.ts')).sandbox,
  },
};
