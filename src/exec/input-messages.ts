import { isUtf8 } from 'node:buffer';
import { channels } from './channels.ts';

const asText = String.fromCharCode(channels.input);
const asBytes = Buffer.from([channels.input]);

/**
 * Makes messages of what a command is to read. The controller of June 2026 takes only text, in which every character is
 * whole: so text is sent as text, in whatever pieces it comes, and only other data as bytes.
 */
export class InputMessages {
  #rest = Buffer.alloc(0);
  /** Whether some of the input was no text. */
  hasBytes = false;

  /** The message for a piece of the input; undefined if a character is still to be completed, and nothing else is there. */
  take(piece: Buffer): string | Buffer | undefined {
    const all = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const end = all.length - lengthOfBegun(all);
    const whole = all.subarray(0, end);
    if (!isUtf8(whole)) {
      this.#rest = Buffer.alloc(0);
      return this.#bytes(all);
    }
    this.#rest = Buffer.from(all.subarray(end));
    return whole.length === 0 ? undefined : `${asText}${whole.toString('utf8')}`;
  }

  /** What is left at the end: a character that was never completed. */
  finish(): Buffer | undefined {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return rest.length === 0 ? undefined : this.#bytes(rest);
  }

  #bytes(data: Buffer): Buffer {
    this.hasBytes = true;
    return Buffer.concat([asBytes, data]);
  }
}

/** The message that says that there is no more input, for those that understand it; to others it is one without content. */
export const endOfInput = asText;

/** How many bytes at the end are the beginning of a character in UTF-8. */
function lengthOfBegun(bytes: Buffer): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return length < lengthOfCharacter(byte) ? length : 0;
  }
  return 0;
}

function lengthOfCharacter(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}
