import { describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/client.ts';
import { type Dialect, spellings } from '../../src/api/dialects/dialect.ts';
import { dryccCurrent } from '../../src/api/dialects/drycc-current.ts';
import { type Operation, type OperationName, operations } from '../../src/api/operations.ts';
import { Failure } from '../../src/base/errors.ts';
import { currentDrycc, readRecording, type Recorded, recordedReply } from '../proofs/recording.ts';

const names = Object.keys(operations) as OperationName[];

/** The operation that a recorded request is, with the parameters in its path, its query and its body. */
function operationOf({ request }: Recorded): { name: OperationName; params: Record<string, unknown> } | undefined {
  const { pathname, searchParams } = new URL(request.path, 'http://controller');
  for (const name of names) {
    const { body, query = [] }: Operation = operations[name];
    for (const route of spellings(dryccCurrent, name)) {
      const [method, template = ''] = route.split(' ');
      const pattern = template
        .replace(/\/$/, '')
        .replaceAll('.', '\\.')
        .replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      const match = method === request.method ? new RegExp(`^${pattern}/?$`).exec(decodeURIComponent(pathname)) : null;
      if (!match) continue;
      const inQuery = Object.fromEntries([...searchParams].filter(([key]) => query.includes(key) || key === 'limit'));
      const fields = isFields(request.body) ? request.body : {};
      return {
        name,
        params: { ...(body === undefined ? fields : { [body]: request.body }), ...inQuery, ...match.groups },
      };
    }
  }
  return undefined;
}

const isFields = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** Asks for an operation of a controller that gives the recorded answer. */
async function ask(recorded: Recorded, name: OperationName, params: object): Promise<unknown> {
  const { status, headers, body } = recordedReply(recorded);
  const lower = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]));
  const current = (): Promise<Dialect> => Promise.resolve({ ...dryccCurrent, codecs: answersOnly, proofs: known });
  const api = createApi({
    controller: 'https://drycc.example.com',
    send: () => Promise.resolve({ status, headers: lower, body: status === 204 ? '' : body }),
    open: () => Promise.reject(new Error('no socket is opened')),
    recogniser: { current, reconsider: current, observe: () => undefined },
    notice: () => undefined,
  });
  const value = await (api.stream as (name: OperationName, params: object) => Promise<unknown>)(name, params);
  return value;
}

/** The requests are those of the recording, which are on the wire already. */
const answersOnly = Object.fromEntries(
  Object.entries(dryccCurrent.codecs).map(([name, codec]) => [
    name,
    { ...codec, ask: (params: Readonly<Record<string, unknown>>) => params },
  ]),
);
const known = Object.fromEntries(names.map((name) => [name, 'known'])) as Dialect['proofs'];

const exchanges = readRecording(currentDrycc).flatMap((recorded) => {
  const { method, path } = recorded.request;
  // No client asks with these methods, or for these paths as they are here.
  if (method === 'HEAD' || method === 'OPTIONS') return [];
  const operation = operationOf(recorded);
  return operation ? [{ recorded, operation, at: `${recorded.name} ${recorded.step}: ${method} ${path}` }] : [];
});

/** Ids in paths that the client never sends; that it refuses them is tested with the identifiers. */
const isRefusedHere = (error: unknown): boolean => error instanceof Failure && error.kind === 'usage';

describe("the answers of today's Drycc", () => {
  it('are of every operation that could be recorded', () => {
    expect(exchanges.length).toBeGreaterThan(620);
  });

  it.each(exchanges)('$at', async ({ recorded, operation: { name, params } }) => {
    const { status, body } = recorded.response;
    const outcome = await ask(recorded, name, params).then(
      (value) => ({ value, error: undefined }),
      (error: unknown) => ({ value: undefined, error }),
    );
    if (isRefusedHere(outcome.error)) return;
    const isBegun = name === 'auth.begin' && status === 302;
    const isPending = name === 'auth.finish' && status === 404 && (body === null || body === '');
    if ((status >= 200 && status < 300) || isBegun || isPending) {
      expect(outcome.error).toBeUndefined();
      if (isBegun) expect(outcome.value).toMatchObject({ key: '<LOGIN-KEY>' });
      return;
    }
    expect(outcome.error).toBeInstanceOf(Failure);
    const failure = outcome.error as Failure;
    expect(failure.status).toBe(status);
    // What is said to people are the words of the controller, of which nothing of JSON is left.
    expect(failure.message).not.toMatch(
      /[{}]"|VALIDATION_ERROR|NOT_FOUND|INTERNAL_ERROR|invalid_grant|non_field_errors/,
    );
    expect(failure.message).toMatch(/\w/);
  });
});
