import type { Duplex, Writable } from 'node:stream';

// The package exports these two without saying so in its types.
declare module 'ws' {
  /** Reads frames: emits `message`, `ping`, `pong`, `conclude` and `error`. */
  export class Receiver extends Writable {
    constructor(options: {
      readonly isServer: boolean;
      readonly maxPayload: number;
      readonly skipUTF8Validation: boolean;
    });
  }

  /** Writes frames to a connection. */
  export class Sender {
    constructor(socket: Duplex);
    send(
      data: string | Buffer,
      options: { readonly binary: boolean; readonly compress: boolean; readonly fin: boolean; readonly mask: boolean },
    ): void;
    ping(data: Buffer, mask: boolean): void;
    pong(data: Buffer, mask: boolean): void;
    close(code: number, reason: string, mask: boolean): void;
  }
}
