/** The API of the scripted controller: it decides the version headers of every answer, and whether `/v1/` or `/v2/` is known. */
export type SpokenApi =
  | '1.1'
  | '1.7'
  | '2.0'
  | '2.1'
  | '2.2'
  | '2.3'
  | 'drycc-2.0'
  | 'drycc-2.1'
  | 'drycc-2.3'
  /** A controller whose proxy drops the version headers. */
  | 'none'
  /** A version that no client of the family knows. */
  | '2.10';

/** An answer with all that it may have; a body that is text is sent as it is, any other as JSON. */
export interface Scripted {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * One command line, all that it finds and all that it leaves behind.
 *
 * The controller is `http://deis.example.com`, so that hosts, remotes and URLs are as in the field: its builder is
 * `deis-builder.example.com`. Requests to any other host are written with it: `GET http://other.example.com/v2/apps/`.
 * Paths of files are relative to the work folder, or begin with `~/`. Everything of the home folder and the work folder
 * that is not said to change must be as it was. Which API a controller speaks is asked without a token: that is answered
 * here, and is no read that counts.
 */
export interface Transcript {
  /** Unlike every other one of the suite. */
  readonly name: string;
  /** The command line; a text is split at spaces. */
  readonly argv: string | readonly string[];
  /** The name that the program is called by; `deis` by default. */
  readonly brand?: 'deis' | 'drycc';
  /** By default 2.3, as Workflow 2.18 announces it. */
  readonly api?: SpokenApi;
  /** `~/.deis/client.json` before, an object or the text of the file; null for nobody logged in. By default `ada` is logged in. */
  readonly settings?: object | string | null;
  readonly environment?: Readonly<Record<string, string>>;
  /** The git remotes before, name and URL. Undefined: the work folder is no repository; `{}`: one without remotes. */
  readonly remotes?: Readonly<Record<string, string>>;
  /** The name of the work folder; `folder` by default, which is then what the Go clients take for the app. */
  readonly directory?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** What is piped into standard input. */
  readonly input?: string;
  /** What somebody types at a terminal, each after its question is there. */
  readonly typed?: readonly (readonly [question: string, keys: string])[];
  /** True for a terminal without questions. */
  readonly isTerminal?: boolean;
  /** What the clock says, as ISO text. */
  readonly now?: string;
  /**
   * What the controller answers, by method and path: a body alone (200 to GET, else 201), or a `Scripted`; a `Script` for
   * repeated requests, the last of which goes on. A key with a query is for that query only, one without for every query;
   * a slash at the end of the path does not count where controllers do not count it.
   */
  readonly answers?: Readonly<Record<string, unknown>>;
  /**
   * The changes, all of them and in this order, with their bodies (undefined where none is sent); none by default. Each
   * carries the token of the profile, but login and registration none, unless a third part says another, or null.
   */
  readonly requests?: readonly (readonly [methodAndPath: string, body?: unknown, token?: string | null])[];
  /** The reads that may be made, by method and path; by default those of `answers`. Fewer are welcome. */
  readonly reads?: readonly string[];
  readonly exit: number;
  /** The exact text; or the first words of lines, in this order, between which other lines may stand; blanks count as one. */
  readonly stdout?: string | readonly string[];
  /** Words that standard error holds. */
  readonly stderr?: readonly string[];
  /** The settings file afterwards, parsed; null where it is gone. By default it is untouched. */
  readonly settingsAfter?: object | null;
  /** The git remotes afterwards; by default as before. */
  readonly remotesAfter?: Readonly<Record<string, string>>;
  /** The files that have changed, are new, or are gone (null); a pattern for what is not the same at every run. */
  readonly filesAfter?: Readonly<Record<string, string | RegExp | null>>;
}

/** The transcripts of a file under test/transcripts, in the order in which they run. */
export type Transcripts = readonly Transcript[];

/** Answers to the same request, one after the other. */
export class Script {
  readonly steps: readonly unknown[];

  constructor(...steps: readonly unknown[]) {
    this.steps = steps;
  }
}

/** The token of the profile `client`: no output may ever hold it. */
export const token = '4fbe2d7c90a1b3e58d64';

/** The profile that the Go clients write at login. */
export const profile = {
  username: 'ada',
  ssl_verify: true,
  controller: 'http://deis.example.com',
  token,
  response_limit: 0,
} as const;

/** The git URL of an app of the scripted controller, as clients of v2 have it. */
export const remoteOf = (app: string): string => `ssh://git@deis-builder.example.com:2222/${app}.git`;

/** The git URL of an app as Deis v1 has it. */
export const oldRemoteOf = (app: string): string => `ssh://git@deis.example.com:2222/${app}.git`;

/** A page of a list as controllers of v2 send it. */
export const page = (...results: readonly unknown[]): object => ({
  count: results.length,
  next: null,
  previous: null,
  results,
});

/** A refusal with words, as Django REST framework sends most of them. */
export const refused = (status: number, body: unknown): Scripted => ({ status, body });

/** An app as Workflow sends it. */
export const appOf = (id: string, fields: object = {}): object => ({
  uuid: 'de1bf5b5-4a72-4f94-a10c-d2a3741cdf75',
  id,
  owner: 'ada',
  structure: {},
  created: '2016-08-22T17:40:16Z',
  updated: '2016-08-22T17:41:02Z',
  ...fields,
});

/** The whole config of an app as Workflow 2.18 sends it; Deis 1.4 has neither registry nor healthcheck. */
export const configOf = (values: object, fields: object = {}): object => ({
  uuid: '51b8f9d6-4a9b-4b5e-a8b4-4b4f1f7a3c11',
  app: 'hello',
  owner: 'ada',
  values,
  memory: {},
  cpu: {},
  tags: {},
  registry: {},
  healthcheck: {},
  created: '2016-08-22T17:42:00Z',
  updated: '2016-08-22T17:42:00Z',
  ...fields,
});

/** A pod as Workflow sends it. */
export const podOf = (name: string, type: string, fields: object = {}): object => ({
  name,
  state: 'up',
  release: 'v2',
  type,
  started: '2016-08-22T17:45:00Z',
  ...fields,
});

/** The settings of an app as Workflow 2.18 sends them. */
export const settingsOf = (fields: object = {}): object => ({
  uuid: '3a0d1a5e-97b0-4a6e-9c36-7e2f3f3a0f55',
  app: 'hello',
  owner: 'ada',
  maintenance: false,
  routable: true,
  whitelist: [],
  autoscale: {},
  label: {},
  created: '2016-08-22T17:42:00Z',
  updated: '2016-08-22T17:42:00Z',
  ...fields,
});
