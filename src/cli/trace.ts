import { isJsonObject, parseJson } from '../base/json-object.ts';
import type { Exchange, HttpAnswer } from '../http/exchange.ts';
import { masked, secretsOfText, withoutSecrets } from '../http/secrets.ts';
import { asJson, clean } from '../output/clean.ts';
import type { Host } from './host.ts';

/** Where requests and answers are shown: each with a number, as several can be under way. */
export interface Trace {
  readonly host: Pick<Host, 'stderr' | 'now'>;
  /** True where a script reads them. */
  readonly isJson: boolean;
  /** How many requests were sent. */
  sent: number;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A request, an answer, or why there is none. */
interface Entry {
  readonly request?: string;
  readonly status?: number;
  readonly failure?: string;
  readonly milliseconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** Headers whose values are secrets. */
const secretHeaders = /authorization|cookie|token|secret|key|password/;
/** Fields whose values are secrets, or hold some: what an app is told, and what it says. */
const secretFields =
  /pass|secret|token|credential|private|authorization|cookie|^(?:key|access_key|values|parameters|registry|command|output|httpHeaders)$/i;
/** What runs in an app, what it prints, and how it connects to an addon, may be all of its secrets. */
const secretPaths = /\/(?:run|logs|connection)\/?$/;

const longestBody = 1_000_000;
const longestShown = 2000;
const longestText = 100;
const mostItems = 5;
const mostLevels = 10;

/** The same exchange; each request and what became of it is shown on standard error, without secrets. */
export function traced(exchange: Exchange, trace: Trace): Exchange {
  return async (request) => {
    const number = (trace.sent += 1);
    const { method, url, headers, body } = request;
    const secrets = secretsOfText(body, headers['authorization']?.replace(/^token /, ''));
    const isSecret = secretPaths.test(url.pathname);
    show(trace, '>', number, {
      request: `${method} ${shownUrl(url)}`,
      headers: shownHeaders(headers, secrets),
      ...(body !== undefined && { body: shownBody(body, isSecret) }),
    });
    const started = trace.host.now().getTime();
    const milliseconds = (): number => trace.host.now().getTime() - started;
    try {
      const answer = await exchange(request);
      show(trace, '<', number, {
        status: answer.status,
        milliseconds: milliseconds(),
        headers: shownHeaders(answer.headers, secrets),
        body: answer.pieces ? '(comes piece by piece)' : shownBody(withoutSecrets(answer.body, secrets), isSecret),
      });
      return answer;
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      show(trace, '!', number, { failure, milliseconds: milliseconds() });
      throw error;
    }
  };
}

/** For people a line each for what it is, each header and the body; for scripts one JSON object. */
function show({ host, isJson }: Trace, mark: '>' | '<' | '!', number: number, entry: Entry): void {
  if (isJson) {
    host.stderr.write(`${asJson({ debug: { number, ...entry } })}\n`);
    return;
  }
  const { request, status, failure, milliseconds, headers = {}, body = '' } = entry;
  const time = milliseconds === undefined ? '' : ` (${milliseconds} ms)`;
  const lines = [
    `${request ?? status ?? failure ?? ''}${time}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : [typeof body === 'string' ? body : JSON.stringify(body)]),
  ];
  host.stderr.write(lines.map((line) => `${mark} ${number} ${clean(line)}\n`).join(''));
}

function shownUrl(url: URL): string {
  const shown = new URL(url);
  for (const name of url.searchParams.keys()) if (secretFields.test(name)) shown.searchParams.set(name, masked);
  return shown.href;
}

function shownHeaders(headers: HttpAnswer['headers'], secrets: readonly string[]): HttpAnswer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.test(name) ? masked : shortened(withoutSecrets(value, secrets), longestText),
    ]),
  );
}

/** JSON with its structure, and pages by their beginning; of other text, which may be JSON that is cut off, the length alone. */
function shownBody(text: string, isSecret: boolean): Json {
  const value = text.length > longestBody ? undefined : parseJson(text);
  if (value === undefined) {
    if (text.trimStart().startsWith('<') && !isSecret) return shortened(text.trim(), longestText);
    return text === '' ? '' : `(${text.length} characters)`;
  }
  const shown = shownValue(value, isSecret, 0);
  const json = JSON.stringify(shown);
  return json.length > longestShown ? shortened(json, longestShown) : shown;
}

function shownValue(value: unknown, isSecret: boolean, level: number): Json {
  if (value === null) return null;
  if (level > mostLevels) return '...';
  if (Array.isArray(value)) {
    const items = value.slice(0, mostItems).map((item) => shownValue(item, isSecret, level + 1));
    return value.length > mostItems ? [...items, `... ${value.length - mostItems} more`] : items;
  }
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        shownValue(each, isSecret || secretFields.test(name), level + 1),
      ]),
    );
  }
  if (isSecret) return masked;
  return typeof value === 'string' ? shortened(value, longestText) : (value as number | boolean);
}

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}... (${text.length} characters)` : text;
}
