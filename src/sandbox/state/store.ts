/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- The type of a row is what its query selects, and is said where the query is. */
import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { steps } from './schema.ts';
import { isBusy, isDamaged, isNoRoom, UnusableState } from './unusable-state.ts';

/** What SQLite keeps; everything else is turned into one of these before it is stored. */
export type Value = string | number | null;

/** Which part of a list is wanted; a limit of -1 is all. */
export interface Window {
  readonly limit: number;
  readonly offset: number;
  /** Whether the last part of that length is wanted, wherever it begins. */
  readonly isLast?: boolean;
}

/**
 * The state of one sandbox, in one SQLite file that it alone uses.
 *
 * A change is durable when `change` returns: WAL mode with `synchronous=FULL` syncs every commit, and a process that is
 * killed at any moment leaves each change either whole or not there.
 */
export class Store {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #changes = 0;

  private constructor(database: Database.Database) {
    this.#database = database;
  }

  /**
   * Opens the store in a directory, and makes both when they are missing: the directory for its owner alone (0700), the
   * file likewise (0600). Throws an `UnusableState` when the directory cannot be used, or is in use by another sandbox.
   */
  static open(directory: string): Store {
    const file = join(directory, 'controller.db');
    const unusable = (why: UnusableState['why'], cause?: unknown): UnusableState =>
      new UnusableState(why, directory, cause);
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      closeSync(openSync(file, 'a', 0o600));
    } catch (cause) {
      throw unusable(isNoRoom(cause) ? 'full' : 'unwritable', cause);
    }
    // SQLite takes an empty file for a new database; beside what a sandbox left there, it is one that was lost.
    if (statSync(file).size === 0 && isUsed(directory)) throw unusable('damaged');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return Store.#lock(file);
      } catch (cause) {
        if (cause instanceof NewerState) throw unusable('newer');
        if (!isBusy(cause))
          throw unusable(isNoRoom(cause) ? 'full' : isDamaged(cause) ? 'damaged' : 'unwritable', cause);
        if (attempt === mostAttempts) throw unusable('busy', cause);
        // Two that start at once may each keep the other from the lock: both let go, and one comes first.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * attempt * pause);
      }
    }
  }

  static #lock(file: string): Store {
    const database = new Database(file);
    const store = new Store(database);
    try {
      if (store.#version() > steps.length) throw new NewerState();
      store.#requireWhole();
      // The exclusive lock is the proof that no other sandbox uses the directory; it ends with the process, however that ends.
      database.pragma('locking_mode=EXCLUSIVE');
      database.pragma('journal_mode=WAL');
      database.pragma('synchronous=FULL');
      database.pragma('foreign_keys=ON');
      store.#upgrade();
      return store;
    } catch (error) {
      store.#letGo();
      throw error;
    }
  }

  /** Whether a sandbox is using the store in a directory. Nothing is changed. */
  static isInUse(directory: string): boolean {
    const file = join(directory, 'controller.db');
    try {
      if (!statSync(file).isFile()) return false;
      const database = new Database(file, { readonly: true, fileMustExist: true });
      try {
        // Not pragma(): its statement, which lives until the next garbage collection, would keep the connection open beyond
        // close(), and a sandbox that this process starts next would find itself using the store.
        database.exec('PRAGMA user_version');
      } finally {
        database.close();
      }
      return false;
    } catch (error) {
      return isBusy(error);
    }
  }

  #version(): number {
    return this.first<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  }

  /** What is damaged would otherwise be noticed by the request that reads it. */
  #requireWhole(): void {
    const found = this.all<{ quick_check: string }>('PRAGMA quick_check(1)');
    if (found[0]?.quick_check !== 'ok') throw new DamagedState(found[0]?.quick_check);
  }

  #upgrade(): void {
    this.change(() => {
      for (const step of steps.slice(this.#version())) this.#database.exec(step);
      this.#database.exec(`PRAGMA user_version=${steps.length}`);
    });
  }

  /** All rows of a query. */
  all<Row>(sql: string, ...values: readonly Value[]): Row[] {
    return this.#prepare(sql).all(values) as Row[];
  }

  /** The first row of a query, if there is one. */
  first<Row>(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.all<Row>(sql, ...values)[0];
  }

  /** The rows of a query that are in the window, and how many there are in all. */
  page<Row>(window: Window, sql: string, ...values: readonly Value[]): { items: Row[]; total: number } {
    const count = this.first<{ total: number }>(`SELECT count(*) AS total FROM (${sql})`, ...values);
    const total = count?.total ?? 0;
    const { limit, offset, isLast = false } = window;
    const start = isLast ? Math.max(0, Math.ceil(total / limit) - 1) * limit : offset;
    return { items: this.all<Row>(`${sql} LIMIT ? OFFSET ?`, ...values, limit, start), total };
  }

  /** Does all of the work or, when it throws, nothing of it. Durable when it returns. The work must not wait for anything. */
  change<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      this.#changes += 1;
      return result;
    } catch (error) {
      // After some errors, such as that of a full disk, SQLite has rolled back already, and says so if it is told to again.
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Grows with every change: what was read under the same number is still right. */
  get changes(): number {
    return this.#changes;
  }

  /** One statement of a change; gives how many rows it touched. */
  write(sql: string, ...values: readonly Value[]): number {
    if (!this.#database.inTransaction) throw new TypeError('a change of the store must be made in change()');
    return this.#prepare(sql).run(values).changes;
  }

  /** Folds the write-ahead log into the file and lets go of it. */
  close(): void {
    const error = this.#letGo();
    // The log stays, and is folded in when there is room.
    if (error !== undefined && !isNoRoom(error)) throw error;
  }

  /** Lets go of the file, as far as possible. Gives the first error. */
  #letGo(): Error | undefined {
    this.#statements.clear();
    const errors: Error[] = [];
    // Closing alone keeps the lock until the statements are garbage; leaving WAL first is what lets the mode be changed.
    for (const pragma of ['journal_mode=DELETE', 'locking_mode=NORMAL', 'user_version']) {
      try {
        this.#database.pragma(pragma);
      } catch (error) {
        errors.push(error instanceof Error ? error : new Error('no access', { cause: error }));
      }
    }
    this.#database.close();
    return errors[0];
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** A database of a later version of this program. */
class NewerState extends Error {}

/** What SQLite finds wrong with a database. */
class DamagedState extends Error {
  readonly code = 'SQLITE_CORRUPT';
}

/** How often a lock is asked for that another process has. */
const mostAttempts = 8;

/** How much longer than the last time it is waited for at most, in milliseconds. */
const pause = 20;

/** Whether a sandbox has run in a directory before. */
function isUsed(directory: string): boolean {
  return ['id', 'ports.json', 'repos'].some((name) => existsSync(join(directory, name)));
}
