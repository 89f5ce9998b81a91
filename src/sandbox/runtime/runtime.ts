/** What the API shows of a process that runs. */
export interface ProcessView {
  readonly state: string;
  /** When it was started last. */
  readonly started: string;
  readonly name: string;
  readonly type: string;
  readonly num: number;
  readonly release: number;
  readonly pod: string;
}

/** The processes of a sandbox, as its handlers use them. Which there are to be is what the store says. */
export interface Runtime {
  /** Does work about an app as soon as all that was given before for the same app is done. */
  inTurn<T>(app: string, work: () => Promise<T>): Promise<T>;
  /**
   * Makes the processes of an app what the store says: new ones come up before old ones go. Resolves when the new ones are
   * up. Rejects with a `ProcessFailure` when one does not come up, with the old ones where they were; `isFinal` lets them go
   * even then.
   */
  reconcile(app: string, options: { readonly isFinal: boolean; readonly signal?: AbortSignal }): Promise<void>;
  /** The processes of an app, also those that are going, whose pods the store no longer has. */
  processes(app: string): readonly ProcessView[];
  /** Whether the sandbox is stopping: what fails then has not failed by itself. */
  readonly isStopping: boolean;
  /** Stops the processes of apps that are gone, and removes what they had. */
  sweep(): void;
}
