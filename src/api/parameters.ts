/** How many items of a list are wanted; all of them when it is left out. */
export interface Limited {
  readonly limit?: number | undefined;
}

/** What belongs to an app. */
export interface InApp {
  readonly app: string;
}

/** What belongs to a workspace. */
export interface InWorkspace {
  readonly workspace: string;
}

/** A user. */
export interface Username {
  readonly username: string;
}

/** Names and their new values; null removes a name. What is not named stays. */
export type Changes<T = string> = Readonly<Record<string, T | null>>;
