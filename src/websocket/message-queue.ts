import type { Message } from './message.ts';

/** Bytes that may wait for a slow reader before the other side has to. */
const enough = 256 * 1024;
/** What a message of no bytes takes. */
const overhead = 64;

/** Messages that have come and were not taken yet. */
export class MessageQueue {
  #messages: Message[] = [];
  #size = 0;
  #isOver = false;
  #isDropping = false;
  #wake: () => void = () => undefined;

  /** Whether nothing more comes and all was taken. */
  get isOver(): boolean {
    return this.#isOver && this.#messages.length === 0;
  }

  /** Adds a message; false if that is enough for now. */
  add(message: Message): boolean {
    if (this.#isDropping) return true;
    this.#messages.push(message);
    this.#size += message.data.length + overhead;
    this.#wake();
    return this.#size < enough;
  }

  /** Takes the oldest message; undefined if there is none. */
  take(): Message | undefined {
    const message = this.#messages.shift();
    if (message) this.#size -= message.data.length + overhead;
    return message;
  }

  /** Resolves when a message is there, or nothing more comes. */
  async arrival(): Promise<void> {
    if (this.#messages.length > 0 || this.#isOver) return;
    await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  /** Drops present and later messages. */
  drop(): void {
    this.#isDropping = true;
    this.#messages = [];
    this.#size = 0;
  }

  /** Says that nothing more comes. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }
}
