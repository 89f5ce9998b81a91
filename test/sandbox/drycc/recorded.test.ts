import { expect, test } from 'vitest';
import { dryccCurrent } from '../../../src/api/dialects/drycc-current.ts';
import { askedOf } from '../../proofs/asked.ts';
import { outline } from '../../proofs/replay/shape.ts';
import { type Answer, start } from '../started-sandbox.ts';
import { accounts } from './accounts.ts';
import { type Exchange, readExchanges, Storyteller } from './replay.ts';

/** Parts that were recorded with other controllers: one that counts requests, and one with a mail server. */
const others: readonly string[] = ['throttled', 'invitation-by-mail'];

/** Exchanges within the API that the sandbox answers otherwise, by the reason. */
const differences: Readonly<Record<string, readonly string[]>> = {
  'a hole of the controller': [
    'members 6', 'volumes 29', 'addons 20', 'addons 22', 'addons 23', 'volumes-stranger 1', 'volumes-stranger 3',
  ],
  'it has no cluster': ['apps 9', 'tags 2', 'workspace-with-app 5', 'pods 2'],
  'it has no provider of accounts': ['login 19', 'whoami 5'],
  'invitations wait for somebody with the address': ['invitations 7'],
  'processes have events': ['events 2'],
  'ports are numbers': ['services 11'],
  'a body that is no object is refused in words': ['protocol 5', 'protocol 6'],
  'a type of which nothing runs is counted': ['protocol 9', 'protocol 10', 'protocol 12'],
  'what was done before is not in the recording': ['config-quirks 1', 'config-quirks 11', 'more 9', 'more 10'],
}; // prettier-ignore

test('the sandbox answers 95 % of the recorded requests of the API alike', async () => {
  const { answered, reported } = await retell(({ name }) => !others.includes(name));
  const differing = answered.filter(({ theirs, ours }) => theirs !== ours);
  const known = new Set(Object.values(differences).flat());
  const unknown = differing.filter(({ exchange }) => !known.has(nameOf(exchange)));
  expect(unknown.map(({ exchange, theirs, ours }) => `${nameOf(exchange)}\n${theirs}\n${ours}`).join('\n')).toBe('');
  expect([...known].filter((name) => !differing.some(({ exchange }) => nameOf(exchange) === name))).toEqual([]);
  expect(1 - differing.length / answered.length).toBeGreaterThan(0.95);
  expect(answered.length).toBeGreaterThan(550);
  expect(reported).toEqual([]);
});

test('requests are counted by the minute if that is wanted, and one too many is told when to come again', async () => {
  let seconds = 0;
  const sandbox = await start(dryccCurrent, { throttle: true, now: () => new Date(seconds * 1000) });
  const ask = (path: string, token?: string): Promise<Answer> =>
    sandbox.send({ method: 'GET', path, headers: token === undefined ? {} : { Authorization: `token ${token}` } });
  const token = (await accounts(sandbox, ['ada'])).get('ada') ?? '';
  const statuses: number[] = [];
  for (let time = 0; time < 28; time += 1) statuses.push((await ask('/v2/auth/token/unknown/')).status);
  expect(new Set(statuses)).toEqual(new Set([404]));
  seconds = 22;
  const refused = await ask('/v2/auth/token/unknown/');
  expect(refused.status).toBe(429);
  expect(refused.json).toEqual({ detail: 'Request was throttled. Expected available in 38 seconds.' });
  expect(refused.headers['Retry-After']).toBe('38');
  // Without a token nothing is counted that needs one; users are counted for themselves.
  expect((await ask('/v2/auth/whoami')).status).toBe(401);
  for (let time = 0; time < 60; time += 1) expect((await ask('/v2/auth/whoami', token)).status).toBe(200);
  expect((await ask('/v2/auth/whoami', token)).status).toBe(429);
  seconds = 60;
  expect((await ask('/v2/auth/token/unknown/')).status).toBe(404);
  expect((await ask('/v2/auth/whoami', token)).status).toBe(429);
});

interface Retold {
  readonly exchange: Exchange;
  readonly theirs: string;
  readonly ours: string;
}

/** Tells a part of the recording to a sandbox. */
async function retell(
  isPart: (exchange: Exchange) => boolean,
): Promise<{ readonly answered: readonly Retold[]; readonly reported: readonly unknown[] }> {
  const sandbox = await start(dryccCurrent);
  const teller = new Storyteller(sandbox.send, await accounts(sandbox, ['admin', 'alice', 'bob', 'carol']));
  const answered: Retold[] = [];
  for (const exchange of readExchanges().filter(isPart)) {
    const answer = await teller.tell(exchange);
    if (!isWithin(exchange)) continue;
    const { status, body } = exchange.response;
    answered.push({ exchange, theirs: outline({ status, type: '', body }), ours: outline(asRecorded(answer)) });
  }
  return { answered, reported: sandbox.reported };
}

function asRecorded({ status, text, json }: Answer): Parameters<typeof outline>[0] {
  return { status, type: '', body: text === '' ? null : (json ?? text) };
}

const nameOf = ({ name, step }: Exchange): string => `${name} ${step}`;

/** Whether a request is one of the API: of an operation, or of a path whose method is refused. */
function isWithin({ request, response }: Exchange): boolean {
  const isKnown = (method: string): boolean => askedOf({ ...request, method }, dryccCurrent) !== undefined;
  return (
    isKnown(request.method) || (response.status === 405 && ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].some(isKnown))
  );
}
