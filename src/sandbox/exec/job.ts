/** How the command is connected. */
export interface Connected {
  /** With a terminal. */
  readonly isTerminal: boolean;
  readonly stdin: boolean;
}

/** Where a command runs that is run beside a process, and with which environment. */
export interface PlaceOfPod {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The command line that runs the command there, if it is not the command itself. */
  readonly wrap?: (command: readonly string[], connected: Connected) => readonly string[];
  /** Removes what was made for the command. */
  readonly leave: () => void;
}

/** A command that is to be run in the background. */
export interface JobOrder {
  readonly app: string;
  readonly appUuid: string;
  readonly release: number;
  readonly command: readonly string[];
  readonly place: PlaceOfPod;
  /** Milliseconds after which it is ended. */
  readonly limit: number;
  /** Milliseconds for which it is shown after its end. */
  readonly keep: number;
}

/** A command that runs in the background, or did. */
export interface Job extends Pick<JobOrder, 'app' | 'release' | 'command' | 'place'> {
  /** As Kubernetes names the pods of a job: `hello-run-x7k2p`. */
  readonly name: string;
  /** Under which its lines are in the log of the app. */
  readonly process: string;
  readonly started: string;
  /** Undefined while it runs. */
  readonly exitCode: number | undefined;
}

/** The commands that run in the background of a sandbox's apps. */
export interface Jobs {
  /** Starts a command; nobody has to wait for its end. Both its outputs go to the log of its app. */
  start(order: JobOrder): Job;
  /** The commands of an app, those that ended lately included, newest first. */
  ofApp(app: string): readonly Job[];
  /** Ends the commands of an app that is destroyed, and forgets them. */
  forget(app: string): void;
}
