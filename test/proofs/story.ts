import { isJsonObject } from '../../src/json-object.ts';
import type { Answer, Sent } from '../sandbox/started-sandbox.ts';
import { askedOf } from './asked.ts';
import { readRecording, type Recorded } from './recording.ts';
import { senderOf } from './senders.ts';

/** What the teller of a story needs of a sandbox. */
interface Listener {
  readonly dialect: Parameters<typeof askedOf>[1];
  readonly send: (sent: Sent) => Promise<Answer>;
}

/** A recorded exchange, and what a sandbox answered to the same request. */
export interface Told {
  readonly recorded: Recorded;
  readonly answer: Answer;
}

/** As recorded: what the reader of recordings leaves out of its type. */
type Whole = Recorded & { readonly request: { readonly headers: Readonly<Record<string, string | null>> } };

/** Sends everything that was recorded to a sandbox, in its order, as the same people in the sandbox's terms. */
export async function* tell(recording: string, sandbox: Listener): AsyncGenerator<Told> {
  const tokens = new Map<string, string>();
  const names = new Map<string, string>();
  for (const recorded of readRecording(recording) as readonly Whole[]) {
    const sender = senderOf(recording, recorded);
    const answer = await sandbox.send(requestOf(recorded, tokens.get(sender ?? ''), names));
    learnTokens(recorded, sender, answer, tokens);
    learnNames(recorded.response.body, answer.json, names);
    yield { recorded, answer };
    for (const request of leftOut(recorded)) await sandbox.send(requestOf(request, tokens.get(sender ?? ''), names));
  }
}

function requestOf({ name, request }: Whole, token = 'unknown', names: ReadonlyMap<string, string>): Sent {
  const headers = Object.fromEntries(
    Object.entries(request.headers)
      .filter((header): header is [string, string] => header[1] !== null)
      .map(([header, value]) => [header, header === 'Authorization' ? authorization(value, token) : value]),
  );
  const path = request.path.replaceAll(/[^/]+/g, (segment) => names.get(segment) ?? segment);
  return { method: request.method, path, headers, body: bodyOf(name, request.body, headers['Content-Type']) };
}

function authorization(value: string, token: string): string {
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
function learnTokens({ request, response }: Whole, sender: string | undefined, answer: Answer, tokens: Map<string, string>) {
  const given = isJsonObject(answer.json) ? answer.json['token'] : undefined;
  if (typeof given !== 'string' || !isJsonObject(response.body) || !('token' in response.body)) return;
  const fields = isJsonObject(request.body) ? request.body : Object.fromEntries(new URLSearchParams(String(request.body ?? '')));
  const whose = typeof fields['username'] === 'string' ? fields['username'] : (sender ?? '');
  tokens.set(`${whose} before`, tokens.get(whose) ?? '');
  tokens.set(whose, given);
}

/** Names that controllers make up: those of apps whose creator gave none, and of pods. */
function learnNames(recorded: unknown, answered: unknown, names: Map<string, string>): void {
  if (!isJsonObject(recorded) || !isJsonObject(answered)) return;
  if (typeof recorded['id'] === 'string' && typeof answered['id'] === 'string') names.set(recorded['id'], answered['id']);
  const [theirs, ours] = [podsOf(recorded), podsOf(answered)];
  for (const { name, type } of theirs) {
    const known = ours.findIndex((pod) => pod.type === type);
    const [pod] = known === -1 ? [] : ours.splice(known, 1);
    if (pod) names.set(name, pod.name);
  }
}

interface Pod {
  readonly name: string;
  readonly type: string;
}

function podsOf({ results }: Readonly<Record<string, unknown>>): Pod[] {
  if (!Array.isArray(results)) return [];
  return (results as readonly unknown[]).filter(
    (item): item is Pod & Record<string, unknown> => isJsonObject(item) && typeof item['name'] === 'string' && 'started' in item,
  );
}

/** Of a hundred like changes of a config the recordings of Workflow hold the first two and the last. */
function leftOut(recorded: Whole): readonly Whole[] {
  if (recorded.name !== 'many-config-2') return [];
  return Array.from({ length: 100 }, (_, index) => ({
    ...recorded,
    request: { ...recorded.request, body: { values: { N: String(index + 3) } } },
  }));
}
