import { version } from '../../src/base/version.ts';
import type { Transcripts } from './transcript.ts';

/** What shows help or the version, or is refused before anything is asked. Nobody needs to be logged in for it. */
const shown = { settings: null, exit: 0 } as const;
const refused = { exit: 2, stdout: '' } as const;

const helps: Transcripts = [
  { name: 'help', argv: 'help', ...shown, stdout: ['Usage: deis <command>'] },
  { name: 'the long option for help', argv: '--help', ...shown, stdout: ['Usage: deis <command>'] },
  { name: 'the short option for help', argv: '-h', ...shown, stdout: ['Usage: deis <command>'] },
  { name: 'help under the name drycc', argv: 'help', brand: 'drycc', ...shown, stdout: ['Usage: drycc <command>'] },
  {
    name: 'help for a noun has its commands',
    argv: 'help apps',
    ...shown,
    stdout: [
      'apps:create',
      'apps:list',
      'apps:info',
      'apps:destroy',
      'apps:logs',
      'apps:run',
      'apps:transfer',
      'apps:open',
    ],
  },
  {
    name: 'a noun and the long option for help',
    argv: 'ps --help',
    ...shown,
    stdout: ['ps:list', 'ps:scale', 'ps:restart'],
  },
  { name: 'the option for help before a noun', argv: '--help config', ...shown, stdout: ['config:list', 'config:set'] },
  {
    name: 'a noun without a list shows its commands: auth',
    argv: 'auth',
    ...shown,
    stdout: ['auth:register', 'auth:login'],
  },
  {
    name: 'a noun without a list shows its commands: git',
    argv: 'git',
    ...shown,
    stdout: ['git:remote', 'git:remove'],
  },
  { name: 'help for a command', argv: 'help apps:create', ...shown, stdout: ['Usage: deis apps:create'] },
  {
    name: 'a command and the long option for help',
    argv: 'apps:create --help',
    ...shown,
    stdout: ['Usage: deis apps:create'],
  },
  {
    name: 'a command and the short option for help',
    argv: 'config:set -h',
    ...shown,
    stdout: ['Usage: deis config:set'],
  },
  { name: 'help for a shortcut', argv: 'help create', ...shown, stdout: ['Usage: deis apps:create'] },
  { name: 'a shortcut and the long option for help', argv: 'scale --help', ...shown, stdout: ['Usage: deis ps:scale'] },
  {
    name: 'help for a shortcut with a colon',
    argv: 'help sharing:add',
    ...shown,
    stdout: ['Usage: deis perms:create'],
  },
  {
    name: 'help with arguments that would be wrong',
    argv: 'apps:transfer --help',
    ...shown,
    stdout: ['Usage: deis apps:transfer'],
  },
  { name: 'help for help', argv: 'help help', ...shown, stdout: ['Usage: deis <command>'] },
  { name: 'help for what is no command', argv: 'help nosuch', settings: null, ...refused },
  { name: 'the long option for the version', argv: '--version', ...shown, stdout: `${version}\n` },
  { name: 'the short option for the version', argv: '-v', ...shown, stdout: `${version}\n` },
];

const usage: Transcripts = [
  { name: 'an unknown noun', argv: 'nosuch', ...refused },
  { name: 'an unknown noun with a verb', argv: 'nosuch:list -a hello', ...refused },
  { name: 'an unknown verb is a failure, and not silent', argv: 'apps:nosuch', ...refused, stderr: ['apps:nosuch'] },
  {
    name: 'an unknown verb names the commands that come near',
    argv: 'config:sett A=1',
    ...refused,
    stderr: ['config:set'],
  },
  { name: 'an unknown verb in a word of its own', argv: 'config sett A=1', ...refused, stderr: ['config:set'] },
  { name: 'an unknown verb of a noun without a list', argv: 'git:nosuch', ...refused },
  { name: 'an unknown long option', argv: 'apps:list --nosuch', ...refused },
  { name: 'an unknown short option', argv: 'apps:list -z', ...refused },
  { name: 'an option of another command', argv: 'apps:info --confirm=hello', ...refused },
  { name: 'an option without its value', argv: 'config:list --app', ...refused },
  { name: 'a short option without its value', argv: 'config:list -a', ...refused },
  { name: 'a value for an option that takes none', argv: 'config:list --oneline=yes -a hello', ...refused },
  { name: 'too many arguments', argv: 'apps:info hello world', ...refused },
  { name: 'a limit that is no number', argv: 'apps:list --limit=many', ...refused },
  { name: 'options and no command', argv: '--app hello', ...refused },
  { name: 'a command with a colon and no verb', argv: 'apps:', ...refused },
];

/** Help, versions, and command lines that mean nothing. */
export const help: Transcripts = [...helps, ...usage];
