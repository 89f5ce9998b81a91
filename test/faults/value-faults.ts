import type { Fault } from './fault.ts';
import { byReading, reply } from './fault.ts';
import { type CommandClass, secrets } from './command-classes.ts';
import type { Reply } from './worst-controller.ts';

const cannotBeUsed = /^The controller sent an unreadable response to [a-z.]+: /;
type Json = Readonly<Record<string, unknown>>;

/** The good answer with its JSON changed; what is no JSON of success is left as it is. */
function changed(change: (body: Json, context: { path: string; elsewhere: string }) => unknown): Fault['answer'] {
  return reply((good, { request, elsewhere }) =>
    isJson(good) ? { body: JSON.stringify(change(parse(good), { path: request.path, elsewhere })) } : {},
  );
}

const isJson = ({ status, body }: Reply): boolean => status < 300 && body.toString().startsWith('{');
const parse = ({ body }: Reply): Json => JSON.parse(body.toString()) as Json;

/** Changes pages alone. */
const changedPage = (change: (page: Json, context: { path: string; elsewhere: string }) => unknown): Fault['answer'] =>
  changed((body, context) => ('results' in body ? change(body, context) : body));

/** The commands that read a list. */
const lists =
  (exit: number): Fault['exit'] =>
  ({ title, reads }: CommandClass) =>
    reads === 'list' || title === 'apps:info' ? exit : undefined;

const objects = (exit: number): Fault['exit'] => byReading(exit, undefined, undefined);
const offset = (path: string): number => Number(new URL(path, 'http://controller').searchParams.get('offset') ?? 0);

/** Values of a wrong type, or of none that anybody can mean. */
export const valueFaults: readonly Fault[] = [
  ...(
    [
      ['null', null],
      ['a text', 'none'],
      ['a number', 5],
      ['a list', []],
      ['an empty object', {}],
    ] as const
  ).map(([what, value]): Fault => ({
    name: `${what} for the whole answer`,
    answer: changed(() => value),
    exit: objects(8),
    says: cannotBeUsed,
  })),
  {
    name: 'results that are null',
    answer: changedPage((page) => ({ ...page, results: null })),
    exit: lists(8),
    says: cannotBeUsed,
  },
  {
    name: 'results that are an object',
    answer: changedPage((page) => ({ ...page, results: {} })),
    exit: lists(8),
    says: cannotBeUsed,
  },
  {
    name: 'results with null among them',
    answer: changedPage((page) => ({ ...page, results: [null] })),
    exit: lists(8),
    says: cannotBeUsed,
  },
  ...(['2', null, -1, 1e300, 'many', undefined] as const).map((count): Fault => ({
    name: `a count that is ${count === undefined ? 'missing' : JSON.stringify(count)}`,
    answer: changedPage((page) => ({ ...page, count })),
    exit: lists(0),
  })),
  {
    name: 'results without any field',
    answer: changedPage((page) => ({ ...page, results: [{}] })),
    exit: lists(8),
    says: cannotBeUsed,
  },
  {
    name: 'a name that is null',
    answer: changed((body) => eachItem(body, (item) => ({ ...item, id: null, name: null, domain: null }))),
    exit: (command) => (command.reads === 'list' || command.title === 'apps:info' ? 8 : undefined),
    says: cannotBeUsed,
  },
  {
    name: 'dates that are none',
    answer: changed((body) =>
      eachItem(body, (item) => ({ ...item, created: '2026-99-99T99:99:99Z', updated: 'yesterday', started: '' })),
    ),
    exit: objects(0),
  },
  {
    name: 'dates at the ends of time',
    answer: changed((body) =>
      eachItem(body, (item) => ({
        ...item,
        created: '0000-01-01T00:00:00Z',
        updated: '9999-12-31T23:59:60Z',
        started: '+275760-09-13',
      })),
    ),
    exit: objects(0),
  },
  {
    name: 'dates that are numbers',
    answer: changed((body) =>
      eachItem(body, (item) => ({ ...item, created: 1, updated: 1e300, started: -5, date: 0 })),
    ),
    exit: objects(0),
  },
  {
    name: 'fields that nobody asked for, named as parts of JavaScript',
    answer: reply((good) =>
      isJson(good)
        ? {
            body: good.body
              .toString()
              .replaceAll('{"', '{"__proto__":{"id":"forged"},"constructor":1,"toString":"x","then":5,"'),
          }
        : {},
    ),
    exit: objects(0),
  },
];

/** Changes the items of a page, or the one object. */
function eachItem(body: Json, change: (item: Json) => Json): Json {
  const { results } = body;
  return Array.isArray(results) ? { ...body, results: (results as Json[]).map(change) } : change(body);
}

const large = ['9007199254740993', '123456789012345678901234567890', '-9007199254740993'] as const;

/** Numbers of more digits than JavaScript keeps. They are shown with all of them, and written as text under --json. */
export const numberFaults: readonly Fault[] = [
  {
    name: 'numbers beyond 2^53 where a text or nothing is promised',
    answer: reply((good) =>
      isJson(good)
        ? {
            body: good.body
              .toString()
              .replace('"DEBUG":"1"', `"DEBUG":${large[0]},"MORE":{"deep":[${large[1]},${large[2]},1e400]}`),
          }
        : {},
    ),
    exit: ({ title }) => (title.startsWith('config:') ? 0 : undefined),
    shows: /9007199254740993[^]*123456789012345678901234567890[^]*1e400|done/,
  },
  {
    name: 'a count beyond 2^53',
    answer: reply((good) => ({ body: good.body.toString().replace(/"count":\d+/, `"count":${large[1]}`) })),
    exit: lists(0),
  },
  {
    name: 'an exit code beyond 2^53',
    answer: reply((good) => ({ body: good.body.toString().replace('"exit_code":0', `"exit_code":${large[0]}`) })),
    exit: ({ title }) => (title === 'apps:run' ? 8 : undefined),
    says: cannotBeUsed,
  },
  ...([256, -1, 1e15] as const).map((code): Fault => ({
    name: `an exit code of ${code}`,
    answer: reply((good) => ({ body: good.body.toString().replace('"exit_code":0', `"exit_code":${code}`) })),
    exit: ({ title }) => (title === 'apps:run' ? 1 : undefined),
    isRemote: true,
  })),
];

/** What is known of a login, with a token that cannot be sent. */
export const tokenFaults: readonly Fault[] = (
  [
    ['empty', ''],
    ['of two lines', `${secrets.token}\r\nX-Forged: yes`],
    ['with letters that no header has', `${secrets.token}\u2028\u0416`],
    ['with a space', `${secrets.token} x`],
    ['that is a number', 5],
    ['that is null', null],
  ] as const
).map(([what, token]): Fault => ({
  name: `a token ${what}`,
  answer: changed((body) => ('token' in body ? { token } : body)),
  exit: ({ isAnonymous }) => (isAnonymous ? 8 : undefined),
  says: cannotBeUsed,
}));

/** Pages that lead astray. What a list printed by then stays. */
export const pageFaults: readonly Fault[] = [
  {
    name: '`next` that leads back to the same page',
    answer: changedPage((page, { path }) => ({ ...page, next: path })),
    exit: lists(8),
    isPartial: true,
    says: /its pages go in circles\.$/,
  },
  {
    name: '`next` in a circle of three',
    answer: changedPage((page, { path }) => ({ ...page, next: `/v2/apps?offset=${(offset(path) + 1) % 3}` })),
    exit: lists(8),
    isPartial: true,
    says: /its pages go in circles\.$/,
  },
  {
    name: '`next` without an end',
    answer: changedPage((page, { path }) => ({ ...page, next: `?offset=${offset(path) + 1}` })),
    exit: ({ title }) => (title === 'apps:list' ? 8 : undefined),
    modes: ['json'],
    isPartial: true,
    says: /its pages do not end; [\d,]+ were read\.$/,
  },
  {
    name: '`next` on another origin',
    answer: changedPage((page, { path, elsewhere }) => ({
      ...page,
      next: offset(path) === 0 ? `${elsewhere}/v2/apps?offset=2` : null,
    })),
    exit: lists(0),
  },
  {
    name: '`next` with a path of its own',
    answer: changedPage((page, { path }) => ({
      ...page,
      next: offset(path) === 0 ? '/v2/auth/cancel/?offset=2&token=stolen#part' : null,
    })),
    exit: lists(0),
  },
  {
    name: '`next` that is not a URL',
    answer: changedPage((page) => ({ ...page, next: 'http://[' })),
    exit: lists(8),
    says: /its "next" is not a URL\.$/,
  },
  ...([5, true, {}, [], ''] as const).map((next): Fault => ({
    name: `\`next\` that is ${JSON.stringify(next)}`,
    answer: changedPage((page) => ({ ...page, next })),
    exit: lists(0),
  })),
  {
    name: '`next` of a page that is empty',
    answer: changedPage((page, { path }) => ({ ...page, results: [], next: `?offset=${offset(path) + 1}` })),
    exit: lists(0),
  },
];
