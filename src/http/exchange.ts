/** One HTTP request, ready to be sent. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Milliseconds until the whole answer must be there; null waits for as long as it takes. */
  readonly timeout: number | null;
}

/** One HTTP answer, read to its end. Header names are in lower case; one that was sent twice is joined by a comma. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends one request once. Rejects with a `Failure` of kind `no_answer` when there is no whole answer. */
export type Exchange = (request: HttpRequest) => Promise<HttpAnswer>;

/** How the connection is made. */
export interface TransportOptions {
  /** False only where the user asked for it: certificates are then not checked. */
  readonly verifyTls: boolean;
  /** PEM certificates to trust besides the built-in ones. */
  readonly extraAuthorities?: string | undefined;
  /** The one origin that requests go to; it decides which proxy variable counts. */
  readonly origin: string;
  /** The environment, for the proxy variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}
