import { type GoCommand, goCommands } from '../drycc/go-commands.ts';
import { goRuns, pathOf } from '../drycc/go-runs.ts';

/** Why a command is better here than with the Go client, by its name here; the others are the same. */
const better: Readonly<Record<string, string>> = {
  'auth:login': 'waits for nothing; keeps the workspace; the password can come from standard input',
  'tokens:add': 'prints the token alone; asks nothing; cuts no alias',
  'workspaces:delete': 'refuses while there are apps in it, which would go as well',
  'workspaces:update': 'changes the address of the workspace, too',
  'apps:create': 'uses the only workspace if none is set; outside a git repository it succeeds',
  'apps:info': 'requests the domains once',
  'apps:run': 'follows the output, and exits with the exit code of the command',
  'apps:transfer': 'refuses a workspace of which you are not a member',
  'apps:open': 'prints the URL without a terminal',
  'apps:logs': 'has the logs of a whole app on newer controllers as well',
  'ps:logs': 'takes `-a` after `logs`, too',
  'ps:exec': 'exits with the exit code of the command, and takes piped input',
  'ps:delete': 'names that do not exist are a failure',
  'ps:scale': 'types and numbers are checked, which the controller does not do',
  'pts:describe': 'takes a limit that is a number',
  'builds:create': 'pipelines that replace variables have to be confirmed',
  'builds:fetch': 'asks only if files differ',
  'config:list': 'has `--json` and `--oneline`',
  'config:set': 'prints no values; asks nothing',
  'config:unset': 'prints no values; asks nothing',
  'config:pull': 'only its owner can read the file; values of several lines survive',
  'config:push': 'keeps the variables that the file does not name, unless told with `--replace`; works in CI',
  'registry:list': 'hides the password',
  'registry:set': 'hides the password',
  'healthchecks:unset': 'works, where the client sends the name of the probe as process type',
  'lifecycles:set': 'checks what controllers do not check',
  'pts:restart': 'asks nothing',
  'releases:deploy': 'asks nothing; has `--wait`',
  'releases:rollback': 'takes no version for the previous one, where the client panics; has `--wait`',
  'autoscale:set': 'refuses a minimum above the maximum',
  'certs:add': 'checks certificate and key before anything is sent',
  'tls:force': 'keeps the issuer of certificates',
  'tls:auto': 'keeps the issuer of certificates',
  'tls:issuer': 'switches on again what the controller switches off',
  'services:remove': 'a port that does not exist is a failure',
  'gateways:apply': 'takes the spelling of Kubernetes too; refuses what would be left out, and an empty list of ports',
  'routes:info': 'prints everything that `routes apply` takes, also matches and filters',
  'routes:apply': 'takes the spelling of Kubernetes too; refuses what would be left out',
  'volumes:add': 'the secret key can come from standard input; sizes are checked',
  'volumes:client':
    'overwrites nothing without asking; a copy that breaks off leaves no half file; `rm` fails for what is not there',
  'volumes:info': 'hides keys',
  'volumes:remove': 'asks at a terminal',
  'perms:create': 'takes several permissions as words, of which the client sends the first',
  'resources:describe': 'hides secrets',
  'resources:update': 'works without `--values`',
  'keys:add': 'the name in any order; line ends are not part of the key',
  'version:show': 'names the kind of controller with `--all`',
};

const wholeList = 'shows more than one page';

/** Why a command is left out. */
const leftOut: Readonly<Record<string, string>> = {
  update: 'the package manager that installed the program updates it',
};

/** The page that shows every command path of Drycc's Go clients. */
export function goClientsDryccPage(): string {
  const rows = goCommands.map((row) => [
    code(row.path),
    [row.clients.includes('N') ? '2026' : '', row.clients.includes('O') ? '1.10' : ''].filter(Boolean).join(', '),
    [...row.args, ...row.options.map(({ short, long }) => (short === undefined ? `--${long}` : `-${short}, --${long}`))]
      .map(code)
      .join(' '),
    changesOf(row),
    ...verdictOf(row),
  ]);
  return [
    "# Drycc's Go clients, one by one",
    '<!-- Made by npm run docs. -->',
    "Every command of two Go clients of Drycc, as you type it after `drycc`: **2026** is the client of June 2026, which fits today's controller; **1.10** is 1.10.2, which fits Drycc 1.8 to 1.13. All these words and options are accepted, under the name `drycc` and in the same order. What they change on the controller is the same, and so is the settings file afterwards; about 350 command lines are tested for it. Bugs that are not copied are on the page of [differences](differences.md).",
    'In commands with blanks, options have the letters of the Go client: `drycc config push -p web` names a process type. With a colon they have the letters of the older clients: `drycc config:push -p .env` names a file. Flags also take `=true` and `=false`, and letters take `-p=web`.',
    '## Commands',
    table(['command', 'client', 'arguments and options', 'changes', 'verdict', 'why'], rows),
  ].join('\n\n');
}

function verdictOf({ name, path, options }: GoCommand): [verdict: string, why: string] {
  if (name === undefined) return ['left out', leftOut[path] ?? ''];
  const why = better[name] ?? (options.some(({ long }) => long === 'limit') ? wholeList : undefined);
  return why === undefined ? ['same', ''] : ['better', why];
}

/** Methods and paths of what the first command line of a path changes. */
function changesOf({ path, clients }: GoCommand): string {
  const run = goRuns.find(
    ({ line, clients: of, changes }) =>
      pathOf(line) === path &&
      changes.length > 0 &&
      (['N', 'O'] as const).some((each) => clients.includes(each) && of.includes(each)),
  );
  const known = run?.changes ?? (/^(?:apps )?run$/.test(path) ? ['POST /v2/apps/example-go/run/'] : []);
  return known.map((change) => code(change.split(' ').slice(0, 2).join(' ').replace('/example-go', '/APP'))).join(' ');
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
