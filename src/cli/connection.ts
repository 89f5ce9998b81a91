import { type Api, createApi, type Outgoing } from '../api/client.ts';
import type { ControllerUrl } from '../api/controller-url.ts';
import { dialectNamed, dialects } from '../api/dialects/registry.ts';
import type { Dialect } from '../api/dialects/dialect.ts';
import type { RawAnswer } from '../api/raw-answer.ts';
import { createRecogniser, listOfApps, type Recollection } from '../api/recognise.ts';
import { type Brand, variable } from '../base/brand.ts';
import { Failure, usageFailure } from '../base/errors.ts';
import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { refusal } from '../http/refusal.ts';
import { secretsOf, secretsOfText, withoutSecrets } from '../http/secrets.ts';
import { send } from '../http/send.ts';
import { openTransport, type Transport } from '../http/transport.ts';
import { recallController, rememberController } from '../settings/controllers.ts';
import { readRegularFile } from '../base/regular-file.ts';
import { reason } from '../base/file-reason.ts';
import { Stop } from '../base/stop-signal.ts';
import { version } from '../base/version.ts';
import type { Host } from './host.ts';
import { readTimeouts, sayThatItWaits } from './timeouts.ts';
import type { Trace } from './trace.ts';

/** To which controller to connect, and as whom. */
export interface Target {
  readonly controller: ControllerUrl;
  readonly token?: string | undefined;
  readonly sslVerify: boolean;
  readonly pageSize?: number | undefined;
}

/** What connections need besides their target. */
export interface ConnectOptions {
  readonly host: Host;
  readonly brand: Brand;
  /** The file in which dialects are remembered. */
  readonly memory: string;
  /** The dialect demanded on the command line; `auto` for none, whatever is remembered. */
  readonly api: string | undefined;
  /** Seconds, as given on the command line. */
  readonly timeout: number | undefined;
  readonly notice: (message: string) => void;
  /** Says on a terminal how far the work has come. */
  readonly progress: (text: string) => void;
  /** Where requests and answers are shown; undefined where they are not. */
  readonly trace?: Trace | undefined;
}

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
  /** Remembers the dialect that the command line demands as the one for this controller; `auto` forgets it. */
  pin(): void;
  /** Writes down what was learnt of the controller and lets go of the connections. */
  close(): Promise<void>;
}

/** Connects to a controller. Nothing is sent, and undici is not loaded, before the first request. */
export function connect(target: Target, options: ConnectOptions): Connection {
  const { host, brand, memory, notice } = options;
  const { controller, sslVerify } = target;
  const timeouts = readTimeouts(options);
  const { origin } = new URL(controller);
  const remembered = recallController(memory, controller);
  const demanded = options.api ?? variable(brand, host.environment, 'API');
  const pinned = demanded === undefined ? remembered.pinned : demanded === 'auto' ? undefined : demanded;
  let keptPin = remembered.pinned;
  let learnt: Recollection | undefined;
  let transport: Promise<Transport> | undefined;
  const over = new Stop();

  const open = async (): Promise<Transport> => {
    const { environment } = host;
    const isTls = controller.startsWith('https:');
    const extraAuthorities = isTls ? readAuthorities(brand, environment) : undefined;
    if (!sslVerify && isTls) {
      const risk = 'whoever is on the way there can read the token and change what is sent';
      notice(`TLS certificates of ${controller} are not checked (--ssl-verify=false): ${risk}.`);
    }
    const opened = await openTransport({ verifyTls: sslVerify, extraAuthorities, origin, environment });
    if (options.trace === undefined) return opened;
    const { traced } = await import('./trace.ts');
    return { ...opened, exchange: traced(opened.exchange, options.trace) };
  };
  const dispatch = async (request: HttpRequest): Promise<HttpAnswer> => {
    const { exchange } = await (transport ??= open());
    // What was interrupted, or is over, sends nothing more, however far it had come.
    host.interrupted.throwIfAborted();
    over.throwIfAborted();
    return send(request, {
      exchange,
      origin,
      patience: timeouts.usual,
      now: () => host.now().getTime(),
      random: host.random,
      pause: (milliseconds) => pauseUntil(milliseconds, over, host),
    });
  };
  const deliver = async (outgoing: Outgoing): Promise<HttpAnswer> => {
    const answer = await sayThatItWaits(outgoing, options.progress, () =>
      dispatch({
        method: outgoing.method,
        url: fullUrl(controller, outgoing),
        headers: headersOf(outgoing, target.token),
        body: outgoing.body === undefined ? undefined : JSON.stringify(outgoing.body),
        timeout: timeouts.of(outgoing.patience),
        streamed: outgoing.streamed,
      }),
    );
    // Some servers repeat a request in their refusal of it.
    return answer.status < 400 ? answer : masking(answer, secretsOf(outgoing.body, target.token));
  };
  const probe = (path: string): Promise<HttpAnswer> =>
    deliver({
      method: 'GET',
      path,
      query: '',
      body: undefined,
      anonymous: true,
      patience: undefined,
      streamed: false,
    });
  const recogniser = createRecogniser({
    controller,
    brand,
    pinned: pinned === undefined ? undefined : demandedDialect(pinned),
    remembered: remembered.recollection,
    probe,
    remember: (recollection) => (learnt = recollection),
    notice,
  });
  return {
    api: createApi({ controller, send: deliver, recogniser, pageSize: target.pageSize, notice }),
    dialect: (suits) => recogniser.current(suits),
    async request({ method, path, headers, body }) {
      const answer = await dispatch({
        method,
        url: new URL(`${controller}${path}`),
        headers: { ...headersOf({ body, anonymous: false }, target.token), ...headers },
        body,
        timeout: timeouts.usual,
      });
      recogniser.observe(answer.headers);
      const { status } = answer;
      const isDone = status >= 200 && status < 300;
      const shown = isDone ? answer : masking(answer, secretsOfText(body, target.token));
      return { status, headers: shown.headers, body: shown.body, failure: isDone ? undefined : refusal(shown) };
    },
    async greet() {
      const answer = await probe(listOfApps(await recogniser.current()));
      if (answer.status >= 500) throw refusal(answer);
      recogniser.observe(answer.headers);
      return answer.headers;
    },
    pin() {
      if (options.api !== undefined) keptPin = options.api === 'auto' ? undefined : options.api;
    },
    async close() {
      over.stop(new Error('the command is over'));
      const recollection = learnt ?? remembered.recollection;
      if (learnt !== undefined || keptPin !== remembered.pinned) {
        await rememberController(memory, controller, { recollection, pinned: keptPin });
      }
      await (await transport?.catch(() => undefined))?.close();
    },
  };
}

/** Waits for the next attempt. One that nobody waits for any more, as another request has failed, must not keep the process. */
async function pauseUntil(milliseconds: number, over: Stop, host: Host): Promise<void> {
  const { interrupted } = host;
  const end = (): void => {
    if (interrupted.reason) over.stop(interrupted.reason);
  };
  interrupted.addEventListener('abort', end);
  try {
    await host.pause(milliseconds, over);
    over.throwIfAborted();
  } finally {
    interrupted.removeEventListener('abort', end);
  }
}

const masking = (answer: HttpAnswer, secrets: readonly string[]): HttpAnswer => ({
  ...answer,
  body: withoutSecrets(answer.body, secrets),
});

function fullUrl(controller: ControllerUrl, { path, query }: Outgoing): URL {
  return new URL(`${controller}${path}${query === '' ? '' : `?${query}`}`);
}

function headersOf(
  { body, anonymous }: Pick<Outgoing, 'body' | 'anonymous'>,
  token: string | undefined,
): Record<string, string> {
  return {
    accept: 'application/json, text/plain;q=0.9, */*;q=0.8',
    'user-agent': `deis-cli/${version}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(!anonymous && token !== undefined && { authorization: `token ${token}` }),
  };
}

/** The dialect that somebody demands by its name. Throws a usage failure where there is none. */
export function demandedDialect(name: string): Dialect {
  const dialect = dialectNamed(name);
  if (dialect) return dialect;
  const known = dialects.map((each) => each.name).join(', ');
  throw usageFailure(`There is no API dialect named "${name}".`, `This client speaks ${known}.`);
}

/** Node reads NODE_EXTRA_CA_CERTS by itself, but no more when it is given authorities; so its file is given as well. */
function readAuthorities(brand: Brand, environment: Host['environment']): string | undefined {
  const path = variable(brand, environment, 'CA_FILE') ?? environment['SSL_CERT_FILE'];
  if (path === undefined || path === '') return undefined;
  const further = environment['NODE_EXTRA_CA_CERTS'];
  return [path, ...(further === undefined || further === '' ? [] : [further])].map(readCertificates).join('\n');
}

function readCertificates(path: string): string {
  let text: string;
  try {
    text = readRegularFile(path, { follows: true }).toString();
  } catch (error) {
    throw new Failure('failure', `The certificate authorities in ${path} cannot be read${reason(error)}.`, {
      cause: error,
    });
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new Failure('failure', `There is no certificate in PEM form in ${path}.`);
}
