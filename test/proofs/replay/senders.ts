import type { Recorded } from '../recording.ts';

/** Who usually sends the requests of a part of the story, and who sends the others, by step. */
interface Part {
  readonly usual: string;
  readonly steps: Readonly<Record<number, string>>;
}

const sentBy = (usual: string, steps: Part['steps'] = {}): Part => ({ usual, steps });

/**
 * Tokens are replaced in the recordings. Those of Workflow say in `as` whose it was; those of Deis 1.4.1 and Drycc 1.0.0
 * do not, and who sent is told here as the answers show it.
 */
const deis: Readonly<Record<string, Part>> = {
  'auth-login': sentBy('test'),
  'auth-failures': sentBy('alice'),
  'auth-passwd': sentBy('bob', { 9: 'test' }),
  'auth-tokens': sentBy('test'),
  users: sentBy('test'),
  apps: sentBy('alice', { 7: 'bob', 23: 'test', 24: 'carol', 27: 'bob', 28: 'test' }),
  'unknown-paths': sentBy('alice'),
  'before-build': sentBy('alice'),
  builds: sentBy('alice', { 6: 'bob' }),
  scale: sentBy('alice', { 8: 'bob' }),
  containers: sentBy('alice', { 7: 'bob' }),
  run: sentBy('alice', { 4: 'bob' }),
  logs: sentBy('alice', { 4: 'bob' }),
  config: sentBy('alice', { 14: 'bob', 15: 'bob' }),
  limits: sentBy('alice'),
  tags: sentBy('alice'),
  releases: sentBy('alice', { 8: 'bob', 18: 'bob' }),
  domains: sentBy('alice', { 11: 'bob', 14: 'bob', 19: 'bob' }),
  certs: sentBy('alice'),
  keys: sentBy('alice', { 5: 'bob', 12: 'bob' }),
  perms: sentBy('alice', { 7: 'bob', 8: 'bob', 9: 'bob', 10: 'bob', 11: 'bob', 12: 'bob' }),
  'admin-perms': sentBy('test', { 2: 'alice', 8: 'alice', 12: 'alice' }),
  hooks: sentBy('alice'),
  destroy: sentBy('alice', { 1: 'bob' }),
  cancel: sentBy('carol', { 1: 'alice', 2: 'test', 6: 'bob' }),
};

const drycc: Readonly<Record<string, Part>> = {
  'auth-whoami': sentBy('test', { 2: 'alice' }),
  'auth-passwd': sentBy('bob', { 8: 'test', 9: 'test' }),
  'auth-tokens': sentBy('bob', { 3: 'bob before', 6: 'test', 7: 'test', 8: 'alice', 10: 'test' }),
  users: sentBy('test', { 3: 'alice' }),
  apps: sentBy('alice', { 7: 'bob', 29: 'test', 30: 'carol', 33: 'bob', 34: 'test', 42: 'bob', 44: 'bob', 46: 'bob' }),
  'unknown-paths': sentBy('alice'),
  'before-build': sentBy('alice'),
  builds: sentBy('alice', { 8: 'bob' }),
  scale: sentBy('alice', { 10: 'bob' }),
  pods: sentBy('alice', { 6: 'bob', 16: 'bob' }),
  run: sentBy('alice', { 5: 'bob' }),
  logs: sentBy('alice', { 4: 'bob' }),
  'config-values': sentBy('alice', { 21: 'bob', 22: 'bob' }),
  'config-limits': sentBy('alice'),
  'config-tags': sentBy('alice'),
  'config-registry': sentBy('alice'),
  'config-healthcheck': sentBy('alice'),
  releases: sentBy('alice', { 8: 'bob' }),
  rollback: sentBy('alice', { 9: 'bob' }),
  domains: sentBy('alice', { 5: 'bob', 13: 'bob', 17: 'bob' }),
  certs: sentBy('alice', { 5: 'bob', 11: 'bob', 12: 'test', 16: 'bob', 31: 'bob' }),
  'domains-remove': sentBy('alice', { 1: 'bob' }),
  keys: sentBy('alice', { 5: 'bob', 15: 'bob', 17: 'bob' }),
  perms: sentBy('alice', { 7: 'bob', 8: 'bob', 9: 'bob', 10: 'bob', 11: 'bob', 12: 'bob', 13: 'bob', 14: 'carol' }),
  'admin-perms': sentBy('test', { 2: 'alice', 8: 'alice', 12: 'alice' }),
  settings: sentBy('alice', { 14: 'bob' }),
  whitelist: sentBy('alice'),
  tls: sentBy('alice'),
  services: sentBy('alice'),
  hooks: sentBy('alice'),
  cancel: sentBy('test', { 1: 'alice', 2: 'bob', 5: 'carol' }),
  destroy: sentBy('alice', { 1: 'bob', 5: 'bob', 6: 'bob', 7: 'test' }),
};

/** The exchanges of Workflow that write a token of the administrator's out, though `as` says nobody. */
const written = ['whoami-uppercase-scheme', 'whoami-shout-scheme'];

/** What the notes of Deis 1.13.4, which say whose token it was, leave unsaid. */
const unsaid: Readonly<Record<string, string>> = { 'token 6': 'ivo', 'tokens 2': 'petra before' };

/** Whose token a request was sent with; undefined where it was nobody's. `bob before` is the token that bob had before his newest. */
export function senderOf(
  recording: string,
  { name, step, as, note }: Recorded & { readonly as?: string | null; readonly note?: string },
): string | undefined {
  if (as) return as;
  if (written.includes(name)) return 'admin';
  if (recording.startsWith('workflow')) return undefined;
  if (recording.startsWith('deis-1.13')) return /^as (\w+)/.exec(note ?? '')?.[1] ?? unsaid[`${name} ${step}`];
  const part = (recording.startsWith('drycc') ? drycc : deis)[name];
  return part?.steps[step] ?? part?.usual;
}
