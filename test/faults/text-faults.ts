import { type Fault, reply } from './fault.ts';
import { bodies } from './command-classes.ts';
import type { Reply } from './worst-controller.ts';

/** What every shown text may hold at worst: escape sequences of both kinds, line ends, a forged message, marks that turn the reading direction. */
const hostile =
  'x\u001b]0;owned\u0007\u001b[2J\u001b[31m\u009b31m\u0090\u0085\u0000\b\u007f\r\nError: forged\n{"error":"forged"}\r\u202egnp.exe\u2066\u2028\u2029\u200f\u061c\ufeffz';

const isSuccess = ({ status }: Reply): boolean => status < 300;

/** Makes every text of a JSON value hostile, and its names too where `names` is true. */
function spoil(value: unknown, names: boolean): unknown {
  if (typeof value === 'string') return `${value}${hostile}`;
  if (Array.isArray(value)) return value.map((item) => spoil(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, content]): [string, unknown][] => [
      [name, name === 'token' || name === 'next' ? content : spoil(content, names)],
      ...(names && typeof content !== 'object' ? ([[`${name}${hostile}`, content]] as [string, unknown][]) : []),
    ]),
  );
}

function spoiled(names: boolean): Fault['answer'] {
  return reply((good) => {
    const text = good.body.toString();
    if (!isSuccess(good) || text === '') return {};
    return { body: text.startsWith('{') ? JSON.stringify(spoil(JSON.parse(text), names)) : `${text}${hostile}\n` };
  });
}

/** The good answers of success turned into a refusal; which API is spoken is told. */
function refused(status: number, body: string, headers: Readonly<Record<string, string>>): Fault['answer'] {
  return reply((good) => (isSuccess(good) ? { status, headers, body } : {}));
}

const json = { 'Content-Type': 'application/json' };
const exits: Readonly<Record<number, number>> = { 400: 6, 401: 4, 403: 4, 404: 5, 405: 6, 409: 6, 500: 8 };
const everybody =
  (status: number): Fault['exit'] =>
  () =>
    exits[status];

/** Texts that are made to fool a terminal, a reader or a script. */
export const textFaults: readonly Fault[] = [
  { name: 'escapes, line ends and marks of direction in every text', answer: spoiled(false), exit: () => 0 },
  { name: 'the same in the names of fields', answer: spoiled(true), exit: () => 0 },
  ...Object.keys(exits)
    .map(Number)
    .map((status): Fault => ({
      name: `the same in the words of a ${status}`,
      answer: refused(status, JSON.stringify({ detail: hostile }), json),
      exit: everybody(status),
    })),
  {
    name: 'the same in the fields of a 400',
    answer: refused(400, JSON.stringify({ [hostile]: [hostile, { [hostile]: hostile }] }), json),
    exit: everybody(400),
  },
  {
    name: 'the same as plain text with 500',
    answer: refused(500, hostile, { 'Content-Type': 'text/plain' }),
    exit: everybody(500),
  },
  ...([null, 5, [], {}, { detail: null }, { detail: {} }, [[[[]]]], { error: { message: 7 } }] as const).map(
    (words): Fault => ({
      name: `a 400 that says ${JSON.stringify(words)}`,
      answer: refused(400, JSON.stringify(words), json),
      exit: everybody(400),
    }),
  ),
  {
    name: 'a 400 of a million letters',
    answer: refused(400, JSON.stringify({ detail: 'x'.repeat(1_000_000) }), json),
    exit: everybody(400),
  },
  {
    name: 'a 400 of 100,000 lines',
    answer: refused(400, JSON.stringify({ detail: 'x\n'.repeat(100_000) }), json),
    exit: everybody(400),
  },
  {
    name: 'a 400 of 100,000 nested brackets',
    answer: refused(400, `${'['.repeat(100_000)}${']'.repeat(100_000)}`, json),
    exit: everybody(400),
  },
  { name: 'a 500 that is cut off', answer: refused(500, '{"detail":"It is a', json), exit: everybody(500) },
  {
    name: 'a 500 that repeats the whole request',
    answer: reply((good, { request }) => {
      if (!isSuccess(good)) return {};
      const { method, path, headers, body } = request;
      const detail = `${method} ${path} ${JSON.stringify(headers)} ${body}`;
      return { status: 500, headers: json, body: JSON.stringify({ detail }) };
    }),
    exit: everybody(500),
  },
  {
    name: 'a 400 that repeats the token alone',
    answer: reply((good, { request }) =>
      isSuccess(good)
        ? {
            status: 400,
            headers: json,
            body: JSON.stringify({ detail: request.headers['authorization'] ?? request.body }),
          }
        : {},
    ),
    exit: everybody(400),
  },
];

/** What takes the place of each value of an answer. */
const replacements = [null, true, 0, -1.5, '', 'text', [], [null], {}, { a: 1 }] as const;

/** Every JSON answer with one of its values left out or replaced by another: a command reads it, or says that it cannot. */
export const wrongTypes: Fault = {
  name: 'a value that is missing or of another type, each in turn',
  answer: reply(() => ({})),
  variants: ({ asks }) => asks.flatMap((route) => [...variants(bodies[route])].map((body) => replace(route, body))),
  // A response whose variables lack the new one says that the change is not there.
  exit: ({ asks, title }) => (asks.length === 0 ? undefined : title === 'config:set' ? [0, 6] : [0, 8]),
  isPartial: true,
};

function replace(route: string, body: unknown): Fault['answer'] {
  const text = JSON.stringify(body);
  return reply((good, { request }) =>
    isSuccess(good) && `${request.method} ${request.path.split('?')[0] ?? ''}` === route ? { body: text } : {},
  );
}

function* variants(value: unknown): Generator {
  for (const replacement of replacements) {
    if (JSON.stringify(replacement) !== JSON.stringify(value)) yield replacement;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const variant of variants(item)) yield value.map((other: unknown, at) => (at === index ? variant : other));
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      for (const variant of variants(item)) yield { ...value, [name]: variant };
    }
  }
}
