/**
 * What the Go clients have, and what becomes of it here. The clients are known by a letter: V is Deis 1.13.4, W is Workflow
 * CLI 2.18, H is Hephy CLI 2.23, D is Drycc's 1.10.2, which counts where its API is one of those that this program speaks.
 * The facts are those of their sources.
 */

/** `same` and `better` are here; what is `left out` is not. */
export type Verdict = 'same' | 'better' | 'left out';

/** A command of theirs. */
export interface CommandRow {
  readonly name: string;
  /** Their letters. */
  readonly clients: string;
  /** As in their usage lines, with the names that this program gives them: `<id>`, `[id]`, `<key...>`. */
  readonly args?: string;
  /** As in `-a, --app <app>`; letters behind, as in `--diff (W H)`, where not all that have the command have the option. */
  readonly options?: readonly string[];
  readonly verdict: Verdict;
  /** Why it is better or left out, or what there is to know of it. */
  readonly reason?: string;
}

/** An option of theirs that is left out, though the command is here. */
export interface OptionRow {
  readonly command: string;
  readonly option: string;
  readonly clients: string;
  readonly reason: string;
}

/** A word that stands for a command. */
export interface ShortcutRow {
  readonly word: string;
  readonly command: string;
  readonly clients: string;
  readonly verdict: Verdict;
  readonly reason?: string;
}

/** A way to write a command line, and the plain one that means the same; none where it is refused. */
export interface FormRow {
  readonly line: string;
  readonly means?: string;
  readonly clients: string;
  readonly verdict: Verdict;
  readonly reason: string;
}

/** A variable of the environment, or a field of the settings file. */
export interface NameRow {
  readonly name: string;
  readonly clients: string;
  readonly verdict: Verdict;
  readonly reason: string;
}

const app = '-a, --app <app>';
const limit = '-l, --limit <number>';
const wholeList = 'the pages of the controller are followed to the end';
const othersOfHephy = 'H has commands of that name for Hephy’s controller; API 2.3 here is Workflow’s';

/** All commands of theirs. */
export const commandRows: readonly CommandRow[] = [
  {
    name: 'auth:register',
    clients: 'V W H',
    args: '<controller>',
    options: [
      '--username <name>',
      '--password <password>',
      '--email <address>',
      '--login <boolean> (W H)',
      '--ssl-verify <boolean>',
    ],
    verdict: 'better',
    reason: 'the password can come from standard input; V checks TLS certificates only when told to',
  },
  {
    name: 'auth:login',
    clients: 'V W H D',
    args: '<controller>',
    options: ['--username <name>', '--password <password>', '--ssl-verify <boolean>'],
    verdict: 'better',
    reason: 'the password can come from standard input; a login that cannot be kept is a failure',
  },
  { name: 'auth:logout', clients: 'V W H D', verdict: 'same' },
  {
    name: 'auth:whoami',
    clients: 'V W H D',
    options: ['-a, --all (W H D)'],
    verdict: 'same',
    reason: 'without it no request is made; D has the letter',
  },
  {
    name: 'auth:passwd',
    clients: 'V W H',
    options: ['--username <name>', '--password <password>', '--new-password <password>'],
    verdict: 'better',
    reason: 'the passwords can come from standard input',
  },
  {
    name: 'auth:cancel',
    clients: 'V W H',
    options: ['--username <name>', '--password <password>', '--yes'],
    verdict: 'better',
    reason: 'the password can come from standard input',
  },
  {
    name: 'auth:regenerate',
    clients: 'V W H',
    options: ['-u, --username <name>', '--all'],
    verdict: 'better',
    reason: 'says so when the own login is gone with the others',
  },
  {
    name: 'apps:create',
    clients: 'V W H D',
    args: '[id]',
    options: ['-b, --buildpack <url> (V W H)', '-r, --remote <remote>', '--no-remote'],
    verdict: 'better',
    reason: 'outside a git repository it succeeds and says that there is no remote',
  },
  { name: 'apps:list', clients: 'V W H D', options: [limit], verdict: 'better', reason: wholeList },
  { name: 'apps:info', clients: 'V W H D', options: [app], verdict: 'same' },
  {
    name: 'apps:destroy',
    clients: 'V W H D',
    options: [app, '--confirm <app>'],
    verdict: 'same',
  },
  {
    name: 'apps:logs',
    clients: 'V W H',
    options: [app, '-n, --lines <number>'],
    verdict: 'better',
    reason: 'colors are on terminals only; `-f` polls, on every API, and `-p` is a process',
  },
  {
    name: 'apps:run',
    clients: 'V W H D',
    args: '<command...>',
    options: [app],
    verdict: 'better',
    reason: 'nothing stands before the output of the command; `-c` behind `--` is the command’s own',
  },
  { name: 'apps:transfer', clients: 'V W H', args: '<username>', options: [app], verdict: 'same' },
  {
    name: 'apps:open',
    clients: 'V W H D',
    options: [app],
    verdict: 'better',
    reason: 'without a terminal the URL is printed and no browser started',
  },
  { name: 'ps:list', clients: 'V W H D', options: [app, `${limit} (V)`], verdict: 'better', reason: wholeList },
  {
    name: 'ps:scale',
    clients: 'V W H',
    args: '<type=number...>',
    options: [app],
    verdict: 'same',
    reason: 'a wrong pair is refused, as with W and H; V leaves it out and goes on',
  },
  {
    name: 'ps:restart',
    clients: 'V W H',
    args: '[type|pod]',
    options: [app],
    verdict: 'better',
    reason: 'a process is looked up by its name; W and H guess its type from the name',
  },
  { name: 'config:list', clients: 'V W H D', options: [app, '--oneline', '--diff (W H)'], verdict: 'same' },
  {
    name: 'config:set',
    clients: 'V W H D',
    args: '<key=value...>',
    options: [app],
    verdict: 'better',
    reason: 'values are not printed; one request instead of two',
  },
  {
    name: 'config:unset',
    clients: 'V W H D',
    args: '<key...>',
    options: [app],
    verdict: 'better',
    reason: 'values are not printed; one request instead of two',
  },
  {
    name: 'config:pull',
    clients: 'V W H D',
    options: [app, '-i, --interactive', '-o, --overwrite', '--path <path> (D)'],
    verdict: 'better',
    reason: 'only its owner can read the file; values of several lines survive',
  },
  {
    name: 'config:push',
    clients: 'V W H D',
    options: [app, '-p, --path <path>'],
    verdict: 'better',
    reason: 'standard input is not read instead of the file that is named; values are not printed',
  },
  { name: 'limits:list', clients: 'V W H', options: [app], verdict: 'same' },
  {
    name: 'limits:set',
    clients: 'V W H',
    args: '<type=limit...>',
    options: [app, '-m, --memory', '--cpu'],
    verdict: 'better',
    reason: 'what no controller takes is refused before anything is sent',
  },
  {
    name: 'limits:unset',
    clients: 'V W H',
    args: '<type...>',
    options: [app, '-m, --memory', '--cpu'],
    verdict: 'same',
  },
  { name: 'tags:list', clients: 'V W H', options: [app], verdict: 'same' },
  { name: 'tags:set', clients: 'V W H', args: '<key=value...>', options: [app], verdict: 'same' },
  { name: 'tags:unset', clients: 'V W H', args: '<key...>', options: [app], verdict: 'same' },
  { name: 'registry:list', clients: 'W H', options: [app], verdict: 'better', reason: 'the password is not printed' },
  {
    name: 'registry:set',
    clients: 'W H',
    args: '<key=value...>',
    options: [app],
    verdict: 'better',
    reason: 'the password is not printed',
  },
  {
    name: 'registry:unset',
    clients: 'W H',
    args: '<key...>',
    options: [app],
    verdict: 'better',
    reason: 'the password is not printed',
  },
  { name: 'healthchecks:list', clients: 'W H', options: [app, '--type <type>'], verdict: 'same' },
  {
    name: 'healthchecks:set',
    clients: 'W H',
    args: '<health> <probe> <port|command...>',
    options: [
      app,
      '-p, --path <path>',
      '--type <type>',
      '--headers <headers>',
      '--initial-delay-timeout <seconds>',
      '--timeout-seconds <seconds>',
      '--period-seconds <seconds>',
      '--success-threshold <number>',
      '--failure-threshold <number>',
    ],
    verdict: 'same',
    reason: '`--header`, as some builds of W have it, is read as an abbreviation',
  },
  { name: 'healthchecks:unset', clients: 'W H', args: '<health...>', options: [app, '--type <type>'], verdict: 'same' },
  { name: 'builds:list', clients: 'V W H', options: [app, limit], verdict: 'better', reason: wholeList },
  {
    name: 'builds:create',
    clients: 'V W H D',
    args: '<image>',
    options: [
      ...[app, '-p, --procfile <yaml> (V W H)', '-p, --procfile <file> (D)', '-s, --stack <stack> (D)'],
      ...['-d, --dryccpath <path> (D)', '--confirm <yes> (D)'],
    ],
    verdict: 'better',
    reason:
      'a Procfile is read only where it is named, as with H, and by default with D; V and W take one that lies about; says which config pipelines replace, and asks',
  },
  { name: 'releases:list', clients: 'V W H D', options: [app, limit], verdict: 'better', reason: wholeList },
  { name: 'releases:info', clients: 'V W H D', args: '<version>', options: [app], verdict: 'same' },
  {
    name: 'releases:rollback',
    clients: 'V W H D',
    args: '[version]',
    options: [app],
    verdict: 'better',
    reason: '`web worker v2` as D has it, and `--ptype` for D; D alone fails where only a version is given',
  },
  { name: 'autoscale:list', clients: 'W H', options: [app], verdict: 'same' },
  {
    name: 'autoscale:set',
    clients: 'W H',
    args: '<type>',
    options: [app, '--min <number>', '--max <number>', '--cpu-percent <percent>'],
    verdict: 'better',
    reason: 'a minimum above the maximum is refused before anything is sent',
  },
  { name: 'autoscale:unset', clients: 'W H', args: '<type>', options: [app], verdict: 'same' },
  { name: 'labels:list', clients: 'W H', options: [app], verdict: 'same' },
  { name: 'labels:set', clients: 'W H', args: '<key=value...>', options: [app], verdict: 'same' },
  { name: 'labels:unset', clients: 'W H', args: '<key...>', options: [app], verdict: 'same' },
  ...['maintenance:info', 'maintenance:on', 'maintenance:off', 'routing:info', 'routing:enable', 'routing:disable'].map(
    (name): CommandRow => ({ name, clients: 'W H', options: [app], verdict: 'same' }),
  ),
  ...['tls:info', 'tls:enable', 'tls:disable', 'whitelist:list'].map((name): CommandRow => ({
    name,
    clients: 'W H',
    options: [app],
    verdict: 'same',
  })),
  {
    name: 'whitelist:add',
    clients: 'W H',
    args: '<address>',
    options: [app],
    verdict: 'better',
    reason: 'addresses may be several words as well as joined by commas',
  },
  {
    name: 'whitelist:remove',
    clients: 'W H',
    args: '<address>',
    options: [app],
    verdict: 'better',
    reason: 'never sent to a controller that would take it for the end of the app',
  },
  { name: 'domains:list', clients: 'V W H D', options: [app, limit], verdict: 'better', reason: wholeList },
  {
    name: 'domains:add',
    clients: 'V W H',
    args: '<domain>',
    options: [app],
    verdict: 'better',
    reason: 'takes several domains',
  },
  {
    name: 'domains:remove',
    clients: 'V W H D',
    args: '<domain>',
    options: [app],
    verdict: 'better',
    reason: 'takes several domains',
  },
  { name: 'certs:list', clients: 'V W H D', options: [limit], verdict: 'better', reason: wholeList },
  { name: 'certs:info', clients: 'W H D', args: '<name>', verdict: 'same' },
  {
    name: 'certs:add',
    clients: 'V W H D',
    args: '<name> <certificate> [key]',
    options: ['--common-name <name> (V)', '--subject-alt-names <names> (V)'],
    verdict: 'better',
    reason:
      'certificate and key are checked before anything is sent; in V there is no name, which may be left out with Deis v1 only',
  },
  {
    name: 'certs:remove',
    clients: 'V W H D',
    args: '<name>',
    verdict: 'better',
    reason: 'V says that it is done whatever the controller answers',
  },
  {
    name: 'certs:attach',
    clients: 'W H D',
    args: '<name> <domain>',
    verdict: 'better',
    reason: 'takes several domains',
  },
  {
    name: 'certs:detach',
    clients: 'W H D',
    args: '<name> <domain>',
    verdict: 'better',
    reason: 'takes several domains; never sent to a controller that would destroy the certificate',
  },
  { name: 'keys:list', clients: 'V W H D', options: [limit], verdict: 'better', reason: 'short keys are shown, too' },
  {
    name: 'keys:add',
    clients: 'V W H D',
    args: '[name] [path]',
    verdict: 'better',
    reason: 'in any order; V has the path only; line ends are no part of the name',
  },
  {
    name: 'keys:remove',
    clients: 'V W H D',
    args: '<key>',
    verdict: 'better',
    reason: 'a name with a slash removes no other key',
  },
  { name: 'perms:list', clients: 'V W H', options: [app, '--admin', limit], verdict: 'same' },
  { name: 'perms:create', clients: 'V W H', args: '<username>', options: [app, '--admin'], verdict: 'same' },
  { name: 'perms:delete', clients: 'V W H', args: '<username>', options: [app, '--admin'], verdict: 'same' },
  { name: 'users:list', clients: 'V W H', options: [limit], verdict: 'better', reason: wholeList },
  {
    name: 'git:remote',
    clients: 'V W H D',
    options: [app, '-r, --remote <remote>', '-f, --force (W H D)'],
    verdict: 'same',
  },
  { name: 'git:remove', clients: 'W H D', options: [app], verdict: 'same' },
  { name: 'shortcuts:list', clients: 'W H', verdict: 'same' },
  { name: 'plugins:list', clients: 'D', verdict: 'same' },
  {
    name: 'version:show',
    clients: 'V W H D',
    options: ['-a, --all (W H D)'],
    verdict: 'same',
    reason: 'written `version`',
  },
  {
    name: 'completion:show',
    clients: 'D',
    args: '<shell>',
    verdict: 'same',
    reason: 'written `completion <shell>`',
  },
  {
    name: 'ps:console',
    clients: 'H',
    verdict: 'left out',
    reason: 'in sources after 2.23 only; a terminal over a connection that no API here has',
  },
  { name: 'tokens:list', clients: 'D', options: [limit], verdict: 'better', reason: wholeList },
  {
    name: 'tokens:add',
    clients: 'D',
    args: '<alias>',
    verdict: 'better',
    reason: 'prints the token alone; an alias that controllers fail on is refused',
  },
  { name: 'tokens:remove', clients: 'D', args: '<uuid>', options: ['--confirm <yes>'], verdict: 'same' },
  { name: 'workspaces:list', clients: 'D', options: [limit], verdict: 'better', reason: wholeList },
  { name: 'workspaces:create', clients: 'D', args: '<name>', options: ['--email <address>'], verdict: 'same' },
  {
    name: 'workspaces:info',
    clients: 'D',
    args: '<workspace>',
    options: [limit],
    verdict: 'better',
    reason: 'shows the workspace in use where none is named',
  },
  { name: 'workspaces:switch', clients: 'D', args: '<workspace>', verdict: 'same' },
  {
    name: 'workspaces:update',
    clients: 'D',
    args: '<workspace> <username>',
    options: ['--role <role>', '--alerts <boolean>'],
    verdict: 'better',
    reason: 'changes the address of the workspace, too',
  },
  { name: 'workspaces:invite', clients: 'D', args: '<workspace> <email>', verdict: 'same' },
  { name: 'workspaces:remove', clients: 'D', args: '<workspace> <username>', verdict: 'same' },
  {
    name: 'workspaces:delete',
    clients: 'D',
    args: '<workspace>',
    options: ['--confirm <workspace>'],
    verdict: 'better',
    reason: 'refuses while there are apps in it, which would go as well',
  },
  { name: 'pts:list', clients: 'D', options: [app, limit], verdict: 'same' },
  {
    name: 'pts:describe',
    clients: 'D',
    args: '<type>',
    options: [app],
    verdict: 'better',
    reason: 'a limit that is a number is no failure',
  },
  {
    name: 'pts:restart',
    clients: 'D',
    args: '[type...]',
    options: [app, '--confirm <yes>'],
    verdict: 'better',
    reason: 'nothing is asked',
  },
  { name: 'pts:clean', clients: 'D', args: '<type...>', options: [app], verdict: 'same' },
  { name: 'ps:describe', clients: 'D', args: '<pod>', options: [app], verdict: 'same' },
  {
    name: 'ps:delete',
    clients: 'D',
    args: '<pod...>',
    options: [app],
    verdict: 'better',
    reason: 'names that there are not are a failure',
  },
  { name: 'ps:logs', clients: 'D', args: '<pod>', options: [app], verdict: 'same' },
  {
    name: 'ps:exec',
    clients: 'D',
    args: '<pod> <command...>',
    options: [app, '-i, --stdin', '-t, --tty'],
    verdict: 'better',
    reason: 'ends with the exit code of the command, and takes piped input',
  },
  {
    name: 'builds:fetch',
    clients: 'D',
    options: [
      ...[app, '-v, --version <version>', '-p, --procfile <file>', '-d, --dryccpath <folder>', '--save'],
      '--confirm <yes>',
    ],
    verdict: 'better',
    reason: 'asks only where a file would be overwritten',
  },
  { name: 'builds:info', clients: 'D', options: [app, '-v, --version <version>'], verdict: 'same' },
  { name: 'config:attach', clients: 'D', args: '<type> <group...>', options: [app], verdict: 'same' },
  { name: 'config:detach', clients: 'D', args: '<type> <group...>', options: [app], verdict: 'same' },
  {
    name: 'releases:deploy',
    clients: 'D',
    args: '[type...]',
    options: [app, '-f, --force', '--confirm <yes>'],
    verdict: 'same',
  },
  ...['autodeploy', 'autorollback'].flatMap((noun) =>
    ['info', 'enable', 'disable'].map((verb): CommandRow => ({
      name: `${noun}:${verb}`,
      clients: 'D',
      options: [app],
      verdict: 'same',
    })),
  ),
  { name: 'volumes:list', clients: 'D', options: [app, limit], verdict: 'better', reason: wholeList },
  {
    name: 'volumes:add',
    clients: 'D',
    args: '<name> <size>',
    options: [
      ...[app, '-t, --type <type>', '--nfs-server <host>', '--nfs-path <path>', '--oss-server <url>'],
      ...['--oss-bucket <bucket>', '--oss-access-key <key>', '--oss-secret-key <key>', '--oss-path-style'],
    ],
    verdict: 'better',
    reason: 'the secret key can come from standard input; sizes are checked',
  },
  { name: 'volumes:info', clients: 'D', args: '<name>', options: [app], verdict: 'better', reason: 'hides keys' },
  {
    name: 'volumes:serve',
    clients: 'D',
    args: '<name>',
    options: [app],
    verdict: 'better',
    reason: 'says why it ends; `--detach` and `--json` for scripts',
  },
  {
    name: 'volumes:client',
    clients: 'D',
    args: '<action> <source> [target]',
    options: [app],
    verdict: 'better',
    reason: 'overwrites nothing without asking; a copy that breaks off leaves no half file',
  },
  { name: 'volumes:expand', clients: 'D', args: '<name> <size>', options: [app], verdict: 'same' },
  { name: 'volumes:mount', clients: 'D', args: '<name> <type=path...>', options: [app], verdict: 'same' },
  { name: 'volumes:unmount', clients: 'D', args: '<name> <type...>', options: [app], verdict: 'same' },
  {
    name: 'volumes:remove',
    clients: 'D',
    args: '<name>',
    options: [app],
    verdict: 'better',
    reason: 'asks at a terminal; scripts are not asked',
  },
  { name: 'timeouts:list', clients: 'D', options: [app], verdict: 'same' },
  { name: 'timeouts:set', clients: 'D', args: '<type=seconds...>', options: [app], verdict: 'same' },
  { name: 'timeouts:unset', clients: 'D', args: '<type...>', options: [app], verdict: 'same' },
  { name: 'lifecycles:list', clients: 'D', options: [app], verdict: 'same' },
  {
    name: 'lifecycles:set',
    clients: 'D',
    args: '<hook> <action> <words...>',
    options: [app, '-p, --ptype <type>', '--path <path>', '--stop-signal <signal>'],
    verdict: 'better',
    reason: 'what controllers do not check is checked here',
  },
  { name: 'lifecycles:unset', clients: 'D', args: '<hook...>', options: [app, '-p, --ptype <type>'], verdict: 'same' },
  { name: 'limits:plans', clients: 'D', options: ['--cpu <cores>', limit], verdict: 'better', reason: wholeList },
  { name: 'limits:specs', clients: 'D', options: ['--keywords <words>', limit], verdict: 'better', reason: wholeList },
  { name: 'services:list', clients: 'D', options: [app], verdict: 'same', reason: othersOfHephy },
  {
    name: 'services:add',
    clients: 'D',
    args: '<type> <port:target>',
    options: [app, '--protocol <protocol>'],
    verdict: 'same',
    reason: othersOfHephy,
  },
  {
    name: 'services:remove',
    clients: 'D',
    args: '<type> <port>',
    options: [app, '--protocol <protocol>'],
    verdict: 'better',
    reason: `a port that is not there is a failure, where controllers say that they removed it; ${othersOfHephy}`,
  },
  ...['gateways', 'routes'].flatMap((noun): readonly CommandRow[] => [
    { name: `${noun}:list`, clients: 'D', options: [app, limit], verdict: 'better', reason: wholeList },
    {
      name: `${noun}:info`,
      clients: 'D',
      args: '<name>',
      options: [app],
      verdict: 'better',
      reason: 'prints everything that `apply` takes',
    },
    {
      name: `${noun}:apply`,
      clients: 'D',
      args: '<file>',
      options: [app],
      verdict: 'better',
      reason: 'takes the spelling of Kubernetes too; refuses what would be left out, and an empty list of ports',
    },
    {
      name: `${noun}:remove`,
      clients: 'D',
      args: '<name>',
      options: noun === 'gateways' ? [app, '--port <port>', '--protocol <protocol>'] : [app],
      verdict: 'same',
    },
  ]),
  ...['tls:force', 'tls:auto'].map((name): CommandRow => ({
    name,
    clients: 'D',
    args: '<state>',
    options: [app],
    verdict: 'better',
    reason: 'keeps the issuer of certificates',
  })),
  {
    name: 'tls:issuer',
    clients: 'D',
    options: [app, '--email <address>', '--server <url>', '--key-id <id>', '--key-secret <secret>'],
    verdict: 'better',
    reason: 'sets again what the controller switches off',
  },
  ...(
    [
      ['perms:update', '<username> <permission>', [app]],
      ['users:enable', '<username>', []],
      ['users:disable', '<username>', []],
      ['gateways:add', '<name>', [app, '--port <port>', '--protocol <protocol>']],
      ['routes:add', '<name> <kind> <backend...>', [app]],
      ['routes:get', '<name>', [app]],
      ['routes:set', '<name>', [app, '--rules-file <file>']],
      ['routes:attach', '<name>', [app, '--gateway <name>', '--port <port>']],
      ['routes:detach', '<name>', [app, '--gateway <name>', '--port <port>']],
      ['resources:list', '', [app, limit]],
      ['resources:describe', '<name>', [app, '--details']],
      ['resources:create', '<name> <service> <plan> [name=value...]', [app, '-f, --values <file>']],
      ['resources:update', '<name> <service> <plan> [name=value...]', [app, '-f, --values <file>']],
      ['resources:bind', '<name>', [app]],
      ['resources:unbind', '<name>', [app]],
      ['resources:destroy', '<name>', [app, '--confirm <name>']],
      ['resources:services', '', [limit]],
      ['resources:plans', '<service>', [limit]],
    ] as const
  ).map(([name, args, options]): CommandRow => ({
    name,
    clients: 'D',
    ...(args !== '' && { args }),
    ...(options.length > 0 && { options }),
    verdict: 'same',
    reason: 'for Drycc 1.8 to 1.13, as its client v1.10.2 has it',
  })),
  {
    name: 'update',
    clients: 'D',
    verdict: 'left out',
    reason: 'the package manager that installed the program updates it',
  },
];

/** Options that are left out. */
export const optionRows: readonly OptionRow[] = [
  ...['limits:set', 'limits:unset'].map((command) => ({
    command,
    option: '-c',
    clients: 'V',
    reason: 'short for `--cpu` in V only; with W and H `-c` names the settings',
  })),
];

/** Words that stand for commands. */
export const shortcutRows: readonly ShortcutRow[] = [
  ['create', 'apps:create', 'V W H D'],
  ['destroy', 'apps:destroy', 'V W H D'],
  ['exec', 'ps:exec', 'D'],
  ['info', 'apps:info', 'V W H D'],
  ['login', 'auth:login', 'V W H D'],
  ['logout', 'auth:logout', 'V W H D'],
  ['logs', 'apps:logs', 'V W H D'],
  ['open', 'apps:open', 'V W H D'],
  ['passwd', 'auth:passwd', 'V W H'],
  ['pull', 'builds:create', 'V W H D'],
  ['config:info', 'config:list', 'D'],
  ['perms:add', 'perms:create', 'D'],
  ['perms:remove', 'perms:delete', 'D'],
  ['pts:scale', 'ps:scale', 'D'],
  ['register', 'auth:register', 'V W H'],
  ['rollback', 'releases:rollback', 'V W H'],
  ['run', 'apps:run', 'V W H D'],
  ['scale', 'ps:scale', 'V W H D'],
  ['sharing', 'perms:list', 'V W H'],
  ['sharing:list', 'perms:list', 'V W H'],
  ['sharing:add', 'perms:create', 'V W H'],
  ['sharing:remove', 'perms:delete', 'V W H'],
  ['whoami', 'auth:whoami', 'V W H D'],
].map(([word = '', command = '', clients = '']): ShortcutRow => ({ word, command, clients, verdict: 'same' }));

/** Shortcuts that are left out. */
export const lostShortcuts: readonly ShortcutRow[] = [];

/** Ways to write command lines. */
export const formRows: readonly FormRow[] = [
  { line: 'apps', means: 'apps:list', clients: 'V W H D', verdict: 'same', reason: 'a noun alone is its list' },
  { line: 'apps list', means: 'apps:list', clients: 'D', verdict: 'same', reason: 'noun and verb apart' },
  ...['maintenance', 'routing', 'tls'].map((line) => ({
    line,
    means: `${line}:info`,
    clients: 'W H',
    verdict: 'same' as const,
    reason: 'a noun without a list is its state',
  })),
  ...['auth', 'git'].map((line) => ({
    line,
    means: `help ${line}`,
    clients: 'V W H',
    verdict: 'same' as const,
    reason: 'a noun without either is its help',
  })),
  ...['apps --help', 'apps -h', '--help apps', '-h apps'].map((line) => ({
    line,
    means: 'help apps',
    clients: 'V W H',
    verdict: 'same' as const,
    reason: 'the commands of a noun',
  })),
  ...['help apps:create', 'help create', 'create -h', '-h create', '--help apps:create'].map((line) => ({
    line,
    means: 'apps:create --help',
    clients: 'V W H',
    verdict: 'same' as const,
    reason: 'the help of a command, or of its shortcut',
  })),
  ...['-h', '--help', 'help help'].map((line) => ({
    line,
    means: 'help',
    clients: 'V W H D',
    verdict: 'same' as const,
    reason: 'the help of the program',
  })),
  {
    line: '',
    means: 'help',
    clients: 'V W H D',
    verdict: 'better',
    reason: 'W and H print a usage line and end with 1, V nothing',
  },
  { line: '-v', means: '--version', clients: 'V W H', verdict: 'same', reason: 'the version of the program' },
  ...['ps:scale web=2 -a x', 'ps:scale -a x web=2', 'ps:scale -ax web=2', 'ps:scale --app=x web=2'].map((line) => ({
    line,
    means: 'ps:scale web=2 --app x',
    clients: 'V W H',
    verdict: 'same' as const,
    reason: 'options stand anywhere among the arguments',
  })),
  {
    line: 'config:list --onel --ap x',
    means: 'config:list --oneline --app x',
    clients: 'V W H',
    verdict: 'same',
    reason: 'long options may be abbreviated',
  },
  {
    line: 'apps:run -a x -- bash -c ls',
    means: 'apps:run --app x bash -c ls',
    clients: 'V W H D',
    verdict: 'better',
    reason: 'what follows `--` or the first word of the command belongs to it',
  },
  {
    line: 'apps:run bash -a x',
    means: 'apps:run -a x bash',
    clients: 'V W H',
    verdict: 'same',
    reason: 'the app, and no other option, may follow the command',
  },
  ...['apps:list -c staging', 'apps:list --config=staging', '-c staging apps:list'].map((line) => ({
    line,
    means: 'apps:list --config staging',
    clients: 'W H D',
    verdict: 'same' as const,
    reason: 'the settings to use',
  })),
  {
    line: 'ps:list -a x -a y',
    clients: 'V W H',
    verdict: 'same',
    reason: 'an option with a value that is given twice is refused',
  },
  ...['apps:nosuch', 'apps:help'].map((line) => ({
    line,
    clients: 'V W H',
    verdict: 'better' as const,
    reason: 'no command: refused with 2, and with what comes near; they end with 0',
  })),
  {
    line: 'nosuch',
    clients: 'V W H D',
    verdict: 'better',
    reason: 'refused with 2, unless `deis-nosuch` is a program on PATH, which is then run; they end with 1',
  },
];

/** Variables of the environment; of those that begin with the name of the program, what follows it is in `variables`. */
export const variableRows: readonly NameRow[] = [
  { name: 'DEIS_PROFILE', clients: 'V W H D', verdict: 'same', reason: 'the settings to use' },
  {
    name: 'DEIS_DRINK_OF_CHOICE',
    clients: 'V W H D',
    verdict: 'same',
    reason: 'what is had while processes scale and restart',
  },
  { name: 'DEIS_APP', clients: 'D', verdict: 'same', reason: 'the app, where neither `-a` nor git names one' },
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].map((name) => ({
    name,
    clients: 'W H D',
    verdict: 'same' as const,
    reason: 'in lower case too; this machine is never requested through a proxy',
  })),
  { name: 'HOME', clients: 'V W H D', verdict: 'same', reason: 'where the settings are' },
  { name: 'PATH', clients: 'V W H D', verdict: 'same', reason: 'where plugins are; relative folders are left out' },
  ...['CONTROLLER_URL', 'TOKEN', 'SSL_VERIFY', 'USERNAME', 'RESPONSE_LIMIT'].map((name) => ({
    name: `DEIS_${name}`,
    clients: 'D',
    verdict: 'same' as const,
    reason: 'given to plugins, under the name of the program',
  })),
  {
    name: 'SSL_CERT_FILE',
    clients: 'W H D',
    verdict: 'same',
    reason: 'the authorities to trust, instead of those of Node.js and the machine',
  },
  {
    name: 'SSL_CERT_DIR',
    clients: 'W H D',
    verdict: 'same',
    reason: 'a folder of authorities, likewise; with `SSL_CERT_FILE` both count',
  },
  ...['HOMEDRIVE', 'HOMEPATH'].map((name) => ({
    name,
    clients: 'V W H',
    verdict: 'left out' as const,
    reason: 'on Windows `USERPROFILE` says it',
  })),
  {
    name: 'HEPHY_PROFILE',
    clients: 'H',
    verdict: 'left out',
    reason:
      'H takes its settings, its remote and its variables from the name that it is called by; here that is `deis` or `drycc`, and `-c ~/.hephy/client.json` reads the settings of another name',
  },
  { name: 'LANGUAGE', clients: 'D', verdict: 'left out', reason: '`LC_ALL`, `LC_MESSAGES` and `LANG` say it' },
];

/** Fields of the settings file, in their order. */
export const fieldRows: readonly NameRow[] = [
  { name: 'username', clients: 'V W H D', verdict: 'same', reason: '' },
  { name: 'ssl_verify', clients: 'V W H D', verdict: 'same', reason: 'only `false` switches the check off' },
  { name: 'controller', clients: 'V W H D', verdict: 'better', reason: 'may have a path, and a slash at its end' },
  { name: 'token', clients: 'V W H D', verdict: 'same', reason: '' },
  {
    name: 'response_limit',
    clients: 'V W H D',
    verdict: 'better',
    reason: 'the size of a page; the rest of the list follows',
  },
  { name: 'workspace', clients: 'D', verdict: 'same', reason: 'kept as it is, like every field that is not known' },
];
