import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMachine } from '../setup/simulated-machine.ts';
import { goCommands } from './go-commands.ts';
import { type GoRun, goRuns, pathOf } from './go-runs.ts';
import { type Client, goStandIn, issuer } from './go-stand-in.ts';
import { token } from './scripted-drycc.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

/** The files that command lines name. */
const files: Readonly<Record<string, string>> = {
  '.env': 'FROM=file\n',
  'foo.crt': fixture('bar.com.drycc.pem'),
  'foo.key': fixture('bar.com.key.pem'),
  'id.pub': fixture('ed25519.pub').replace(/^(\S+ \S+).*$/s, '$1 alice@new\n'),
  'gateway.yaml': 'kind: Gateway\nmetadata: {name: gwone}\nspec: {ports: [{port: 80, protocol: HTTP}]}\n',
  Processes: 'web: ./serve\nworker: ./work\n',
  'pipelines/web.yaml': 'kind: pipeline\nptype: web\ndeploy: {args: [serve]}\n',
  'pipelines/config/global': 'DEBUG=1\n',
  'rules.yaml': '- backendRefs: [{kind: Service, name: example-go, port: 80, weight: 100}]\n',
  'values.yaml': 'replicas: 2\n',
  'route.yaml': `kind: HTTPRoute
metadata: {name: rtone}
spec:
  parents: [{name: gwone, port: 80}]
  rules:
    - matches: [{path: {type: PathPrefix, value: /x}}]
      backends: [{kind: Service, name: example-go, port: 80, weight: 100}]
`,
};

const login = { username: 'alice', token: 'abc123', response_limit: 100, workspace: 'myteam' };

/** Runs a line as a script does, in a repository, and gives what it changed of the controller. */
async function play({ line }: GoRun, client: Client) {
  const controller = await goStandIn(client);
  const machine = createMachine();
  onTestFinished(() => {
    machine.remove();
  });
  const profile = join(machine.home, '.drycc', 'client.json');
  mkdirSync(join(machine.home, '.drycc'));
  writeFileSync(profile, settingsAfter('whoami', controller.url) ?? '', { mode: 0o600 });
  for (const [name, text] of Object.entries(files)) {
    const path = join(machine.directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  execFileSync('git', ['init', '--quiet', '--template=', machine.directory]);
  if (line.startsWith('git remove')) await machine.run('git remote -a example-go', { brand: 'drycc' });
  const outcome = await machine.run(line.replace('{url}', controller.url), { brand: 'drycc' });
  const after = existsSync(profile) ? readFileSync(profile, 'utf8').trim() : null;
  const mode = after === null ? undefined : statSync(profile).mode & 0o777;
  return { outcome, changes: controller.changes(), settings: { after, mode }, url: controller.url };
}

/** A file as it is sent: a public key without the end of its line, which the Go client sends along. */
const contentOf = (name: string): string => (name.endsWith('.pub') ? (files[name] ?? '').trim() : (files[name] ?? ''));

/** The changes of a line as its client sends them. */
function wanted({ changes }: GoRun, client: Client): string[] {
  return changes.map((change) =>
    change
      .replace('{issuer}', JSON.stringify(issuer))
      .replaceAll(/"\{([\w.]+)\}"/g, (_, name: string) => JSON.stringify(contentOf(name)))
      .replace(/^POST (\S+\/config\/)/, client === 'N' ? 'POST $1?merge=true' : 'POST $1'),
  );
}

/**
 * The settings file as the client leaves it: on one line, with its fields in this order. A login keeps the workspace and the
 * size of pages, which the client loses.
 */
function settingsAfter(line: string, controller: string): string | null {
  if (/^(?:auth )?logout/.test(line)) return null;
  const { username, response_limit, workspace } = login;
  const isNew = /^(?:auth )?login/.test(line);
  const ssl_verify = !line.includes('--ssl-verify=false');
  return JSON.stringify({
    ...{ username, ssl_verify, controller, token: isNew ? token : login.token, response_limit },
    workspace: line.startsWith('workspaces switch') ? 'second' : workspace,
  });
}

/** Without slashes at the end of paths, and with bodies parsed. */
const plain = (change: string): unknown => {
  const [, method, path = '', query = '', body = ''] = /^(\S+) ([^\s?]+)(\?\S+)?(?: (.*))?$/s.exec(change) ?? [];
  return [
    method,
    decodeURIComponent(`${path.replace(/\/$/, '')}${query}`),
    body === '' ? undefined : (JSON.parse(body) as unknown),
  ];
};

const cases = goRuns.flatMap((run) =>
  (['N', 'O'] as const)
    .filter((client) => run.clients.includes(client))
    .map((client) => [run.line, client, run] as const),
);

describe('the command paths of the Go clients', () => {
  /** Of WebSockets and of files in volumes there are tests of their own. */
  const elsewhere = /^(?:logs|ps logs|exec|ps exec|run|apps run|apps logs|volumes (?:client|serve))\b/;
  const lines = goRuns.map(({ line }) => line);
  it.each(goCommands.filter(({ path, name }) => name !== undefined && !elsewhere.test(path)))(
    'have lines: $path of $clients',
    ({ path, clients }) => {
      for (const client of clients) {
        const runs = goRuns.filter((run) => run.clients.includes(client));
        expect(runs.some(({ line }) => pathOf(line) === path)).toBe(true);
      }
    },
  );
  it('are not said twice', () => {
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe('a command line of the Go client', () => {
  it.each(cases)('drycc %s (%s)', async (_line, client, run) => {
    const { outcome, changes, settings, url } = await play(run, client);
    expect(outcome.exitCode, `${outcome.stdout}${outcome.stderr}`).toBe(0);
    expect(changes.map(plain)).toEqual(wanted(run, client).map(plain));
    expect(settings).toEqual({
      after: settingsAfter(run.line, url),
      mode: run.line.includes('logout') ? undefined : 0o600,
    });
  });
});
