import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A line that a process or the router wrote. */
export interface LoggedLine {
  /** ISO 8601 in UTC with milliseconds. */
  readonly moment: string;
  /** `web.1`; `router` for the router. */
  readonly process: string;
  readonly message: string;
  /** The name of the pod that wrote it: a deploy that fails has processes with the same numbers as those that serve. */
  readonly pod?: string | undefined;
}

/** How many lines of an app are kept at hand. */
const kept = 1000;
/** How large a file may grow, in bytes; the one before it is kept as well. */
const largestFile = 512 * 1024;
const longestLine = 8 * 1024;
/** How long lines may wait before they are written, in milliseconds. */
const delay = 100;

interface AppLog {
  lines: LoggedLine[];
  unwritten: string[];
}

/**
 * What the processes of apps write, in files of bounded size below one folder. Lines come to disk soon, not at once; a
 * disk that is full loses them, and nothing else.
 */
export class LogStore {
  readonly #folder: string;
  readonly #now: () => string;
  readonly #logs = new Map<string, AppLog>();
  readonly #watchers = new Map<string, Set<(line: LoggedLine) => void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(folder: string, now: () => string) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Adds a line of an app, which is known by its uuid. */
  add(app: string, process: string, message: string, pod?: string): void {
    const log = this.#log(app);
    const line = { moment: this.#now(), process, message: message.slice(0, longestLine), ...(pod && { pod }) };
    log.lines.push(line);
    for (const tell of this.#watchers.get(app) ?? []) tell(line);
    log.unwritten.push(`${line.moment} ${line.process}${pod === undefined ? '' : `/${pod}`} ${line.message}\n`);
    if (log.lines.length > kept * 2) log.lines = log.lines.slice(-kept);
    if (log.unwritten.length > kept * 2) log.unwritten = log.unwritten.slice(-kept);
    this.#timer ??= setTimeout(() => {
      this.flush();
    }, delay).unref();
  }

  /** The last lines of an app, oldest first. */
  read(app: string): readonly LoggedLine[] {
    if (!this.#logs.has(app) && !existsSync(join(this.#folder, app))) return [];
    return this.#log(app).lines.slice(-kept);
  }

  /** Tells of each line of an app that is added from now on, until the returned function is called. */
  watch(app: string, tell: (line: LoggedLine) => void): () => void {
    const watchers = this.#watchers.get(app) ?? new Set();
    this.#watchers.set(app, watchers.add(tell));
    return () => {
      watchers.delete(tell);
      if (watchers.size === 0) this.#watchers.delete(app);
    };
  }

  /** Writes what has not been written. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [app, log] of this.#logs) {
      if (log.unwritten.length === 0) continue;
      const text = log.unwritten.slice(-kept).join('');
      log.unwritten = [];
      try {
        this.#write(join(this.#folder, app), text);
      } catch {
        // No room, or no folder: the log goes on in memory.
      }
    }
  }

  /** Forgets the log of an app. */
  forget(app: string): void {
    this.#logs.delete(app);
    rmSync(join(this.#folder, app), { recursive: true, force: true });
  }

  #write(folder: string, text: string): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'current.log');
    if (existsSync(file) && statSync(file).size > largestFile) renameSync(file, join(folder, 'previous.log'));
    appendFileSync(file, text, { mode: 0o600 });
  }

  #log(app: string): AppLog {
    const known = this.#logs.get(app);
    if (known) return known;
    const log = { lines: readFiles(join(this.#folder, app)), unwritten: [] };
    this.#logs.set(app, log);
    return log;
  }
}

function readFiles(folder: string): LoggedLine[] {
  const text = ['previous.log', 'current.log']
    .map((name) => {
      try {
        return readFileSync(join(folder, name), 'utf8');
      } catch {
        return '';
      }
    })
    .join('');
  return text
    .split('\n')
    .slice(-kept - 1)
    .flatMap((line) => {
      const [, moment, process, pod, message = ''] = /^(\S+) ([^\s/]+)(?:\/(\S+))? (.*)$/.exec(line) ?? [];
      return moment === undefined || process === undefined ? [] : [{ moment, process, message, ...(pod && { pod }) }];
    });
}
