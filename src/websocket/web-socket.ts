import type { Duplex } from 'node:stream';
import { Receiver, Sender } from 'ws';
import type { Message } from './message.ts';
import { MessageQueue } from './message-queue.ts';

/** How a connection ended: the code and reason of the other side's close frame; 1006 if it broke off without one. */
export interface Ending {
  readonly code: number;
  readonly reason: string;
  /** Why it broke off, if this side knows. */
  readonly error?: Error | undefined;
}

/** What may be different from connection to connection. */
export interface WebSocketOptions {
  /** The largest message to take, in bytes: a larger one ends the connection. */
  readonly largest?: number;
  /** Milliseconds of silence after which a ping is sent; after twice that, the connection counts as broken. */
  readonly silence?: number;
  /** Milliseconds to wait for the other side's close frame after one's own. */
  readonly farewell?: number;
}

const brokenOff = 1006;
const normal = 1000;
const tooLarge = 1009;
const notTheProtocol = 1002;

const usual = { largest: 256 * 1024 * 1024, silence: 20_000, farewell: 2_000 };
/** Messages cause 1009 by this code, and for 1002 by any other. */
const codeOfTooLarge = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';

const frame = { compress: false, fin: true, mask: true } as const;
const nothing = Buffer.alloc(0);

/**
 * The client's side of a WebSocket over a connection that was upgraded. It holds what it was sent only until there is
 * enough for a slow reader, and lets a fast writer wait: memory is bounded by the largest message.
 */
export class WebSocket {
  readonly #socket: Duplex;
  readonly #options: Required<WebSocketOptions>;
  readonly #sender: Sender;
  readonly #queue = new MessageQueue();
  readonly #pulse: NodeJS.Timeout;
  /** How the connection ended. Resolves as soon as it has; what came before may still be unread. */
  readonly ended: Promise<Ending>;
  #end: (ending: Ending) => void = () => undefined;
  #ending: Ending | undefined;
  #error: Error | undefined;
  #isClosing = false;
  #isSilent = false;

  constructor(socket: Duplex, options: WebSocketOptions = {}) {
    this.#socket = socket;
    this.#options = { ...usual, ...options };
    this.#sender = new Sender(socket);
    this.ended = new Promise((resolve) => (this.#end = resolve));
    this.#pulse = setInterval(() => {
      this.#feelPulse();
    }, this.#options.silence);
    this.#listen();
  }

  /** Sends a message; resolves when there is room for the next. What is sent after the end is lost, as `ended` says. */
  async send(data: string | Buffer): Promise<void> {
    if (this.#ending || this.#isClosing) return;
    this.#sender.send(data, { ...frame, binary: typeof data !== 'string' });
    if (!this.#socket.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        this.#socket.off('drain', goOn);
        resolve();
      };
      this.#socket.on('drain', goOn);
      void this.ended.then(goOn);
    });
  }

  /** The messages as they come, up to the end. Leaving the loop closes the connection. */
  async *messages(): AsyncGenerator<Message, void> {
    try {
      for (;;) {
        const message = this.#queue.take();
        if (message) yield message;
        else if (this.#queue.isOver) return;
        else {
          this.#socket.resume();
          await this.#queue.arrival();
        }
      }
    } finally {
      await this.close();
    }
  }

  /** Says goodbye and waits for the other side to do the same, but not for long. */
  async close(code = normal): Promise<void> {
    if (!this.#ending) {
      this.#sayGoodbye(code, '');
      // What is still coming is not wanted any more, and must not keep the goodbye from being heard.
      this.#queue.drop();
      this.#socket.resume();
      const timer = setTimeout(() => this.#socket.destroy(), this.#options.farewell);
      await this.ended;
      clearTimeout(timer);
    }
    this.#socket.destroy();
  }

  /** Lets go of the connection at once. */
  destroy(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    const { largest } = this.#options;
    const receiver = new Receiver({ isServer: false, maxPayload: largest, skipUTF8Validation: false });
    receiver.on('message', (data: Buffer, isBinary: boolean) => {
      if (!this.#queue.add({ data, isText: !isBinary })) this.#socket.pause();
    });
    receiver.on('ping', (data: Buffer) => {
      if (!this.#isClosing && this.#socket.writable) this.#sender.pong(data, true);
    });
    receiver.on('conclude', (code: number, reason: Buffer) => {
      this.#sayGoodbye(code === 1005 ? normal : code, '');
      this.#finish({ code, reason: reason.toString() });
      this.#socket.end();
    });
    receiver.on('error', (error: NodeJS.ErrnoException) => {
      this.#error = error;
      this.#sayGoodbye(error.code === codeOfTooLarge ? tooLarge : notTheProtocol, '');
      this.#socket.destroy();
    });
    this.#socket.on('data', (chunk: Buffer) => {
      this.#isSilent = false;
      if (!receiver.destroyed) receiver.write(chunk);
    });
    this.#socket.on('error', (error) => (this.#error ??= error));
    this.#socket.on('end', () => this.#socket.destroy());
    this.#socket.on('close', () => {
      this.#finish({ code: brokenOff, reason: '', error: this.#error });
    });
  }

  #sayGoodbye(code: number, reason: string): void {
    if (this.#isClosing || !this.#socket.writable) return;
    this.#isClosing = true;
    this.#sender.close(code, reason, true);
  }

  /** Networks drop connections that are silent for long, and some without a word: a ping keeps and finds out. */
  #feelPulse(): void {
    // While a slow reader lets the other side wait, nothing can come.
    if (this.#socket.isPaused()) return;
    if (this.#isSilent) {
      this.#socket.destroy(new DOMException('The other side is silent.', 'TimeoutError'));
      return;
    }
    this.#isSilent = true;
    if (!this.#isClosing && this.#socket.writable) this.#sender.ping(nothing, true);
  }

  #finish(ending: Ending): void {
    clearInterval(this.#pulse);
    if (this.#ending) return;
    this.#ending = ending;
    this.#queue.end();
    this.#end(ending);
  }
}
