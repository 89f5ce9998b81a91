import { isJsonObject, type JsonObject } from '../../../src/base/json-object.ts';
import type { Answer, Sent } from '../../sandbox/started-sandbox.ts';
import { makeUpsAfter } from './make-ups.ts';
import { isMadeToHappen } from './scope.ts';
import { readRecording, type Recorded } from '../recording.ts';
import { senderOf } from './senders.ts';

/** A recorded exchange, and what a sandbox answered to the same request. */
export interface Told {
  readonly recorded: Recorded;
  readonly answer: Answer;
}

/** A recorded exchange, with what the type of its reader leaves out. */
type Whole = Recorded & { readonly request: { readonly headers: Readonly<Record<string, string | null>> } };

/** Sends everything that was recorded to a sandbox, in its order, as the same people with the sandbox's tokens. */
export async function* tell(recording: string, send: (sent: Sent) => Promise<Answer>): AsyncGenerator<Told> {
  const tokens = new Map<string, string>();
  const names = new Map<string, string>();
  for (const recorded of readRecording(recording) as readonly Whole[]) {
    if (isMadeToHappen(recording, recorded)) {
      yield { recorded, answer: { status: 0, headers: {}, text: '', json: undefined } };
      continue;
    }
    const sender = senderOf(recording, recorded) ?? '';
    const answer = await send(requestOf(recorded, tokens.get(sender) ?? 'unknown', names));
    learnToken(recorded, sender, answer, tokens);
    learnNames(recorded.response.body, answer.json, names);
    yield { recorded, answer };
    for (const { sender: who, request } of makeUpsAfter(recording, recorded)) {
      const headers = { Authorization: `token ${tokens.get(who) ?? ''}`, 'Content-Type': 'application/json' };
      await send({ ...request, headers, body: request.body ?? undefined });
    }
  }
}

function requestOf({ name, request }: Whole, token: string, names: ReadonlyMap<string, string>): Sent {
  const headers = Object.fromEntries(
    Object.entries(request.headers)
      .filter((header): header is [string, string] => header[1] !== null)
      .map(([header, value]) => [header, header === 'Authorization' ? withToken(value, token) : value]),
  );
  const path = request.path.replaceAll(/[^/]+/g, (segment) => names.get(segment) ?? segment);
  return { method: request.method, path, headers, body: bodyOf(name, request.body, headers['Content-Type']) };
}

function withToken(value: string, token: string): string {
  return value
    .replace('<TOKEN-IN-UPPER-CASE>', token.toUpperCase())
    .replace(/<TOKEN>|0123456789abcdef0123456789abcdef01234567/, token);
}

/** A text is recorded as it was on the wire, one character a byte; but for one, which is the JSON of a text. */
function bodyOf(name: string, body: unknown, type: string | undefined): Sent['body'] {
  if (body === null) return type === 'application/json' ? 'null' : undefined;
  if (name === 'apps-create-string-body') return JSON.stringify(body);
  return typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
}

/** A login gives a token, and so does the renewal of one's own or somebody else's. */
function learnToken({ request, response }: Whole, sender: string, { json }: Answer, tokens: Map<string, string>): void {
  const token = isJsonObject(json) ? json['token'] : undefined;
  if (typeof token !== 'string' || !isJsonObject(response.body) || !('token' in response.body)) return;
  const { username = sender } = fieldsOf(request.body);
  tokens.set(`${String(username)} before`, tokens.get(String(username)) ?? '');
  tokens.set(String(username), token);
}

function fieldsOf(body: unknown): JsonObject {
  return isJsonObject(body) ? body : Object.fromEntries(new URLSearchParams(typeof body === 'string' ? body : ''));
}

/** Names that controllers make up: those of apps whose creator gave none, and of pods. */
function learnNames(recorded: unknown, answered: unknown, names: Map<string, string>): void {
  if (!isJsonObject(recorded) || !isJsonObject(answered)) return;
  const [id, own] = [recorded['id'], answered['id']];
  if (typeof id === 'string' && typeof own === 'string') names.set(id, own);
  const pods = podsOf(answered);
  for (const { name, type } of podsOf(recorded)) {
    const index = pods.findIndex((pod) => pod.type === type);
    const [pod] = index === -1 ? [] : pods.splice(index, 1);
    if (pod) names.set(name, pod.name);
  }
}

interface Pod {
  readonly name: string;
  readonly type: string;
}

function podsOf({ results }: JsonObject): Pod[] {
  const items = Array.isArray(results) ? (results as readonly unknown[]) : [];
  return items.filter(
    (item): item is Pod & JsonObject => isJsonObject(item) && typeof item['name'] === 'string' && 'started' in item,
  );
}
