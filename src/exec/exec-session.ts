import { Failure } from '../base/errors.ts';
import { failureOf } from '../websocket/ending.ts';
import type { WebSocket } from '../websocket/web-socket.ts';
import { type Output, readMessage, sizeMessage, type TerminalSize } from './channels.ts';
import { endOfInput, InputMessages } from './input-messages.ts';
import { exitCodeOf } from './status.ts';

/** A command that runs in a process's container. */
export class ExecSession {
  readonly #socket: WebSocket;
  readonly #host: string;
  readonly #input = new InputMessages();
  #exitCode: number | undefined;

  /** `host` is the controller, for messages about the connection. */
  constructor(socket: WebSocket, host: string) {
    this.#socket = socket;
    this.#host = host;
  }

  /** The exit code, once the output has been read to its end. */
  get exitCode(): number {
    if (this.#exitCode === undefined) throw new TypeError('the command has not ended');
    return this.#exitCode;
  }

  /**
   * What the command writes, as it comes, up to its end. Rejects with a `Failure` if the command could not be run, or its
   * end was not received.
   */
  async *output(): AsyncGenerator<Output, void> {
    let status: string | undefined;
    let isSilent = true;
    for await (const { data } of this.#socket.messages()) {
      isSilent = false;
      const message = readMessage(data);
      if (typeof message === 'string') status = message;
      else if (message && message.bytes.length > 0) yield message;
    }
    const ending = await this.#socket.ended;
    if (status !== undefined) {
      this.#exitCode = exitCodeOf(status);
      return;
    }
    const failure = failureOf(ending, this.#host);
    if (!failure) throw endedWithoutStatus();
    if (this.#input.hasBytes && failure.kind !== 'authentication') {
      throw failure.withHint('This controller may only take text as input. Encode other data, e.g. with base64.');
    }
    throw isSilent ? new NothingHeard(failure) : failure;
  }

  /** Passes input on to the command; resolves when there is room for more. */
  async write(piece: Buffer): Promise<void> {
    const message = this.#input.take(piece);
    if (message !== undefined) await this.#socket.send(message);
  }

  /** Says that there is no more input. */
  async finish(): Promise<void> {
    const rest = this.#input.finish();
    if (rest) await this.#socket.send(rest);
    await this.#socket.send(endOfInput);
  }

  /** Says how large the terminal is. */
  resize(size: TerminalSize): void {
    void this.#socket.send(sizeMessage(size));
  }

  /** Lets go of the connection; the command is ended by it, if it still runs. */
  async close(): Promise<void> {
    await this.#socket.close();
  }
}

/** The connection ended before anything came: Drycc ends it so if there is no such process. */
export class NothingHeard extends Failure {
  constructor({ kind, message, hint }: Failure) {
    super(kind, message, { hint });
  }
}

function endedWithoutStatus(): Failure {
  return new Failure('controller', 'The controller ended the connection without the exit code of the command.', {
    hint: 'Controllers end commands that take longer than an hour.',
  });
}
