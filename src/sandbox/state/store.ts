/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- The type of a row is what its query selects, and is said where the query is. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { Failure } from '../../base/errors.ts';
import { steps } from './schema.ts';

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
   * file likewise (0600). Throws a `Failure` when the directory cannot be used, or is in use by another sandbox.
   */
  static open(directory: string): Store {
    const file = join(directory, 'controller.db');
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      closeSync(openSync(file, 'a', 0o600));
    } catch (cause) {
      throw unusable(directory, 'it cannot be written', cause);
    }
    const database = new Database(file);
    try {
      const store = new Store(database);
      store.#requireKnownVersion(directory);
      // The exclusive lock is the proof that no other sandbox uses the directory; it ends with the process, however that ends.
      database.pragma('locking_mode=EXCLUSIVE');
      database.pragma('journal_mode=WAL');
      database.pragma('synchronous=FULL');
      database.pragma('foreign_keys=ON');
      store.#upgrade();
      return store;
    } catch (cause) {
      database.close();
      if (cause instanceof Failure) throw cause;
      const isBusy = cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_BUSY');
      throw unusable(directory, isBusy ? 'another sandbox is using it' : `its ${file} cannot be read`, cause);
    }
  }

  #version(): number {
    return this.first<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  }

  #requireKnownVersion(directory: string): void {
    if (this.#version() > steps.length) throw unusable(directory, 'a newer version of this program wrote it');
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
    this.#statements.clear();
    // Closing alone keeps the lock until the statements are garbage; leaving WAL first is what lets the mode be changed.
    try {
      for (const pragma of ['journal_mode=DELETE', 'locking_mode=NORMAL', 'user_version'])
        this.#database.pragma(pragma);
    } catch (error) {
      // The log stays, and is folded in when there is room.
      if (!isDiskFull(error)) throw error;
    } finally {
      this.#database.close();
    }
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Whether a change failed, as a whole, because there is no room for it. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
}

function unusable(directory: string, why: string, cause?: unknown): Failure {
  return new Failure('failure', `The sandbox cannot keep its data in ${directory}: ${why}.`, { cause });
}
