import type { Duplex } from 'node:stream';

/** One HTTP request, ready to be sent. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH' | 'HEAD' | 'OPTIONS';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** The body, where it is too large to be held: it is read once. Its length is in the headers. */
  readonly content?: AsyncIterable<Uint8Array> | undefined;
  /** Milliseconds until the whole answer must be there; null waits for as long as it takes. */
  readonly timeout: number | null;
  /**
   * True where the body of a success is wanted piece by piece. The time-out then counts until the first piece is there,
   * and for each piece after it while one is waited for: the reader may take as long as it likes.
   */
  readonly streamed?: boolean;
  /** True where those pieces are wanted as bytes instead of text. */
  readonly binary?: boolean;
  /** The protocol to go on with over the same connection. The response then bears the connection, unless it is a refusal. */
  readonly upgrade?: 'websocket';
  /** True where a redirect is the answer that is wanted: it is given as it is, and nothing is sent to its target. */
  readonly keepsRedirect?: boolean;
}

/** One HTTP answer, read to its end where no pieces were asked for. Header names are in lower case; one that was sent twice is joined by a comma. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body of a success, where it was asked for piece by piece; `body` is empty then. Rejects with a `Failure`. */
  readonly pieces?: AsyncIterable<string, void>;
  /** The same, where bytes were asked for. */
  readonly bytes?: AsyncIterable<Uint8Array, void>;
  /** The connection, if it goes on with another protocol; the status is then 101. */
  readonly socket?: Duplex;
}

/** Sends one request once. Rejects with a `Failure` of kind `no_answer` when there is no whole answer. */
export type Exchange = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * Reads certificate authorities as PEM texts; undefined stands for Node's own. They are read when a connection needs them:
 * the first ones at once, others if those before them do not know who signed the certificate of the server.
 */
export type Authorities = () => Promise<readonly string[]> | undefined;

/** How the connection is made. */
export interface TransportOptions {
  /** False only where the user asked for it: certificates are then not checked. */
  readonly verifyTls: boolean;
  /** Whom to trust, in the order to try; Node's own authorities if it is left out. */
  readonly trusted?: readonly Authorities[] | undefined;
  /** The one origin that requests go to; it decides which proxy variable counts. */
  readonly origin: string;
  /** The environment, for the proxy variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}
