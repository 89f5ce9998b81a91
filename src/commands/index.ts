import type { Group } from '../cli/define.ts';

/** A noun: what its commands are about, and how to get them without loading any other's. */
export interface GroupEntry {
  readonly summary: string;
  /** Its verbs, so that words can be read before the commands are loaded; a test compares them with the commands. */
  readonly verbs: readonly string[];
  /** The verb of the noun alone, where that is not `list`. */
  readonly alone?: string;
  readonly load: () => Promise<Group>;
}

/** All commands, by noun. A noun alone is its `list`; one without that verb shows its help, or does what it says is done alone. */
export const groups: Readonly<Record<string, GroupEntry>> = {
  auth: {
    summary: 'log in to a controller, and manage the account',
    verbs: ['register', 'login', 'logout', 'whoami', 'token', 'status', 'cancel', 'passwd', 'regenerate'],
    load: async () => (await import('./auth.ts')).auth,
  },
  apps: {
    summary: 'manage apps',
    verbs: ['create', 'list', 'info', 'destroy', 'logs', 'run', 'transfer', 'open'],
    load: async () => (await import('./apps.ts')).apps,
  },
  ps: {
    summary: "manage an app's processes",
    verbs: ['list', 'scale', 'restart', 'wait'],
    load: async () => (await import('./ps.ts')).ps,
  },
  config: {
    summary: "manage an app's environment variables",
    verbs: ['list', 'get', 'set', 'unset', 'edit', 'diff', 'pull', 'push', 'export'],
    load: async () => (await import('./config.ts')).config,
  },
  limits: {
    summary: "manage an app's limits of memory and processor",
    verbs: ['list', 'set', 'unset'],
    load: async () => (await import('./limits.ts')).limits,
  },
  tags: {
    summary: 'manage the tags of the machines that an app runs on',
    verbs: ['list', 'set', 'unset'],
    load: async () => (await import('./tags.ts')).tags,
  },
  registry: {
    summary: "manage an app's credentials for a private image registry",
    verbs: ['list', 'set', 'unset'],
    load: async () => (await import('./registry.ts')).registry,
  },
  healthchecks: {
    summary: "manage an app's health checks",
    verbs: ['list', 'set', 'unset'],
    load: async () => (await import('./healthchecks.ts')).healthchecks,
  },
  builds: {
    summary: "manage an app's builds",
    verbs: ['list', 'create'],
    load: async () => (await import('./builds.ts')).builds,
  },
  releases: {
    summary: "manage an app's releases",
    verbs: ['list', 'info', 'diff', 'rollback'],
    load: async () => (await import('./releases.ts')).releases,
  },
  autoscale: {
    summary: 'manage how an app is scaled by its load',
    verbs: ['list', 'set', 'unset'],
    load: async () => (await import('./autoscale.ts')).autoscale,
  },
  labels: {
    summary: "manage an app's labels",
    verbs: ['list', 'set', 'unset'],
    load: async () => (await import('./labels.ts')).labels,
  },
  maintenance: {
    summary: 'put an app under maintenance',
    verbs: ['info', 'on', 'off'],
    alone: 'info',
    load: async () => (await import('./maintenance.ts')).maintenance,
  },
  routing: {
    summary: 'decide whether an app can be reached through the router',
    verbs: ['info', 'enable', 'disable'],
    alone: 'info',
    load: async () => (await import('./routing.ts')).routing,
  },
  tls: {
    summary: 'decide whether an app is served over HTTPS only',
    verbs: ['info', 'enable', 'disable'],
    alone: 'info',
    load: async () => (await import('./tls.ts')).tls,
  },
  whitelist: {
    summary: 'manage the addresses from which an app can be reached',
    verbs: ['list', 'add', 'remove'],
    load: async () => (await import('./whitelist.ts')).whitelist,
  },
  domains: {
    summary: "manage an app's domains",
    verbs: ['list', 'add', 'remove'],
    load: async () => (await import('./domains.ts')).domains,
  },
  certs: {
    summary: 'manage TLS certificates',
    verbs: ['list', 'info', 'add', 'remove', 'attach', 'detach'],
    load: async () => (await import('./certs.ts')).certs,
  },
  keys: {
    summary: 'manage SSH keys',
    verbs: ['list', 'add', 'remove'],
    load: async () => (await import('./keys.ts')).keys,
  },
  perms: {
    summary: 'share apps, and name administrators',
    verbs: ['list', 'create', 'delete'],
    load: async () => (await import('./perms.ts')).perms,
  },
  users: {
    summary: 'see all users',
    verbs: ['list'],
    load: async () => (await import('./users.ts')).users,
  },
  git: {
    summary: 'manage git remotes',
    verbs: ['remote', 'remove'],
    load: async () => (await import('./git.ts')).git,
  },
  profiles: {
    summary: 'manage logins: to several controllers, or as several users',
    verbs: ['list', 'use', 'rename', 'remove', 'bind', 'unbind'],
    load: async () => (await import('./profiles.ts')).profiles,
  },
  alias: {
    summary: 'manage short names of your own for command lines',
    verbs: ['set', 'list', 'remove'],
    load: async () => (await import('./alias.ts')).alias,
  },
  api: {
    summary: 'ask the controller for what no command does',
    verbs: ['request'],
    alone: 'request',
    load: async () => (await import('./api.ts')).api,
  },
  shortcuts: {
    summary: 'see the short names of commands',
    verbs: ['list'],
    load: async () => (await import('./shortcuts.ts')).shortcuts,
  },
  plugins: {
    summary: 'see the plugins of this program',
    verbs: ['list'],
    load: async () => (await import('./plugins.ts')).plugins,
  },
  version: {
    summary: 'see the version of this program and of the controller',
    verbs: ['show'],
    alone: 'show',
    load: async () => (await import('./version.ts')).version,
  },
  doctor: {
    summary: 'look for what is wrong',
    verbs: ['run'],
    alone: 'run',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  completion: {
    summary: 'complete words in the shell',
    verbs: ['show', 'install'],
    alone: 'show',
    load: async () => (await import('./completion.ts')).completion,
  },
  sandbox: {
    summary: 'run a controller on this machine',
    verbs: ['start', 'status', 'stop', 'reset'],
    load: async () => (await import('./sandbox.ts')).sandbox,
  },
};
