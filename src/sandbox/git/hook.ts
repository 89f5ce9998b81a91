import { accessSync, constants, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { makePrivate } from './folders.ts';
import { PushRefused } from './push-refused.ts';

/** What a push is to do to one ref: ids of objects, which are all zeros where the ref is made or deleted. */
export interface RefChange {
  readonly before: string;
  readonly after: string;
  readonly ref: string;
}

/** What git asks about a push, before it changes anything. */
export interface PushQuestion {
  readonly changes: readonly RefChange[];
  /** Where git keeps the objects of the push until it is accepted; undefined if the push brings none. */
  readonly quarantine: string | undefined;
}

/**
 * The hook that git runs before it accepts a push. It says on descriptor 3 what the push is to do, prints what it is told on
 * descriptor 4 and ends as it is told to: with 1, which refuses the push, if the sandbox is gone. The question ends with a
 * line of its own, since git itself keeps the descriptors open.
 */
const script = `#!/bin/sh
{ printf 'quarantine %s\\n' "\${GIT_QUARANTINE_PATH-}"; cat; echo end; } >&3
while IFS= read -r line <&4; do
  case $line in
    'say '*) printf '%s\\n' "\${line#say }" >&2 ;;
    'exit '*) exit "\${line#exit }" ;;
  esac
done
exit 1
`;

/** Writes the hook unless it is there. Throws if programs cannot be started from there: git would take every push without asking. */
export function installHook(folder: string): void {
  makePrivate(folder);
  const file = join(folder, 'pre-receive');
  // One that is being written cannot be started, and another push may just do that.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== script) {
    writeFileSync(`${file}.new`, script, { mode: 0o700 });
    renameSync(`${file}.new`, file);
  }
  try {
    accessSync(file, constants.X_OK);
  } catch (cause) {
    const message = `The sandbox cannot take pushes: no program can be started from its data folder (${folder}).`;
    throw Object.assign(new PushRefused(message), { cause });
  }
}

/** Reads the question of the hook; undefined if git ends without one. */
export async function readQuestion(input: Readable): Promise<PushQuestion | undefined> {
  const changes: RefChange[] = [];
  let quarantine: string | undefined;
  const lines = createInterface({ input, crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      if (line === 'end') return { changes, quarantine };
      const [before = '', after = '', ...rest] = line.split(' ');
      if (before === 'quarantine') quarantine = line.slice('quarantine '.length) || undefined;
      else changes.push({ before, after, ref: rest.join(' ') });
    }
  } catch {
    // Whoever reads the answer of git sees that it ended early.
  } finally {
    lines.close();
  }
  return undefined;
}

/** Has the hook print a line. Of control characters only those that color text are left: it is shown on a terminal. */
export function say(output: Writable, line: string): void {
  const clean = line.replaceAll(/\u001b(?!\[[\d;]*m)|[\u0000-\u0008\u000a-\u001a\u001c-\u001f\u007f]/g, '');
  output.write(`say ${clean}\n`);
}

/** Has the hook end: with 0 git accepts the push. */
export function end(output: Writable, code: 0 | 1): void {
  output.write(`exit ${code}\n`);
}
