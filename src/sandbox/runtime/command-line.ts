/** A command as the machine runs it. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly folder: string;
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string>>;
}
