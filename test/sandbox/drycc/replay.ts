import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { isJsonObject } from '../../../src/base/json-object.ts';
import type { Answer, Sent } from '../started-sandbox.ts';

/** A recorded exchange with the controller of June 2026. */
export interface Exchange {
  readonly name: string;
  readonly step: number;
  readonly as: string | null;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string | null>>;
    readonly body: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

/** All exchanges of the recording over HTTP, in their order. */
export function readExchanges(): readonly Exchange[] {
  const file = new URL('../../recordings/drycc-head_api-2.3.jsonl.gz', import.meta.url);
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((row) => JSON.parse(row) as Exchange)
    .filter((exchange) => 'response' in exchange && typeof exchange.request.method === 'string');
}

/** Sends what was recorded, one after the other, with the sandbox's own tokens, keys and names in place of the recorded ones. */
export class Storyteller {
  readonly #send: (sent: Sent) => Promise<Answer>;
  readonly #tokens: ReadonlyMap<string, string>;
  /** Names that the controller made up, recorded and own. */
  readonly #names = new Map<string, string>();
  #loginKey = 'unknown';
  #invitation = 'unknown';

  constructor(send: (sent: Sent) => Promise<Answer>, tokens: ReadonlyMap<string, string>) {
    this.#send = send;
    this.#tokens = tokens;
  }

  async tell({ name, request, response, as }: Exchange): Promise<Answer> {
    if (request.path.startsWith('/v2/complete/')) return this.#logIn();
    const isUnknown = response.status === 404 && name !== 'login-browser';
    const answer = await this.#send({
      method: request.method,
      // What the controller did not know is not known here either.
      path: isUnknown ? request.path.replace('<LOGIN-KEY>', 'unknown') : this.#replaced(request.path),
      headers: this.#headers(request.headers, as),
      body: this.#body(request.body),
    });
    this.#learn(response.body, answer);
    return answer;
  }

  /** A person logs in: in the sandbox on a page of its own. */
  #logIn(): Promise<Answer> {
    return this.#send({
      method: 'POST',
      path: '/v2/login/drycc/',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ key: this.#loginKey, username: 'alice', password: 'opensesame' }).toString(),
    });
  }

  #replaced(text: string): string {
    const known = text.replaceAll('<LOGIN-KEY>', this.#loginKey).replaceAll('<INVITATION>', this.#invitation);
    return [...this.#names].reduce((changed, [theirs, ours]) => changed.replaceAll(theirs, ours), known);
  }

  #headers(headers: Exchange['request']['headers'], as: string | null): Record<string, string> {
    const given = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
    return Object.fromEntries(
      given.map(([name, value]) => [
        name,
        value.replace(/<TOKEN(?::(\w+))?>/, (_, who: string | undefined) => this.#tokens.get(who ?? as ?? '') ?? ''),
      ]),
    );
  }

  #body(body: unknown): unknown {
    if (body === null) return undefined;
    if (typeof body === 'string') return body;
    const text = this.#replaced(JSON.stringify(withKey(body)));
    return text.replaceAll(/<OAUTH:(\w+)>/g, (_, who: string) => this.#tokens.get(who) ?? '');
  }

  #learn(recorded: unknown, { json, headers }: Answer): void {
    if (headers['Location'] !== undefined) {
      this.#loginKey = new URL(headers['Location']).searchParams.get('key') ?? this.#loginKey;
    }
    if (!isJsonObject(recorded) || !isJsonObject(json)) return;
    if (typeof json['key'] === 'string' && 'key' in recorded) this.#loginKey = json['key'];
    if (typeof json['token'] === 'string' && 'inviter' in json) this.#invitation = json['token'];
    const [theirs, ours] = [namesIn(recorded), namesIn(json)];
    for (const [kind, names] of theirs) {
      names.forEach((name, index) => {
        const own = ours.get(kind)?.[index];
        if (own !== undefined && own !== name) this.#names.set(name, own);
      });
    }
  }
}

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');

/** Private keys were left out of the recording: another certificate is sent, with its key, or with a wrong one. */
function withKey(body: unknown): unknown {
  if (!isJsonObject(body) || !String(body['key']).includes('<PRIVATE KEY>')) return body;
  const key = fixture(body['name'] === 'mixed' ? 'san.example.com.key.pem' : 'bar.com.key.pem');
  return { ...body, certificate: fixture('bar.com.drycc.pem'), key };
}

/** The ids of objects and the names of processes that an answer has, by what they are. */
function namesIn(answer: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly string[]> {
  const items = [answer, ...(Array.isArray(answer['results']) ? (answer['results'] as unknown[]) : [])].filter(
    isJsonObject,
  );
  const found = new Map<string, string[]>();
  const add = (kind: string, name: unknown): void => {
    if (typeof name === 'string') found.set(kind, [...(found.get(kind) ?? []), name]);
  };
  for (const item of items) {
    if ('structure' in item && item === answer) add('app', item['id']);
    if ('restarts' in item) add(`pod of ${String(item['type'])}`, item['name']);
    if ('alias' in item) add(`token ${String(item['alias'])}`, item['uuid']);
    if ('token' in item && 'uuid' in item) add('token', item['uuid']);
  }
  return found;
}
