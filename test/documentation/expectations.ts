import { existsSync } from 'node:fs';
import { longName } from '../../src/command-line/input-names.ts';
import { common } from '../../src/cli/inputs.ts';
import { loadedGroups } from './commands-page.ts';

/** Something that people asked of these clients or of their peers, and where it is answered. */
export interface Expectation {
  /** What was asked, in a few words. */
  readonly ask: string;
  /** Where it was asked. */
  readonly asked: readonly string[];
  /** What the answer is. */
  readonly answer: string;
  /** The commands, each with the options that matter; `*` stands for every command. */
  readonly where: readonly string[];
  /** The files below test that hold it. */
  readonly tests: readonly string[];
}

/** The 42 requests, in the order of the page. */
export const expectations: readonly Expectation[] = [
  {
    ask: 'output in forms for programs, as kubectl has them',
    asked: ['deis/workflow-cli#238', 'teamhephy/workflow-cli#18'],
    answer: 'every command prints JSON; a table, YAML or CSV as well',
    where: ['* --json --output'],
    tests: ['json-output.test.ts', 'program/output-form.test.ts'],
  },
  {
    ask: 'a client that scripts can build on',
    asked: ['deis/workflow-cli#237'],
    answer: 'JSON under the names of the API, a published schema, and exit codes that stay',
    where: ['* --json'],
    tests: ['json-output.test.ts', 'program/messages.test.ts'],
  },
  {
    ask: 'follow the log',
    asked: ['deis/workflow-cli#102', 'deis/deis#465', 'deis/controller#1210', 'deis/deis#3405'],
    answer: 'the log is polled, and no line is shown twice',
    where: ['apps:logs --follow'],
    tests: ['logs/logs.test.ts'],
  },
  {
    ask: 'a number of lines of the log',
    asked: ['deis/deis#1264'],
    answer: 'sent to the controller as `log_lines`',
    where: ['apps:logs --lines'],
    tests: ['commands/apps.test.ts'],
  },
  {
    ask: 'values of several lines in .env files',
    asked: ['deis/workflow-cli#291', 'deis/deis#4512'],
    answer: 'what is pulled is pushed as the same values, whatever they hold',
    where: ['config:pull', 'config:push', 'config:export'],
    tests: ['settings/dotenv.test.ts', 'settings/variable-formats.test.ts'],
  },
  {
    ask: '`export` and quotes in .env files',
    asked: ['deis/workflow-cli#289', 'deis/deis#3796'],
    answer: 'read as shells and other tools read them',
    where: ['config:push'],
    tests: ['settings/dotenv.test.ts'],
  },
  {
    ask: 'keys and certificates as values',
    asked: ['deis/workflow-cli#228', 'deis/controller#891'],
    answer: 'the value of a file or of standard input, where that is asked for',
    where: ['config:set --read'],
    tests: ['commands/config-given.test.ts'],
  },
  {
    ask: 'see what a change of the config would be',
    asked: ['deis/workflow-cli#293'],
    answer: 'compared with a file, another app or an earlier release; and a change that is only shown',
    where: ['config:diff', 'config:push --dry-run', 'config:set --dry-run'],
    tests: ['commands/diff.test.ts', 'commands/dry-run.test.ts'],
  },
  {
    ask: 'empty values',
    asked: ['deis/deis#4802', 'deis/workflow-cli#270'],
    answer: '`KEY=` sets an empty value',
    where: ['config:set'],
    tests: ['commands/config-set.test.ts'],
  },
  {
    ask: 'exit codes that tell success from failure',
    asked: ['deis/deis#767'],
    answer: 'one for each kind of failure; `apps:run` exits with the code of its command',
    where: ['*', 'apps:run'],
    tests: ['program/messages.test.ts', 'subprocess.test.ts'],
  },
  {
    ask: 'not to work on the wrong cluster by accident',
    asked: ['deis/deis#4620', 'deis/deis#3367'],
    answer: 'questions before destruction name app and controller, and a git repository can be bound to a profile',
    where: ['apps:destroy', 'profiles:bind'],
    tests: ['commands/profiles.test.ts', 'cli/prompts.test.ts'],
  },
  {
    ask: 'several clusters, and profiles by path',
    asked: ['deis/workflow-cli#38', 'deis/workflow-cli#28'],
    answer: 'a profile is a name or the path of a file',
    where: ['* --config', 'profiles:list', 'profiles:use', 'profiles:rename', 'profiles:remove'],
    tests: ['settings/profile.test.ts', 'commands/profiles.test.ts'],
  },
  {
    ask: 'the profile that the git remote needs',
    asked: ['deis/workflow-cli#302', 'teamhephy/workflow-cli#8'],
    answer:
      'a git repository can be bound to a profile; otherwise a remote that points to the controller of one other profile chooses it, with a note. Explicit choices win',
    where: ['profiles:bind', 'profiles:unbind', 'profiles:list'],
    tests: ['commands/profiles.test.ts'],
  },
  {
    ask: 'the app from the environment',
    asked: ['deis/deis#2557'],
    answer: '`DEIS_APP`, after --app and the git remote',
    where: ['apps:info --app'],
    tests: ['commands/apps.test.ts', 'program/messages.test.ts'],
  },
  {
    ask: 'create an app outside a git repository',
    asked: ['deis/workflow-cli#298', 'deis/builder#387'],
    answer: 'the app is made, and a notice says that there is no remote; exit code 0',
    where: ['apps:create --remote'],
    tests: ['commands/git.test.ts', 'commands/apps.test.ts'],
  },
  {
    ask: 'say why an app is not found',
    asked: ['deis/workflow-cli#311', 'deis/workflow-cli#147', 'deis/deis#1719'],
    answer: 'the failure says where the name came from, and on a terminal which names come near',
    where: ['apps:info'],
    tests: ['program/explain-failure.test.ts', 'program/messages.test.ts'],
  },
  {
    ask: 'leave the remotes of other apps alone',
    asked: ['deis/deis#544', 'deis/deis#2354'],
    answer: 'a remote is removed only if its whole URL belongs to the app',
    where: ['apps:destroy', 'git:remove'],
    tests: ['git/remotes.test.ts', 'commands/git.test.ts'],
  },
  {
    ask: 'a clear message where the remote exists',
    asked: ['deis/deis#4455'],
    answer: 'it says where the remote leads, and the command that turns it',
    where: ['apps:create', 'git:remote --force'],
    tests: ['commands/git.test.ts'],
  },
  {
    ask: 'whole lists',
    asked: ['deis/deis#3911', 'deis/deis#44', 'deis/controller#463'],
    answer: 'all pages are read; --limit counts what is shown',
    where: ['apps:list --limit'],
    tests: ['api/pages.test.ts', 'streaming.test.ts'],
  },
  {
    ask: 'own certificate authorities',
    asked: ['deis/deis#4422'],
    answer: '`DEIS_CA_FILE`, `NODE_EXTRA_CA_CERTS` and `SSL_CERT_FILE`; an option would be one more place for the same',
    where: ['auth:login'],
    tests: ['http/tls.test.ts'],
  },
  {
    ask: 'TLS that is checked',
    asked: ['deis/workflow#589', 'deis/workflow-cli#264', 'deis/workflow-cli#265'],
    answer: 'it is, unless login was told otherwise, and then each command says so',
    where: ['auth:login --ssl-verify'],
    tests: ['http/tls.test.ts', 'cli/connections.test.ts'],
  },
  {
    ask: 'long commands that do not hang or break off',
    asked: ['deis/deis#3769', 'deis/deis#3883', 'deis/controller#1106'],
    answer:
      'no limit but --timeout; a 504 of the router is explained. Controllers send the output at the end, none bit by bit',
    where: ['apps:run --timeout'],
    tests: ['commands/long-changes.test.ts', 'subprocess.test.ts'],
  },
  {
    ask: 'changes that a router gives up on',
    asked: ['deis/deis#1306', 'deis/workflow#96'],
    answer: 'waited for by looking, never by sending the change again',
    where: ['ps:scale --wait', 'ps:restart --wait', 'ps:wait'],
    tests: ['rollout/await-release.test.ts', 'commands/long-changes.test.ts'],
  },
  {
    ask: 'who am I, and is the token good',
    asked: ['deis/deis#1979', 'deis/deis#4792'],
    answer: 'known without asking; or asked of the controller',
    where: ['auth:whoami --all', 'auth:status'],
    tests: ['commands/account.test.ts', 'commands/auth-token.test.ts'],
  },
  {
    ask: 'newer kinds of SSH keys',
    asked: ['deis/deis#1262', 'deis/workflow#598'],
    answer: 'all of OpenSSH, those of security keys too; with fingerprints',
    where: ['keys:add', 'keys:list'],
    tests: ['commands/keys.test.ts'],
  },
  {
    ask: 'secrets that are not echoed',
    asked: ['deis/controller#347', 'teamhephy/controller#69', 'cloudfoundry/cli#906'],
    answer: 'names are shown, values where that is asked for; no message holds one',
    where: ['config:set --show-values', 'config:push --show-values'],
    tests: ['commands/config-set.test.ts'],
  },
  {
    ask: 'no Procfile that is used unseen',
    asked: ['teamhephy/workflow-cli#5', 'teamhephy/workflow-cli#48'],
    answer: 'process types are given by an option, and a Procfile in the folder is not read',
    where: ['builds:create --procfile'],
    tests: ['commands/deploy.test.ts'],
  },
  {
    ask: 'plugins',
    asked: ['deis/deis#3177', 'drycc/workflow#62'],
    answer: 'programs on PATH, with the login in their environment',
    where: ['plugins:list'],
    tests: ['program/plugins.test.ts'],
  },
  {
    ask: 'clear words where versions do not fit',
    asked: ['deis/deis#2694', 'deis/deis#5013', 'deis/workflow-cli#34'],
    answer: 'the API is found out; what does not look like a controller is named with its URL, once',
    where: ['auth:login', 'version:show --all'],
    tests: ['api/recognise.test.ts', 'commands/version.test.ts'],
  },
  {
    ask: 'certificates for several names',
    asked: ['deis/deis#3441', 'deis/deis#3556'],
    answer: 'attached to many domains by one command; their names are shown where the API has them',
    where: ['certs:attach', 'certs:info'],
    tests: ['commands/certs.test.ts', 'commands/certs-safety.test.ts'],
  },
  {
    ask: 'an easy installation',
    asked: ['deis/deis#2710'],
    answer: 'one npm package without a compiler, with the manual; no package for Homebrew',
    where: [],
    tests: ['start/package.test.ts', 'start/man.test.ts'],
  },
  {
    ask: 'JSON everywhere',
    asked: ['heroku/cli#42', 'heroku/cli#1637', 'heroku/cli#2045'],
    answer: 'of every command, by the same option and tested against its schema',
    where: ['* --json'],
    tests: ['json-output.test.ts'],
  },
  {
    ask: 'JSON that notices and failures do not break',
    asked: ['heroku/cli#1736', 'heroku/cli#289'],
    answer: 'standard output is the result; failures and notices are JSON lines on standard error',
    where: ['* --json'],
    tests: ['json-output.test.ts', 'program/messages.test.ts'],
  },
  {
    ask: 'a login for CI',
    asked: ['heroku/cli#927', 'heroku/cli#8', 'heroku/cli#502', 'heroku/cli#152'],
    answer: 'two variables, and no file; an action and a job to copy',
    where: ['auth:login --token-stdin'],
    tests: ['cli/ci.test.ts', 'documentation/ci.test.ts', 'commands/auth-token.test.ts'],
  },
  {
    ask: 'a token that is not in plain text',
    asked: ['heroku/legacy-cli#770', 'cli/cli#8954', 'cli/cli#13872', 'cli/cli#5961'],
    answer:
      'not in a keyring: every one for Node needs native code. The file is its owner’s alone, and `auth:status` says where it is',
    where: ['auth:status'],
    tests: ['settings/profile.test.ts', 'commands/auth-token.test.ts'],
  },
  {
    ask: 'destruction of the app that was named, and no other',
    asked: ['heroku/legacy-cli#199', 'heroku/cli#608'],
    answer: 'the name is typed, or given by --confirm, which says the app too; the folder is never one',
    where: ['apps:destroy --confirm'],
    tests: ['commands/apps.test.ts', 'cli/prompts.test.ts'],
  },
  {
    ask: 'quoting that shells read back',
    asked: ['heroku/legacy-cli#414', 'heroku/heroku-apps#126'],
    answer: 'single quotes, always the same way',
    where: ['config:export --format'],
    tests: ['settings/variable-formats.test.ts'],
  },
  {
    ask: 'parts of JSON without another program',
    asked: ['cli/cli#385', 'cli/cli#1089', 'cli/cli#5394', 'cli/cli#3994'],
    answer: 'named fields, jq expressions with or without --json, and templates',
    where: ['* --json --jq --template'],
    tests: ['program/output-form.test.ts'],
  },
  {
    ask: 'say what a file of variables may hold',
    asked: ['cli/cli#10894'],
    answer: '`help dotenv`, and the help of the commands that read and write the five forms',
    where: ['config:push', 'config:export'],
    tests: ['help/topics.test.ts', 'settings/dotenv.test.ts', 'settings/variable-formats.test.ts'],
  },
  {
    ask: 'wait for processes; the release of each',
    asked: ['heroku/heroku-apps#208', 'heroku/heroku-apps#209'],
    answer: 'until those of the newest release are up or one has failed; a column RELEASE',
    where: ['ps:wait', 'ps:list'],
    tests: ['rollout/await-release.test.ts'],
  },
  {
    ask: 'completion and start without delay',
    asked: ['heroku/cli#1087', 'heroku/cli#1183'],
    answer: 'names are remembered for a minute; what a start loads and how large it is are tested',
    where: ['completion:install'],
    tests: ['completion/typed.test.ts', 'start/modules.test.ts', 'bench.test.ts'],
  },
  {
    ask: 'notices of updates that fit how it was installed',
    asked: ['cli/cli#2855'],
    answer: 'only on request; the npm registry then learns nothing about the login',
    where: ['version:show --check-update'],
    tests: ['commands/newest-version.test.ts'],
  },
];

/** The commands and options among these that there are none of, as `config:diff` or `ps:scale --wait`. */
export async function missingCommands(all: readonly Expectation[]): Promise<string[]> {
  const groups = await loadedGroups();
  const options = new Map([['*', Object.keys(common)]]);
  for (const { noun, commands } of groups)
    for (const [verb, command] of Object.entries(commands))
      options.set(`${noun}:${verb}`, [...Object.keys(common), ...Object.keys(command.options)]);
  return all
    .flatMap(({ where }) => where)
    .flatMap((each) => {
      const [name = '', ...wanted] = each.split(' ');
      const known = options.get(name)?.map((key) => `--${longName(key)}`);
      if (known === undefined) return [name];
      return wanted.filter((option) => !known.includes(option)).map((option) => `${name} ${option}`);
    });
}

/** The files of tests among these that there are none of. */
export function missingTests(all: readonly Expectation[]): string[] {
  const files = all.flatMap(({ tests }) => tests);
  return files.filter((file) => !existsSync(new URL(`../${file}`, import.meta.url)));
}

/** The page: a row for each request; what it names and there is none of is said to be missing. */
export async function expectationsPage(): Promise<string> {
  const rows = await Promise.all(
    expectations.map(async (expectation, index) => {
      const { ask, asked, answer, where, tests } = expectation;
      const missing = [...(await missingCommands([expectation])), ...missingTests([expectation])];
      return [
        String(index + 1),
        ask,
        asked.join(', '),
        missing.length === 0 ? answer : `${answer}. Missing: ${missing.join(', ')}`,
        where.map((each) => `\`${each.replace('* ', '').replace('*', 'every command')}\``).join(', '),
        tests.map((file) => `[${file.replace('.test.ts', '')}](../test/${file})`).join(', '),
      ];
    }),
  );
  const lines = rows.map((row) => `| ${row.join(' | ')} |`);
  return [
    '# What people asked for',
    '<!-- Made by npm run docs. -->',
    'Forty-two requests from the trackers of the Deis clients, their successors and their peers, and where each is answered: the ' +
      'commands and options, and the tests that hold it. Where the answer is no, it says why.',
    ['| # | request | asked in | answer | commands | tests |', '| --- | --- | --- | --- | --- | --- |', ...lines].join(
      '\n',
    ),
  ].join('\n\n');
}
