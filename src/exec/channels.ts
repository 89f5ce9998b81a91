/** The first byte of each message says what the rest is, as in Kubernetes, whose protocol the controller passes on. */
export const channels = { input: 0, output: 1, errors: 2, status: 3, size: 4 } as const;

/** What a terminal's size looks like in a message. */
export interface TerminalSize {
  readonly Width: number;
  readonly Height: number;
}

/** A part of what a command writes. */
export interface Output {
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Buffer;
}

/** Reads one message of a command: a part of its output, the text of its status, or undefined for an unknown channel. */
export function readMessage(data: Buffer): Output | string | undefined {
  const [channel] = data;
  const rest = data.subarray(1);
  if (channel === channels.output) return { stream: 'stdout', bytes: rest };
  if (channel === channels.errors) return { stream: 'stderr', bytes: rest };
  return channel === channels.status ? rest.toString('utf8') : undefined;
}

/** The message that says how large the terminal is. */
export function sizeMessage(size: TerminalSize): string {
  return `${String.fromCharCode(channels.size)}${JSON.stringify(size)}`;
}
