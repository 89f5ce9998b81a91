import { onStop, Stop } from '../base/stop-signal.ts';
import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { send } from '../http/send.ts';
import { openTransport, type Transport } from '../http/transport.ts';
import { Turns } from '../http/turns.ts';
import { trustedAuthorities } from './certificate-authorities.ts';
import type { ConnectOptions, Target } from './target.ts';
import { readTimeouts, type Timeouts } from './timeouts.ts';

/** Sends requests to one origin by the rules of this program. Undici is not loaded before the first of them. */
export class Channel {
  readonly #target: Target;
  readonly #options: ConnectOptions;
  readonly #origin: string;
  /** Comes when the process is told to stop, or the command is over: nothing is sent then any more. */
  readonly #over = new Stop();
  readonly #letGo: () => void;
  readonly #turns = new Turns();
  #transport: Promise<Transport> | undefined;
  /** How long requests wait for their responses. */
  readonly timeouts: Timeouts;

  constructor(target: Target, options: ConnectOptions) {
    this.#target = target;
    this.#options = options;
    this.timeouts = readTimeouts(options);
    this.#origin = new URL(target.controller).origin;
    this.#letGo = onStop(options.host.interrupted, (reason) => {
      this.#over.stop(reason);
    });
  }

  /** Sends a request and gives its answer. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const { host } = this.#options;
    const { exchange } = await (this.#transport ??= this.#open());
    this.#over.throwIfAborted();
    return send(request, {
      exchange,
      origin: this.#origin,
      patience: this.timeouts.usual,
      longestTurn: this.timeouts.longestTurn,
      now: () => host.now().getTime(),
      random: host.random,
      pause: (milliseconds) => this.#pause(milliseconds),
      turns: this.#turns,
    });
  }

  /** Sends nothing more. */
  stop(): void {
    this.#letGo();
    this.#over.stop(new Error('the command is over'));
  }

  /** Lets go of the connections. */
  async close(): Promise<void> {
    const transport = await this.#transport?.catch(() => undefined);
    await transport?.close();
  }

  async #open(): Promise<Transport> {
    const { controller, sslVerify } = this.#target;
    const { host, brand, notice, trace } = this.#options;
    const { environment } = host;
    const isTls = controller.startsWith('https:');
    const trusted = isTls && sslVerify ? trustedAuthorities(brand, environment) : undefined;
    if (!sslVerify && isTls) {
      const risk = 'anyone on the network can read the token and change requests';
      notice(`TLS certificates of ${controller} are not checked (--ssl-verify=false): ${risk}.`);
    }
    const opened = await openTransport({ verifyTls: sslVerify, trusted, origin: this.#origin, environment });
    if (trace === undefined) return opened;
    const { traced } = await import('./trace.ts');
    return { ...opened, exchange: traced(opened.exchange, trace) };
  }

  /** Waits for the next attempt. One that nobody waits for any more, as another request has failed, must not keep the process. */
  async #pause(milliseconds: number): Promise<void> {
    await this.#options.host.pause(milliseconds, this.#over);
    this.#over.throwIfAborted();
  }
}
