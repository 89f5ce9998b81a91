import type { Controller } from '../handlers/handler.ts';
import type { deployBuild } from '../runtime/deploy.ts';
import type { Account } from '../wire/authentication.ts';
import type { AppRow } from '../wire/permissions.ts';
import type { Folders } from './folders.ts';
import type { Turns } from './turns.ts';

/** What takes pushes. */
export interface PushPlace {
  readonly controller: Controller;
  readonly folders: Folders;
  readonly turns: Turns;
  /** Makes a release of a build and runs it. */
  readonly deploy: typeof deployBuild;
  /** The search path of git and of the tools that build. */
  readonly path: string;
  /** How long a build may take, with its deployment, in milliseconds. */
  readonly limit: number;
  /** Variables for the environment of all that a build starts, beside those of the app. */
  readonly variables: () => Readonly<Record<string, string>>;
  /** The id of the sandbox. */
  readonly sandbox: () => string;
  /** Reads the program that serves static files; undefined if it is not there. */
  readonly readServer: () => string | undefined;
  /** Ends all pushes. */
  readonly stopped: AbortSignal;
  /** Is told of errors that are no refusals. */
  readonly report: (error: unknown) => void;
}

/** Who pushes to which app. */
export interface Pushed {
  readonly app: AppRow;
  readonly user: Account;
  readonly repository: string;
}
