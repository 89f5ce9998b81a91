// Replaces libsql in the single file: the parts that src/sandbox/state/store.ts uses, on Bun's own SQLite.
const { Database } = require('bun:sqlite');

/** A database file, with libsql's way of passing the values of a statement as one array. */
module.exports = class {
  #database;

  constructor(file) {
    this.#database = new Database(file, { create: true, readwrite: true });
  }

  get inTransaction() {
    return this.#database.inTransaction;
  }

  exec(sql) {
    this.#database.run(sql);
  }

  pragma(text) {
    return this.prepare(`PRAGMA ${text}`).all([]);
  }

  prepare(sql) {
    const statement = this.#database.prepare(sql);
    return {
      all: (values) => statement.all(...values),
      run: (values) => ({ changes: statement.run(...values).changes }),
    };
  }

  close() {
    this.#database.close();
  }
};
