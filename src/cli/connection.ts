import { type Api, createApi, type Outgoing } from '../api/client.ts';
import type { ControllerUrl } from '../api/controller-url.ts';
import { uploadHeaders } from '../api/upload.ts';
import type { Dialect } from '../api/dialects/dialect.ts';
import { takesHttpPushes } from '../api/dialects/git-over-http.ts';
import { announcement } from '../api/dialects/registry.ts';
import type { RawAnswer } from '../api/raw-answer.ts';
import { createRecogniser, listOfApps, type Recogniser } from '../api/recognise.ts';
import { version } from '../base/version.ts';
import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { refusal } from '../http/refusal.ts';
import { secretsOf, secretsOfText, withoutSecrets } from '../http/secrets.ts';
import type { WebSocket } from '../websocket/web-socket.ts';
import { Channel } from './channel.ts';
import { DialectMemory } from './dialect-memory.ts';
import type { ConnectOptions, Target } from './target.ts';
import { sayThatItWaits } from './timeouts.ts';

/** A request that is in no table; its body is sent as it is. */
export interface RawRequest {
  readonly method: HttpRequest['method'];
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** A connection to one controller. */
export interface Connection {
  readonly api: Api;
  /** The dialect that will be spoken; asks the controller if nothing is known yet, or what is remembered does not suit. */
  dialect(suits?: (dialect: Dialect) => boolean): Promise<Dialect>;
  /** Sends any request, signed in, and gives the answer whatever it is. The path is relative to the controller's URL. */
  request(request: RawRequest): Promise<RawAnswer>;
  /** Asks for something that every API documents, without the token, and gives the headers: they say what the controller is. */
  greet(): Promise<HttpAnswer['headers']>;
  /** Whether apps are pushed to the controller over HTTP, as to a sandbox; asks only a controller on this machine. */
  takesHttpPushes(): Promise<boolean>;
  /** Remembers the dialect that the command line demands as the one for this controller; `auto` forgets it. */
  pin(): void;
  /** Writes down what was learnt of the controller and lets go of the connections. */
  close(): Promise<void>;
}

/** Connects to a controller. Nothing is sent, and undici is not loaded, before the first request. */
export function connect(target: Target, options: ConnectOptions): Connection {
  return new ControllerConnection(target, options);
}

class ControllerConnection implements Connection {
  readonly api: Api;
  readonly #target: Target;
  readonly #notice: ConnectOptions['notice'];
  readonly #told = new Set<string>();
  readonly #channel: Channel;
  readonly #memory: DialectMemory;
  readonly #recogniser: Recogniser;
  readonly #progress: (text: string) => void;

  constructor(target: Target, options: ConnectOptions) {
    const { controller, pageSize } = target;
    const { brand, notice, progress } = options;
    this.#progress = progress;
    this.#target = target;
    this.#notice = notice;
    this.#channel = new Channel(target, options);
    this.#memory = new DialectMemory(controller, options);
    this.#recogniser = createRecogniser({
      controller,
      brand,
      pinned: this.#memory.pinned,
      remembered: this.#memory.recollection,
      probe: (path) => this.#probe(path),
      remember: (recollection) => {
        this.#memory.learn(recollection);
      },
      notice,
    });
    const send = (outgoing: Outgoing): Promise<HttpAnswer> => this.#deliver(outgoing);
    const open = (path: string): Promise<WebSocket> => this.#open(path);
    this.api = createApi({ controller, send, open, recogniser: this.#recogniser, pageSize, notice });
  }

  dialect(suits?: (dialect: Dialect) => boolean): Promise<Dialect> {
    return this.#recogniser.current(suits);
  }

  async request({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
    const { controller, token } = this.#target;
    const answer = await this.#send({
      method,
      url: new URL(`${controller}${path}`),
      headers: { ...headersOf({ body, anonymous: false }, token), ...headers },
      body,
      timeout: this.#channel.timeouts.usual,
    });
    this.#recogniser.observe(answer.headers);
    const { status } = answer;
    const isDone = status >= 200 && status < 300;
    const shown = isDone ? answer : masking(answer, secretsOfText(body, token));
    return { status, headers: shown.headers, body: shown.body, failure: isDone ? undefined : refusal(shown) };
  }

  async greet(): Promise<HttpAnswer['headers']> {
    const answer = await this.#probe(listOfApps(await this.#recogniser.current()));
    if (answer.status >= 500) throw refusal(answer);
    this.#recogniser.observe(answer.headers);
    return answer.headers;
  }

  async takesHttpPushes(): Promise<boolean> {
    const { controller } = this.#target;
    if (!this.#memory.httpPushes && isOfThisMachine(controller)) {
      await this.#probe(`${(await this.#recogniser.current()).prefix}/`);
    }
    return this.#memory.httpPushes;
  }

  pin(): void {
    this.#memory.pin();
  }

  async close(): Promise<void> {
    this.#channel.stop();
    await this.#memory.save();
    await this.#channel.close();
  }

  async #send(request: HttpRequest): Promise<HttpAnswer> {
    const answer = await this.#channel.send(request);
    // What is between may answer in the place of the controller.
    if (announcement(answer.headers)) this.#memory.learnHttpPushes(takesHttpPushes(answer.headers));
    return answer;
  }

  /** A sandbox says in a header what it only simulates. */
  #tell({ headers }: HttpAnswer): void {
    const text = headers['x-sandbox-notice'];
    if (typeof text !== 'string' || this.#told.has(text) || !isOfThisMachine(this.#target.controller)) return;
    this.#told.add(text);
    this.#notice(text);
  }

  async #open(path: string): Promise<WebSocket> {
    const { controller, token, proof } = this.#target;
    const { openWebSocket } = await import('../websocket/open-web-socket.ts');
    const send = async (request: HttpRequest): Promise<HttpAnswer> => {
      const answer = await this.#send(request);
      return answer.status < 400 ? answer : masking(answer, secretsOf(undefined, token));
    };
    return openWebSocket(send, {
      url: new URL(`${controller}${path}`),
      headers: { ...headersOf({ body: undefined, anonymous: false }, token), ...proof },
      timeout: this.#channel.timeouts.usual,
    });
  }

  #probe(path: string): Promise<HttpAnswer> {
    const nothing = { query: '', body: undefined };
    return this.#deliver({ method: 'GET', path, ...nothing, anonymous: true, patience: undefined, streamed: false });
  }

  async #deliver(outgoing: Outgoing): Promise<HttpAnswer> {
    const { controller, token, proof } = this.#target;
    const { method, path, query, body, patience, streamed, binary = false, keepsRedirect = false, upload } = outgoing;
    const request = {
      method,
      url: new URL(`${controller}${path}${query === '' ? '' : `?${query}`}`),
      headers: { ...headersOf(outgoing, token), ...(upload && uploadHeaders(upload)), ...proof },
      body: body === undefined ? undefined : JSON.stringify(body),
      content: upload?.content,
      timeout: this.#channel.timeouts.of(patience),
      streamed,
      binary,
      keepsRedirect,
    };
    const answer = await sayThatItWaits(outgoing, this.#progress, () => this.#send(request));
    this.#tell(answer);
    // Some servers repeat a request in their refusal of it.
    return answer.status < 400 ? answer : masking(answer, secretsOf(body, token));
  }
}

/** Whether a URL points to this machine: to localhost, or to a loopback address. */
function isOfThisMachine(controller: ControllerUrl): boolean {
  return /^https?:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:\/|$)/.test(controller);
}

function masking(answer: HttpAnswer, secrets: readonly string[]): HttpAnswer {
  return { ...answer, body: withoutSecrets(answer.body, secrets) };
}

function headersOf(
  { body, anonymous, isLong = false }: Pick<Outgoing, 'body' | 'anonymous' | 'isLong'>,
  token: string | undefined,
): Record<string, string> {
  return {
    accept: 'application/json, text/plain;q=0.9, */*;q=0.8',
    'user-agent': `deis-cli/${version}`,
    ...(isLong && { 'accept-encoding': 'gzip' }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(!anonymous && token !== undefined && { authorization: `token ${token}` }),
  };
}
