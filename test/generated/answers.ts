import fc from 'fast-check';
import { expect } from 'vitest';
import { readAnswer, readPage } from '../../src/api/answer.ts';
import { singleBuild } from '../../src/api/dialects/codecs.ts';
import { type Codec, type Dialect, spellings } from '../../src/api/dialects/dialect.ts';
import { dialectNamed, dialects } from '../../src/api/dialects/registry.ts';
import { type Operation, type OperationName, operations } from '../../src/api/operations.ts';
import { Failure } from '../../src/base/errors.ts';
import { isJsonObject } from '../../src/base/json-object.ts';
import type { Schema } from '../../src/models/schema.ts';
import { anyText } from './parameters.ts';
import { type Property, property } from './property.ts';

/** What JSON can hold, with numbers that JavaScript holds too. */
const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((number) => number + 0),
    anyText,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** A moment as controllers write it, or any text. */
const moment = fc.oneof(
  fc
    .date({ noInvalidDate: true, min: new Date('2014-01-01'), max: new Date('2030-01-01') })
    .map((date) => date.toISOString()),
  anyText,
);

/** A value that a schema describes, and what it does not: fields that nobody knows. */
function valueOf({ type, properties, required = [], items, additionalProperties }: Schema): fc.Arbitrary<unknown> {
  switch (Array.isArray(type) ? undefined : type) {
    case 'string':
      return anyText;
    case 'integer':
      return fc.maxSafeInteger();
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(items ? valueOf(items) : anyJson, { maxLength: 3 });
    case 'object': {
      const others = fc.dictionary(anyText, additionalProperties ? valueOf(additionalProperties) : anyJson, {
        maxKeys: 3,
      });
      if (!properties) return others;
      const fields = Object.entries(properties).map(([name, schema]) => [
        name,
        schema.description?.startsWith('ISO 8601') === true ? moment : valueOf(schema),
      ]);
      const known = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: [...required],
      });
      return fc.tuple(others, known).map(([some, object]) => ({ ...some, ...object }));
    }
    default:
      return fc.oneof(
        ...(type as readonly string[]).map((each) => (each === 'null' ? fc.constant(null) : valueOf({ type: each }))),
      );
  }
}

/** An answer as it goes over the wire, to an operation in a dialect. */
export interface Answered {
  readonly dialect: string;
  readonly name: OperationName;
  readonly body: string;
}

const asItIs: Codec = { read: (wire) => wire, write: (value) => value };

/** The wire value of an answer that is as the schemas have it, in the way of the dialect. */
function wireOf(dialect: Dialect, name: OperationName): fc.Arbitrary<unknown> {
  const { answer, model = {} }: Operation = operations[name];
  const { whole = false, write } = dialect.codecs[name] ?? asItIs;
  const item = ['auth.login', 'auth.finish', 'auth.trade'].includes(name)
    ? fc.stringMatching(/^[!-~]+$/).map((token) => ({ token }))
    : answer === 'text' || answer === 'nothing'
      ? anyText
      : valueOf(model);
  switch (answer) {
    case 'page':
      return fc.array(item, { maxLength: whole ? 1 : 3 }).map((values) => {
        const results = whole ? values : values.map(write);
        const page = { count: results.length, next: null, previous: null, results };
        return whole ? write(page) : page;
      });
    case 'list':
      return fc.array(item.map(write), { maxLength: 3 });
    default:
      return item.map(write);
  }
}

/** Every operation of every dialect, but for files, of which nothing is read. */
export const kinds = dialects.flatMap((dialect) =>
  (Object.keys(operations) as OperationName[])
    .filter((name) => spellings(dialect, name).length > 0 && operations[name].answer !== 'bytes')
    .map((name) => ({ dialect, name })),
);

const asBody = (name: OperationName, wire: unknown): string =>
  operations[name].answer === 'text' && typeof wire === 'string' ? wire : JSON.stringify(wire);

/** An answer as it should be. */
export function goodAnswer(dialect: Dialect, name: OperationName): fc.Arbitrary<Answered> {
  const good = wireOf(dialect, name).map((wire) => ({ dialect: dialect.name, name, body: asBody(name, wire) }));
  // A list that is one build in this dialect is empty where that has no uuid.
  return dialect.codecs[name] === singleBuild ? good.filter(({ body }) => body.includes('"uuid":"')) : good;
}

/** The same with anything in any place, a field missing, or the text cut off. */
export function anyAnswer(dialect: Dialect, name: OperationName): fc.Arbitrary<Answered> {
  const put = fc.option(fc.oneof(fc.jsonValue(), anyJson), { nil: undefined });
  const changes = fc.array(fc.tuple(fc.nat(), put), { maxLength: 3 });
  return fc.tuple(wireOf(dialect, name), changes, fc.option(fc.nat(), { freq: 9 })).map(([wire, puts, cut]) => {
    const changed = puts.reduce<unknown>((value, [place, other]) => replaced(value, place, other), wire);
    const body = asBody(name, changed ?? null);
    return { dialect: dialect.name, name, body: cut === null ? body : body.slice(0, cut % (body.length + 1)) };
  });
}

/** The value with another at some place in it; without what is there where the other is undefined. */
function replaced(value: unknown, place: number, put: unknown): unknown {
  const children: [string, unknown][] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const at = place % (children.length + 1);
  if (at === children.length) return put;
  const changed = children
    .map(
      ([key, child], index) =>
        [key, index === at ? replaced(child, Math.floor(place / (children.length + 1)), put) : child] as const,
    )
    .filter(([, child]) => child !== undefined);
  return Array.isArray(value) ? changed.map(([, child]) => child) : Object.fromEntries(changed);
}

function read({ dialect: dialectName, name, body }: Answered): unknown {
  const dialect = dialectNamed(dialectName);
  if (!dialect) throw new TypeError(`no dialect ${dialectName}`);
  const answer = {
    status: 200,
    headers: { 'content-type': operations[name].answer === 'text' ? 'text/plain' : 'application/json' },
    body,
  };
  return operations[name].answer === 'page' ? readPage(dialect, name, answer) : readAnswer(dialect, name, answer);
}

/** What is read of an answer, written again as the dialect has it. */
export function written({ dialect: dialectName, name }: Answered, value: unknown): string | undefined {
  const again = rewritten(dialectName, name, value);
  return again === undefined ? undefined : asBody(name, again);
}

function rewritten(dialectName: string, name: OperationName, value: unknown): unknown {
  const { whole = false, write } = dialectNamed(dialectName)?.codecs[name] ?? asItIs;
  switch (operations[name].answer) {
    case 'nothing':
      return undefined;
    case 'list':
      return (value as readonly unknown[]).map(write);
    case 'page': {
      const { items, total } = value as { items: readonly unknown[]; total: number };
      const page = { count: total, next: null, previous: null, results: whole ? items : items.map(write) };
      return whole ? write(page) : page;
    }
    default:
      return write(value);
  }
}

/** An answer as it should be is read whole; any other is read, or is a failure of the controller. */
export const answerProperties: readonly Property[] = [
  property(
    'an answer as it should be',
    kinds.map(({ dialect, name }) => goodAnswer(dialect, name)),
    { times: { sample: 20, whole: 500 } },
    (answered) => {
      expect(written(answered, read(answered)) ?? answered.body).toBe(answered.body);
    },
  ),
  property(
    'any answer',
    kinds.map(({ dialect, name }) => anyAnswer(dialect, name)),
    { times: { sample: 30, whole: 1000 } },
    (answered) => {
      try {
        const value = read(answered);
        if (operations[answered.name].answer === 'object') expect(isJsonObject(value)).toBe(true);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        expect(error).toMatchObject({ kind: 'controller', exitCode: 8 });
      }
    },
  ),
];
