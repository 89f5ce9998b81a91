import { type Transcript, type Transcripts } from './transcript.ts';

const perms = 'GET /v2/apps/hello/perms/';
const listed = (name: string, argv: string): Transcript => ({
  name,
  argv,
  answers: { [perms]: { users: ['bob', 'carol'] } },
  exit: 0,
  stdout: ["=== hello's Users", 'bob', 'carol'],
});
/** Those of other nouns are with their commands. */
const short: Transcripts = [
  listed('sharing is perms:list', 'sharing -a hello'),
  listed('sharing:list is perms:list', 'sharing:list -a hello'),
  // What they do on Drycc is tried with a controller that has WebSockets: test/exec.
  { name: 'exec is ps:exec, which only Drycc has', argv: 'exec hello-web-1 -a hello -- ls', exit: 2, stdout: '' },
  { name: 'logs of a process are ps:logs', argv: 'logs hello-web-1 -a hello', exit: 2, stdout: '' },
  { name: 'a shortcut takes no verb', argv: 'create:now hello', exit: 2, stdout: '' },
];

const table = [
  'create -> apps:create',
  'destroy -> apps:destroy',
  'exec -> ps:exec',
  'info -> apps:info',
  'login -> auth:login',
  'logout -> auth:logout',
  'logs -> apps:logs',
  'open -> apps:open',
  'passwd -> auth:passwd',
  'pull -> builds:create',
  'register -> auth:register',
  'rollback -> releases:rollback',
  'run -> apps:run',
  'scale -> ps:scale',
  'sharing -> perms:list',
  'sharing:add -> perms:create',
  'sharing:list -> perms:list',
  'sharing:remove -> perms:delete',
  'whoami -> auth:whoami',
];

const lists: Transcripts = [
  { name: 'shortcuts lists them all', argv: 'shortcuts:list', settings: null, exit: 0, stdout: table },
  { name: 'shortcuts without a verb lists', argv: 'shortcuts', settings: null, exit: 0, stdout: table },
  { name: 'shortcuts with the modern spelling', argv: 'shortcuts list', exit: 0, stdout: table },
];

/** Short names of commands. */
export const shortcuts: Transcripts = [...short, ...lists];
