import { describe, expect, it } from 'vitest';
import { type Answer, recorded, scriptedDrycc } from './scripted-drycc.ts';

/** A command line, what the controller answers, what it is asked, and what is printed. */
interface Case {
  readonly answers: Readonly<Record<string, string | Answer>>;
  readonly asked: readonly string[];
  readonly prints: RegExp | string;
  readonly exitCode?: number;
}

const app = '/v2/apps/example-go';
const config = `${app}/config/`;
const structure = { [`GET ${app}/`]: 'apps 39' } as const;
const empty: Answer = { status: 204 };
const several: Answer = { status: 200, body: { count: 2, next: null, results: [{ id: 'myteam' }, { id: 'second' }] } };

/** The changes and reads of apps that people know, as today's Drycc answered them. */
const known: Readonly<Record<string, Case>> = {
  'apps:create example-go --no-remote --workspace myteam': {
    answers: { 'POST /v2/apps/': 'apps 3' },
    asked: ['POST /v2/apps/ {"id":"example-go","workspace":"myteam"}'],
    prints: /^Creating Application... done, created example-go\n/,
  },
  'apps:create example-go --no-remote': {
    answers: { 'GET /v2/workspaces/': several, 'POST /v2/apps/': 'apps 3' },
    asked: ['GET /v2/workspaces/?limit=20'],
    prints: /Which workspace\? You are a member of myteam, second\..*--workspace/s,
    exitCode: 2,
  },
  'apps:list --all': { answers: { 'GET /v2/apps': 'apps 16' }, asked: ['GET /v2/apps'], prints: /=== Apps\n/ },
  'apps:list --workspace second': {
    answers: { 'GET /v2/apps?workspace=second': 'apps 19' },
    asked: ['GET /v2/apps?workspace=second'],
    prints: /=== Apps\n/,
  },
  'apps:list --search second --limit 5': {
    answers: { 'GET /v2/apps': 'apps 18' },
    asked: ['GET /v2/apps?search=second&limit=5'],
    prints: /second-app/,
  },
  'apps:info': {
    answers: {
      [`GET ${app}/`]: 'apps 39',
      [`GET ${app}/pods/`]: 'pods 1',
      [`GET ${app}/domains/`]: 'domains 10',
      [`GET ${app}/settings/`]: 'settings 1',
    },
    asked: [`GET ${app}/`, `GET ${app}/pods/`, `GET ${app}/domains/`, `GET ${app}/settings/`],
    prints: /workspace: +myteam\n/,
  },
  'apps:destroy --confirm example-go': {
    answers: { [`DELETE ${app}/`]: 'destroy 4' },
    asked: [`DELETE ${app}/`],
    prints: /^Destroying example-go\.\.\.\ndone/,
  },
  'apps:transfer second': {
    answers: { 'GET /v2/workspaces/second/': 'workspaces 12', [`PATCH ${app}/`]: 'apps 33' },
    asked: ['GET /v2/workspaces/second/', `PATCH ${app}/ {"workspace":"second"}`],
    prints: 'Transferring example-go to second... done\n',
  },
  'apps:transfer carolsteam': {
    answers: { 'GET /v2/workspaces/carolsteam/': 'workspaces 13' },
    asked: ['GET /v2/workspaces/carolsteam/'],
    prints: /not a member of a workspace carolsteam; nothing was transferred/,
    exitCode: 6,
  },
  'builds:create drycc/example-go': {
    answers: { [`GET ${app}/build/`]: 'build 1', [`POST ${app}/build/`]: 'build 2' },
    asked: [`GET ${app}/build/`, `POST ${app}/build/ {"stack":"container","image":"drycc/example-go"}`],
    prints: 'Creating build... done\n',
  },
  'builds:list': { answers: { [`GET ${app}/build/`]: 'build 11' }, asked: [`GET ${app}/build/`], prints: /835a31e0/ },
  'config:set HELLO=world': {
    answers: { [`POST ${config}`]: 'config 4' },
    asked: [`POST ${config} {"values":[{"name":"HELLO","value":"world","group":"global"}]}`],
    prints: 'Creating config... done\n\nHELLO\n',
  },
  'config:set ONE=1 --ptype web': {
    answers: { [`POST ${config}`]: 'config 4' },
    asked: [`POST ${config} {"values":[{"name":"ONE","value":"1","ptype":"web"}]}`],
    prints: 'Creating config... done\n\nONE\n',
  },
  'config:set DSN=pg --group db': {
    answers: { [`POST ${config}`]: 'config 14' },
    asked: [`POST ${config} {"values":[{"name":"DSN","value":"pg","group":"db"}]}`],
    prints: 'Creating config... done\n\nDSN\n',
  },
  'config:set HELLO=': {
    answers: { [`GET ${config}`]: 'config 22' },
    asked: [`GET ${config}`],
    prints: /removes a variable that is set to an empty value: HELLO/,
    exitCode: 6,
  },
  'config:set NEW=': {
    answers: { [`GET ${config}`]: 'config 22', [`POST ${config}`]: 'config 4' },
    asked: [`GET ${config}`, `POST ${config} {"values":[{"name":"NEW","value":"","group":"global"}]}`],
    prints: /^Creating config... done/,
  },
  'config:set HELLO=world --ok-if-unchanged': {
    answers: { [`POST ${config}`]: 'config 5', [`GET ${config}`]: 'config 22' },
    asked: [`POST ${config} {"values":[{"name":"HELLO","value":"world","group":"global"}]}`, `GET ${config}`],
    prints: /HELLO\n$/,
  },
  'config:set OTHER=world --ok-if-unchanged': {
    answers: { [`POST ${config}`]: 'config 5', [`GET ${config}`]: 'config 22' },
    asked: [`POST ${config} {"values":[{"name":"OTHER","value":"world","group":"global"}]}`, `GET ${config}`],
    prints: /changed nothing.*It is not as you asked/s,
    exitCode: 6,
  },
  'config:unset HELLO': {
    answers: { [`POST ${config}`]: 'config 23' },
    asked: [`POST ${config} {"values":[{"name":"HELLO","value":null,"group":"global"}]}`],
    prints: 'Removing config... done\n\nHELLO\n',
  },
  config: {
    answers: { [`GET ${config}`]: 'config 22' },
    asked: [`GET ${config}`],
    prints:
      '=== example-go Config\nHELLO  world\n\n--- Group db\nDSN  pg\n\n--- Process type ghost\nGroups: nogroup\n\n--- Process type web\nONE  1\n',
  },
  'config --ptype web --version v3': {
    answers: { [`GET ${config}?version=3`]: 'config 22' },
    asked: [`GET ${config}?version=3`],
    prints: '=== example-go Config\nONE  1\n',
  },
  'config:get DSN --group db': {
    answers: { [`GET ${config}`]: 'config 22' },
    asked: [`GET ${config}`],
    prints: 'pg\n',
  },
  'config:pull --path -': {
    answers: { [`GET ${config}`]: 'config 22' },
    asked: [`GET ${config}`],
    prints: 'HELLO=world\n',
  },
  'limits:list': {
    answers: { [`GET ${config}`]: 'config 22' },
    asked: [`GET ${config}`],
    prints: /^=== example-go Limits\nrun +std1\.large\.c1m1\nweb +std1/,
  },
  'limits:set web=std1.large.c1m2': {
    answers: { [`POST ${config}`]: 'limits 1' },
    asked: [`POST ${config} {"limits":{"web":"std1.large.c1m2"}}`],
    prints: /^Applying limits... done/,
  },
  'limits:set web=1G': { answers: {}, asked: [], prints: /"1G" is not a limit plan.*limits:plans/s, exitCode: 2 },
  'limits:set web=512 --cpu': { answers: {}, asked: [], prints: /by plans/, exitCode: 2 },
  'limits:unset later': {
    answers: { [`POST ${config}`]: 'limits 5' },
    asked: [`POST ${config} {"limits":{"later":null}}`],
    prints: /^Applying limits... done/,
  },
  'limits:plans --cpu 1 --memory 2 --spec-id std1': {
    answers: { 'GET /v2/limits/plans/': 'limits 12' },
    asked: ['GET /v2/limits/plans/?cpu=1&memory=2&spec-id=std1'],
    prints: '=== Limit Plans\nstd1.large.c1m2 1 2 GiB\n',
  },
  'limits:specs': {
    answers: { 'GET /v2/limits/specs/': 'limits 7' },
    asked: ['GET /v2/limits/specs/'],
    prints: /std1/,
  },
  'tags:set environ=dev': {
    answers: { ...structure, [`POST ${config}`]: 'tags 1' },
    asked: [`GET ${app}/`, `POST ${config} {"tags":{"web":{"environ":"dev"},"worker":{"environ":"dev"}}}`],
    prints: /^Applying tags\.\.\. done/,
  },
  'tags:set environ=dev --ptype web': {
    answers: { [`POST ${config}`]: 'tags 1' },
    asked: [`POST ${config} {"tags":{"web":{"environ":"dev"}}}`],
    prints: 'Applying tags... done\n\n=== example-go Tags\nweb environ  dev\n',
  },
  'tags:unset environ': {
    answers: { [`GET ${config}`]: 'tags 1', [`POST ${config}`]: 'tags 4' },
    asked: [`GET ${config}`, `POST ${config} {"tags":{"web":{"environ":null}}}`],
    prints: /^Applying tags... done/,
  },
  'registry:set username=u password=p --ptype web': {
    answers: { [`POST ${config}`]: 'registry 1' },
    asked: [`POST ${config} {"registry":{"web":{"username":"u","password":"p"}}}`],
    prints: /web password +\*\*\*\nweb username +\*\*\*\n$/,
  },
  'healthchecks:set liveness httpGet 5000': {
    answers: { [`POST ${config}`]: 'healthcheck 1' },
    asked: [
      `POST ${config} {"healthcheck":{"web":{"livenessProbe":{"initialDelaySeconds":50,"timeoutSeconds":50,"periodSeconds":10,"successThreshold":1,"failureThreshold":3,"httpGet":{"path":"/","port":5000}}}}}`,
    ],
    prints: /--- Liveness\nInitial Delay/,
  },
  'healthchecks:unset liveness': {
    answers: { [`POST ${config}`]: 'healthcheck 5' },
    asked: [`POST ${config} {"healthcheck":{"web":{"livenessProbe":null}}}`],
    prints: /^Removing healthchecks... done/,
  },
  ps: { answers: { [`GET ${app}/pods/`]: 'pods 1' }, asked: [`GET ${app}/pods/`], prints: /--- web:\nexample-go-web-/ },
  'ps:list run': {
    answers: { [`GET ${app}/pods/`]: 'pods 10' },
    asked: [`GET ${app}/pods/`],
    prints: /--- run:\nexample-go-run-igf2x down \(v30\)\nexample-go-run-qgw3m down \(v30\)\n$/,
  },
  'ps:scale web=2': {
    answers: { ...structure, [`POST ${app}/ptypes/scale/`]: 'ptypes 4', [`GET ${app}/pods/`]: 'pods 1' },
    asked: [`GET ${app}/`, `POST ${app}/ptypes/scale/ {"web":2}`, `GET ${app}/pods/`],
    prints: /^Scaling processes... but first, coffee!\ndone/,
  },
  'ps:scale nope=2': {
    answers: structure,
    asked: [`GET ${app}/`],
    prints: /no process type "nope"; nothing was scaled.*web/s,
    exitCode: 5,
  },
  'ps:restart': {
    answers: { [`GET ${app}/pods/`]: 'pods 1', [`POST ${app}/ptypes/restart/`]: 'ptypes 13' },
    asked: [`GET ${app}/pods/`, `POST ${app}/ptypes/restart/`],
    prints: /^Restarting processes/,
  },
  'ps:restart web': {
    answers: { [`GET ${app}/pods/`]: 'pods 1', [`POST ${app}/ptypes/restart/`]: 'ptypes 12' },
    asked: [`GET ${app}/pods/`, `POST ${app}/ptypes/restart/ {"ptypes":"web"}`],
    prints: /^Restarting processes/,
  },
  'ps:restart ghost': {
    answers: { [`GET ${app}/pods/`]: 'pods 1', [`POST ${app}/ptypes/restart/`]: 'ptypes 14' },
    asked: [`GET ${app}/pods/`, `POST ${app}/ptypes/restart/ {"ptypes":"ghost"}`],
    prints: /no process or process type "ghost".*Process types: web/s,
    exitCode: 5,
  },
  'ps:restart web-911352696-hi7ge': {
    answers: { [`GET ${app}/pods/`]: 'pods 1', [`DELETE ${app}/pods/`]: 'pods 4' },
    asked: [`GET ${app}/pods/`, `DELETE ${app}/pods/ {"pod_ids":"example-go-web-911352696-hi7ge"}`],
    prints: /^Restarting processes/,
  },
  'releases --limit 3': {
    answers: { [`GET ${app}/releases/`]: 'releases 1' },
    asked: [`GET ${app}/releases/?limit=3`],
    prints: /^=== example-go Releases/,
  },
  'releases:info v2': {
    answers: { [`GET ${app}/releases/v2/`]: 'releases 4' },
    asked: [`GET ${app}/releases/v2/`],
    prints: /state: +succeed\n.*condition: +\S+ pipeline web,worker succeed\n/s,
  },
  'releases:rollback v2': {
    answers: { [`POST ${app}/releases/rollback/`]: 'releases 9' },
    asked: [`POST ${app}/releases/rollback/ {"version":2}`],
    prints: 'Rolling back to v2... done, v28\n',
  },
  'domains:add test.com': {
    answers: { [`POST ${app}/domains/`]: 'domains 1' },
    asked: [`POST ${app}/domains/ {"domain":"test.com","ptype":"web"}`],
    prints: 'Adding test.com to example-go... done\n',
  },
  'domains:remove none.com': {
    answers: { [`DELETE ${app}/domains/none.com`]: 'domains 12' },
    asked: [`DELETE ${app}/domains/none.com`],
    prints: /omain "none.com" not found/,
    exitCode: 5,
  },
  'certs:list': { answers: { [`GET ${app}/certs/`]: 'certs 7' }, asked: [`GET ${app}/certs/`], prints: /foo/ },
  'certs:info foo': {
    answers: { [`GET ${app}/certs/foo/`]: 'certs 15' },
    asked: [`GET ${app}/certs/foo/`],
    prints: /=== foo Certificate/,
  },
  'certs:attach foo test.com': {
    answers: { [`POST ${app}/certs/foo/domain/`]: 'certs 10' },
    asked: [`POST ${app}/certs/foo/domain/ {"domain":"test.com"}`],
    prints: /done\n$/,
  },
  'certs:remove foo': {
    answers: { [`GET ${app}/certs/`]: 'certs 7', [`DELETE ${app}/certs/foo/`]: 'certs 22' },
    asked: [`GET ${app}/certs/`, `DELETE ${app}/certs/foo/`],
    prints: /done\n$/,
  },
  'routing:disable': {
    answers: { [`POST ${app}/settings/`]: 'settings 2' },
    asked: [`POST ${app}/settings/ {"routable":false}`],
    prints: /done\n$/,
  },
  'routing:info': {
    answers: { [`GET ${app}/settings/`]: 'settings 1' },
    asked: [`GET ${app}/settings/`],
    prints: /outing is enabled/,
  },
  'labels:set team=x git_repo=y': {
    answers: { [`POST ${app}/settings/`]: 'settings 10' },
    asked: [`POST ${app}/settings/ {"label":{"team":"x","git_repo":"y"}}`],
    prints: /done\n$/,
  },
  'autoscale:set web --min 5 --max 8 --cpu-percent 40': {
    answers: { [`POST ${app}/settings/`]: 'autoscale 2' },
    asked: [`POST ${app}/settings/ {"autoscale":{"web":{"min":5,"max":8,"cpu_percent":40}}}`],
    prints: /done\n$/,
  },
  'maintenance:on': {
    answers: {},
    asked: [],
    prints: /maintenance:on is not possible: \S+ is Drycc \(2026\)\..*routing:disable/s,
    exitCode: 2,
  },
  'tls:info': {
    answers: { [`GET ${app}/tls/`]: 'tls 7' },
    asked: [`GET ${app}/tls/`],
    prints: /Issuer: a@b\.cc\nACME Server: http/,
  },
  'tls:enable': {
    answers: { [`GET ${app}/tls/`]: 'tls 7', [`POST ${app}/tls/`]: 'tls 2' },
    asked: [
      `GET ${app}/tls/`,
      `POST ${app}/tls/ {"https_enforced":true,"issuer":{"email":"a@b.cc","server":"https://acme.example/directory","key_id":"k","key_secret":"s"}}`,
    ],
    prints: /done\n$/,
  },
  'git:remote --force': { answers: {}, asked: [], prints: /git/, exitCode: 1 },
};

describe("today's Drycc", () => {
  it.each(Object.entries(known))('%s', async (line, { answers, asked, prints, exitCode = 0 }) => {
    const drycc = await scriptedDrycc();
    drycc.answer(
      Object.fromEntries(
        Object.entries(answers).map(([key, answer]) => [key, typeof answer === 'string' ? recorded(answer) : answer]),
      ),
    );
    const outcome = await drycc.run(line, { environment: { DRYCC_APP: 'example-go' } });
    const printed = exitCode === 0 ? outcome.stdout : outcome.stderr;
    if (typeof prints === 'string') expect(printed).toBe(prints);
    else expect(printed).toMatch(prints);
    expect({ exitCode: outcome.exitCode, asked: drycc.asked().sort() }, outcome.stderr).toEqual({
      exitCode,
      asked: [...asked].sort(),
    });
  });

  it('replaces a group whole only if it is told to', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ [`POST ${config}`]: recorded('config 26') });
    const outcome = await drycc.run('config:push --replace -a example-go', { input: 'ONLY=1\n' });
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(drycc.asked()).toEqual([
      `POST ${config}?merge=false {"values":[{"name":"ONLY","value":"1","group":"global"}]}`,
    ]);
    await drycc.run('config:push -a example-go', { input: 'ONLY=1\n' });
    expect(drycc.asked()[0]).toMatch(/config\/ \{/);
  });

  it.each(['post 201', 'post 204'])('is done when it says so, whatever the answer is: %s', async (status) => {
    const drycc = await scriptedDrycc();
    drycc.answer({
      [`POST ${config}`]: { status: Number(status.split(' ')[1]), body: '' },
      [`GET ${app}/build/`]: recorded('build 1'),
      [`POST ${app}/build/`]: { status: 201, body: '[]' },
      [`POST ${app}/settings/`]: empty,
      'POST /v2/workspaces/': { status: 201, body: '{"id": 5}' },
    });
    const lines = ['config:set A=b', 'builds:create x', 'routing:disable', 'labels:set a=b', 'limits:set web=std1'];
    for (const line of lines) {
      const outcome = await drycc.run(`${line} -a example-go`);
      expect(outcome, line).toMatchObject({ exitCode: 0 });
      expect(outcome.stderr).toContain('The change was made');
    }
    expect(await drycc.run('workspaces:create teamx --email a@b.cc')).toMatchObject({ exitCode: 0 });
  });
});
