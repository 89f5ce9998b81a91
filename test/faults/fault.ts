import { type TlsOptions, TLSSocket } from 'node:tls';
import type { Socket } from 'node:net';
import { tlsFixture } from '../http/servers.ts';
import type { CommandClass } from './command-classes.ts';
import { type Arrived, onWire, type Reply } from './worst-controller.ts';

/** How a command is run: in a pipe, on a terminal, for a script that reads JSON, or in a pipe with a trace. */
export const modes = ['pipe', 'terminal', 'json', 'debug'] as const;
/** One of them. */
export type Mode = (typeof modes)[number];

/** Where a fault happens. */
export interface Scene {
  readonly socket: Socket;
  readonly request: Arrived;
  /** What a good controller would answer. */
  readonly good: Reply;
  /** The origin of the controller itself. */
  readonly origin: string;
  /** Another origin, which must never hear of anything. */
  readonly elsewhere: string;
  /** How often this very request arrived before. */
  readonly repeats: number;
}

/** One way to misbehave, and what a command makes of it. */
export interface Fault {
  /** Its row in the table. */
  readonly name: string;
  readonly answer: (scene: Scene) => void;
  /** The exit code of a command of that class, or those that are right; undefined where the fault has nothing to do with it. */
  readonly exit: (command: CommandClass) => number | readonly number[] | undefined;
  /** What the one message says, where a command fails. */
  readonly says?: RegExp;
  /** What is on standard output where a command succeeds. */
  readonly shows?: RegExp;
  /** True where a list or a log has begun to be printed when it fails: what was printed stays, and JSON is left open. */
  readonly isPartial?: boolean;
  /** True where the exit code is that of the remote command: there is no message. */
  readonly isRemote?: boolean;
  /** How the commands are run; in every way where it is left out. */
  readonly modes?: readonly Mode[];
  /** Other answers of the same kind; the fault is tried with each of them in the place of `answer`. */
  readonly variants?: (command: CommandClass) => readonly Fault['answer'][];
  /** Who is there at all: by default a server on TCP. */
  readonly place?: 'nobody' | 'no name' | 'TLS where none is expected' | 'no TLS where it is expected';
  readonly tls?: TlsOptions;
  /** False where the client does not know the authority of the fixtures. */
  readonly isAuthorityKnown?: boolean;
  /** Takes connections away before a request is read. */
  readonly connected?: (socket: Socket) => void;
  /** True where nothing would ever end without a time-out: a short one is set. */
  readonly isEndless?: boolean;
}

/** Every command. */
export const all =
  (exit: number): Fault['exit'] =>
  () =>
    exit;

/**
 * Commands that parse JSON, and those that take any text or look at nothing but the status. A change that was accepted
 * is done whatever its JSON is, except a login, which needs its token, and a run, which needs its exit code.
 */
export const byReading =
  (json: number, text: number | undefined, nothing: number | undefined): Fault['exit'] =>
  ({ reads, isChange, title }) => {
    if (reads === 'text') return text;
    if (reads === 'nothing') return nothing;
    return json === 8 && isChange && !needsAnswer.has(title) ? 0 : json;
  };

const needsAnswer = new Set(['auth:login', 'apps:run']);

/** Reads, which may be repeated or led elsewhere, and changes, which are sent once. */
export const byRisk =
  (read: number, change: number): Fault['exit'] =>
  ({ isChange }) =>
    isChange ? change : read;

/** An answer that differs from the good one. Where that has no body, what is given one has the status for it. */
export function reply(change: (good: Reply, scene: Scene) => Partial<Reply>): Fault['answer'] {
  return (scene) => {
    const answer = { ...scene.good, ...change(scene.good, scene) };
    const status = answer.status === 204 && answer.body.length > 0 ? 200 : answer.status;
    scene.socket.write(onWire({ ...answer, status }));
  };
}

/** A good answer, and headers besides. */
export function withHeaders(headers: Readonly<Record<string, string>>): Fault['answer'] {
  return reply((good) => ({ headers: { ...good.headers, ...headers } }));
}

/** The good answer of success with another body; refusals stay what they are. */
export function withBody(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Fault['answer'] {
  return reply((good) => (good.status < 300 ? { headers: { ...good.headers, ...headers }, body } : {}));
}

/** The same fault on a connection over TLS, where it can be made there. */
export function overTls(fault: Fault): readonly Fault[] {
  if (fault.place !== undefined) return [];
  return [{ ...fault, name: `${fault.name}, over TLS`, tls: certificate('localhost'), modes: ['pipe'] }];
}

/** Breaks a connection off: with a reset, or over TLS without the word that ends it. */
export function breakOff(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

/** A TLS server's key and certificate, of the fixtures. */
export function certificate(name: string): TlsOptions {
  return { key: tlsFixture('key'), cert: tlsFixture(name) };
}
