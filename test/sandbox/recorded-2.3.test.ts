import { expect, test } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { deis23 } from '../../src/api/dialects/deis-2.3.ts';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { drycc23 } from '../../src/api/dialects/drycc-2.3.ts';
import { isJsonObject } from '../../src/base/json-object.ts';
import { readRecording, type Recorded } from '../proofs/recording.ts';
import { type Answer, start } from './started-sandbox.ts';

/** Exchanges that the sandbox answers otherwise, each with the reason. */
const leftOut: readonly (readonly [why: string, exchanges: RegExp])[] = [
  ['it has no cluster whose machines have tags', /^(?:tags-set-no-node|config-tags) (?:296|3)$/],
  ['a deploy never fails in it', /^config-limits 7$/],
  [
    'it does not have faults of the controller',
    /^(?:tags-three-part 300|settings-label-bad 664|config-healthcheck 15)$/,
  ],
];

/** Fields that Drycc added to the config, and that the sandbox does not serve. */
const added = /^(?:lifecycle_\w+|termination_grace_period)$/;

function isReplayed({ name, step, request, response }: Recorded): boolean {
  const isLeftOut = leftOut.some(([, exchanges]) => exchanges.test(`${name} ${step}`));
  const isOfAnother = response.status === 403;
  return !isLeftOut && !isOfAnother && !Object.keys(request.body ?? {}).some((field) => added.test(field));
}

/** What an answer says, without what differs from run to run: ids, moments, the user, and the variables. */
function substance(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(substance);
  if (typeof body === 'string') return body.startsWith('<') ? 'a web page' : body.replace(/^(?:admin|alice) /, 'ada ');
  if (!isJsonObject(body)) return body;
  const fields = Object.entries(body)
    // The recorded probes of /healthz came from a variable, HEALTHCHECK_URL, and have no port.
    .filter(([field]) => !added.test(field) && !(field === 'port' && body['path'] === '/healthz'))
    .map(([field, value]): [string, unknown] => {
      if (volatile.has(field)) return [field, typeof value];
      // The order of a set of addresses is by chance.
      return [
        field,
        field === 'addresses' && Array.isArray(value) ? [...(value as string[])].sort() : substance(value),
      ];
    });
  return Object.fromEntries(fields);
}

const volatile = new Set(['uuid', 'owner', 'created', 'updated', 'values']);

interface Case {
  readonly recording: string;
  readonly dialect: Dialect;
  readonly app: string;
  readonly names: RegExp;
  readonly resources: RegExp;
  /** How many exchanges are replayed. */
  readonly count: number;
  /** The variables that the exchanges take for granted. */
  readonly values?: object;
  readonly healthcheck?: object;
}

const probe = {
  initialDelaySeconds: 50,
  timeoutSeconds: 50,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
  httpGet: { path: '/healthz', port: 80 },
};
const settings = /\/(?:settings|tls|whitelist)(?:\/|$)/;
const config = /\/config\/$/;
const groups = /^(?:limits|tags|registry|port-unset|lifecycle|termination|healthcheck|config-get-full)/;

const cases: readonly Case[] = [
  { recording: 'workflow-2.18.0_api-2.3', dialect: deis23, app: 'setapp', names: /./, resources: settings, count: 55 },
  {
    recording: 'workflow-2.18.0_api-2.3',
    dialect: deis23,
    app: 'autotest',
    names: groups,
    resources: config,
    count: 53,
    values: { PORT: '8080' },
    healthcheck: { 'web/cmd': { livenessProbe: probe, readinessProbe: probe } },
  },
  { recording: 'drycc-1.0.0_api-2.3', dialect: drycc23, app: 'example-go', names: /./, resources: settings, count: 29 },
  {
    recording: 'drycc-1.0.0_api-2.3',
    dialect: drycc23,
    app: 'example-go',
    names: /^config-(?:limits|tags|registry|healthcheck)$/,
    resources: config,
    count: 37,
  },
  {
    recording: 'workflow-2.4.2_api-2.2',
    dialect: deis22,
    app: 'setapp',
    names: /^settings/,
    resources: /\/settings\/?$/,
    count: 33,
  },
];

test.each(cases.map((each) => ({ ...each, title: `${each.recording}: ${each.app}, ${each.resources.source}` })))(
  'answers as recorded in $title',
  async ({ recording, dialect, app, names, resources, count, values, healthcheck }) => {
    const exchanges = readRecording(recording).filter(
      (recorded) =>
        names.test(recorded.name) &&
        resources.test(recorded.request.path) &&
        (recorded.request.path.includes(`/${app}/`) || recorded.request.path.includes('/nosuch/')) &&
        isReplayed(recorded),
    );
    const sandbox = await start(dialect);
    const token = await sandbox.join('ada');
    await sandbox.ask('apps.create', { id: app }, token);
    await sandbox.ask('builds.create', { app, image: 'example/go', procfile: { web: './web' } }, token);
    if (values) await sandbox.ask('config.set', { app, values, healthcheck }, token);
    const differences: string[] = [];
    for (const { name, step, request, response } of exchanges) {
      const answer = await sandbox.send({
        method: request.method,
        path: request.path,
        headers: { Authorization: `token ${token}`, 'Content-Type': 'application/json' },
        body: request.body ?? undefined,
      });
      const [ours, theirs] = [said(answer), { status: response.status, body: substance(response.body) }];
      try {
        expect(ours).toEqual(theirs);
      } catch {
        differences.push(`${name} ${step}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`);
      }
    }
    expect(differences).toEqual([]);
    expect(exchanges).toHaveLength(count);
    expect(sandbox.reported).toEqual([]);
  },
);

function said({ status, json, text }: Answer): object {
  return { status, body: substance(json ?? (text === '' ? null : text)) };
}
