/** What a builder works with. */
export interface Workshop {
  /** The folder with the files of the push, where the app will run. */
  readonly folder: string;
  /** The text of a file of it; undefined if there is none. */
  readonly read: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
  /** Makes a file in it. */
  readonly write: (name: string, text: string) => void;
  /** Runs a program in the folder and shows what it prints. Throws a `PushRefused` if it is not on PATH, or fails. */
  readonly run: (tool: string, ...args: string[]) => Promise<void>;
  /** Finds a program on PATH; undefined if it is not there. */
  readonly find: (tool: string) => string | undefined;
  /** Shows a line to the one who pushes. */
  readonly say: (line: string) => void;
}

/** Command lines by process type. */
export type ProcessTypes = Readonly<Record<string, string>>;

/** Builds apps of one kind. */
export interface Builder {
  /** The kind, for a sentence: `Building a Node.js app`. */
  readonly kind: string;
  /** Whether an app is of this kind, by its files. */
  readonly recognizes: (workshop: Pick<Workshop, 'has' | 'read'>) => boolean;
  /** Builds it, and gives the process types that it has without a Procfile. */
  readonly build: (workshop: Workshop) => Promise<ProcessTypes>;
}
