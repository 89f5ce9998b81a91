import { type RawAnswer, refuseToDestroy, joinPages, parseBody } from '../../api/raw-answer.ts';
import { understood } from '../../api/dialects/refusals.ts';
import { checkRawChange } from '../../api/raw-guard.ts';
import { rawPath } from '../../api/raw-path.ts';
import type { RawRequest } from '../../cli/connection.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { argument, anyText, optionalArgument, appIfGiven, manyOptions, pair, option, flag } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { text } from '../../output/view.ts';
import { readNamedText } from '../../base/text-file.ts';
import { objectOf, type Field } from './typed-fields.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

type Method = (typeof methods)[number];

export default command({
  summary: 'make a raw API request, signed in',
  description: [
    'The path is relative to the API, e.g. apps or /v2/apps; {app} in it is replaced by the app. Fields become a JSON body and',
    'make it a POST; with GET they become the query.',
    '',
    'Prints the body of the response, also of an error. A DELETE that the controller would treat as deleting something else is',
    'not sent.',
  ].join('\n'),
  args: {
    first: argument('method|path', 'method (default: GET, or POST with fields), and path', anyText),
    second: optionalArgument('path', 'path, after a method', anyText),
  },
  options: {
    app: appIfGiven,
    field: manyOptions(
      'key=value',
      'field; true, false, null and numbers are typed, @file is read, @- is standard input',
      pair('field', isKey),
      { short: 'F' },
    ),
    rawField: manyOptions('key=value', 'field whose value is a string', pair('field', isKey), { short: 'f' }),
    header: manyOptions('header', 'header, e.g. "accept: text/plain"', readHeader, { short: 'H' }),
    input: option('file', 'file with the body; - for standard input', anyText),
    paginate: flag('fetch all pages of a list'),
    include: flag('print the status and headers first', { short: 'i' }),
    silent: flag('do not print the response'),
  },
  examples: [
    'api apps',
    'api /v2/apps/{app}/config/ --app hello --jq .values',
    'api POST apps/{app}/config/ -F values[DEBUG]=1 --app hello',
    'api apps --paginate --jq .results[].id',
  ],
  operations: [],
  output: {
    type: ['object', 'array', 'string', 'number', 'boolean', 'null'],
    description: 'the body of the response; null if empty, a string if not JSON',
  },
  async run(values, context) {
    const [method, typed] = methodAndPath(values.first, values.second);
    const fields = await readFields(values.field, values.rawField, context);
    if (values.input !== undefined && fields.length > 0) throw usageFailure('Use either --input or fields.');
    const body = values.input === undefined ? undefined : await readBody(values.input, context);
    const isChange = !values.paginate && (fields.length > 0 || body !== undefined);
    const used = method ?? (isChange ? 'POST' : 'GET');
    if (values.paginate && used !== 'GET') throw usageFailure('--paginate is for GET.');
    const asked = typed.includes('{app}') ? typed.replaceAll('{app}', await findApp(values.app, used, context)) : typed;
    const dialect = await context.dialect();
    const path = rawPath(asked, context.session().controller, dialect.prefix);
    const send = async (request: RawRequest): Promise<RawAnswer> => {
      const answer = await context.request(request);
      return { ...answer, failure: answer.failure && understood(answer.failure, dialect) };
    };
    const inQuery = used === 'GET' || used === 'HEAD';
    const target = inQuery ? withQuery(path, fields) : path;
    const json = inQuery || fields.length === 0 ? body : JSON.stringify(objectOf(fields));
    const headers = Object.fromEntries(values.header);
    const ask = (each: string): Promise<RawAnswer> => send({ method: 'GET', path: each, headers });
    checkRawChange(dialect, { method: used, path, body: json });
    if (used === 'DELETE') await refuseToDestroy(path, ask);
    const answer = await send({ method: used, path: target, headers, body: json });
    return values.paginate && !answer.failure ? joinPages(answer, target, ask) : answer;
  },
  json: ({ body }) => (body === '' ? null : (parseBody(body) ?? body)),
  failure: ({ failure }) => failure,
  view: ({ status, headers, body }, { include, silent }) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
    const head = include ? [text(`HTTP ${status}\n${lines.join('')}\n`)] : [];
    return [...head, ...(silent || body === '' ? [] : [text(body)])];
  },
});

function isKey(key: string): boolean {
  return key !== '';
}

function methodAndPath(first: string, second: string | undefined): [method: Method | undefined, path: string] {
  if (second === undefined) return [undefined, first];
  const method = methods.find((each) => each === first.toUpperCase());
  if (method === undefined) throw usageFailure(`"${first}" is not a method.`, `The methods are ${methods.join(', ')}.`);
  return [method, second];
}

/** Headers that say where a message ends and whom it is for are the program's. */
function readHeader(line: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t -~]*)$/.exec(line) ?? [];
  if (name === '') throw usageFailure('Write a header as "name: value".');
  const lower = name.toLowerCase();
  if (/^(?:host|connection|content-length|transfer-encoding|upgrade|expect|te|trailer)$/.test(lower))
    throw usageFailure(`The header ${lower} cannot be set.`);
  return [lower, value.trim()];
}

type Pair = readonly [key: string, value: string];

async function readFields(typed: readonly Pair[], raw: readonly Pair[], context: Context): Promise<readonly Field[]> {
  const fields: Field[] = [];
  for (const [key, value] of typed) fields.push([key, await readTyped(value, context)]);
  return [...fields, ...raw];
}

async function readTyped(value: string, context: Context): Promise<unknown> {
  if (value.startsWith('@')) return readBody(value.slice(1), context);
  if (value === 'null' || value === 'true' || value === 'false') return JSON.parse(value) as unknown;
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value) && String(Number(value)) === value;
  return isNumber ? Number(value) : value;
}

async function readBody(path: string, { host, readInput }: Context): Promise<string> {
  return path === '-' ? readInput() : readNamedText(path, host.directory, host.interrupted);
}

function withQuery(path: string, fields: readonly Field[]): string {
  if (fields.length === 0) return path;
  const query = new URLSearchParams(fields.map(([key, value]): [string, string] => [key, String(value)]));
  return `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`;
}

/** What is to be deleted is never in an app that was guessed. */
async function findApp(given: string | undefined, method: Method, context: Context): Promise<string> {
  if (given !== undefined || method !== 'DELETE') return context.app(given);
  const named = await context.namedApp();
  if (named !== undefined) return named;
  throw usageFailure('A DELETE never takes {app} from the directory name.', 'Name the app with --app.');
}
