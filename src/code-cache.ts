import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** The code of bundles as V8 compiled it at an earlier start. A cache serves one build of one bundle on one Node. */
export interface CodeCache {
  /** The code of a bundle; undefined where there is none that may be used. */
  read(bundle: string): Buffer | undefined;
  /** Keeps the code of a bundle, whole or not at all. Where nothing can be kept every start compiles anew, no more. */
  write(bundle: string, code: Buffer): void;
}

/**
 * Opens the caches of a build: beside its bundles, or in the user's own folder where those cannot be written, as after an
 * installation by root. A cache is code that is run: one that somebody else owns or may write is not used.
 */
export function openCodeCache(build: string, beside: string, own: string | undefined): CodeCache {
  const folders = own === undefined ? [beside] : [beside, own];
  const fileOf = (bundle: string): string => `${bundle}-${build}-${process.version}-${process.arch}`;
  return {
    read(bundle) {
      for (const folder of folders) {
        const code = readTrusted(join(folder, fileOf(bundle)), folder === beside);
        if (code) return code;
      }
      return undefined;
    },
    write(bundle, code) {
      if (writeWhole(join(beside, fileOf(bundle)), code, 0o644) || own === undefined) return;
      if (writeWhole(join(own, fileOf(bundle)), code, 0o600)) removeOld(own, build);
    },
  };
}

/**
 * V8 trusts what it is given: it compares no more than the length of the source, and a cache with one wrong byte can end
 * the process (seen on Node 20). So a file holds the code twice; where the two differ, it holds none. To compare them is
 * quicker than any sum, and Node has all that it takes at hand. The code is good until the next file is read.
 */
function readTrusted(file: string, isBeside: boolean): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    // Whoever may write beside the bundles may write the bundles.
    if (!isBeside && !isOurs(descriptor)) return undefined;
    const size = fstatSync(descriptor).size / 2;
    const room = roomFor(size + step);
    if (size === 0 || !fill(descriptor, room, 0, size, 0)) return undefined;
    for (let at = 0; at < size; at += step) {
      const length = Math.min(step, size - at);
      if (!fill(descriptor, room, size, length, size + at)) return undefined;
      if (room.compare(room, at, at + length, size, size + length) !== 0) return undefined;
    }
    return room.subarray(0, size);
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Reads a text of one byte a character, the cheapest that V8 has. */
export function readLatin1(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const room = roomFor(size);
    if (!fill(descriptor, room, 0, size, 0)) throw new Error(`${file} is cut off`);
    return room.toString('latin1', 0, size);
  } finally {
    closeSync(descriptor);
  }
}

/** How much is compared at a time. */
const step = 64 * 1024;
let memory: Buffer | undefined;

/** The same memory for all that is read: to get new memory takes longer than to read into it. */
function roomFor(size: number): Buffer {
  if (memory === undefined || memory.length < size) memory = Buffer.allocUnsafeSlow(Math.max(size, 8 * step));
  return memory;
}

function fill(descriptor: number, room: Buffer, start: number, length: number, position: number): boolean {
  for (let done = 0; done < length;) {
    const read = readSync(descriptor, room, start + done, length - done, position + done);
    if (read === 0) return false;
    done += read;
  }
  return true;
}

/** On Windows the folder of a user is closed to others, and files have no owner to ask for. */
function isOurs(descriptor: number): boolean {
  if (process.geteuid === undefined) return true;
  const { uid, mode } = fstatSync(descriptor);
  return uid === process.geteuid() && (mode & 0o022) === 0;
}

function writeWhole(file: string, code: Buffer, mode: number): boolean {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: mode === 0o600 ? 0o700 : 0o755 });
    writeFileSync(temporary, Buffer.concat([code, code]), { mode });
    renameSync(temporary, file);
    return true;
  } catch {
    removeQuietly(temporary);
    return false;
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where it could not be made it cannot be removed either.
  }
}

const longestStay = 30 * 24 * 60 * 60 * 1000;

/** What other builds left in the user's folder goes when it is a month old: two of them may be in use at once. */
function removeOld(folder: string, build: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (!name.includes(`-${build}-`) && statSync(file).mtimeMs < Date.now() - longestStay)
        rmSync(file, { force: true });
    }
  } catch {
    // Another process may be tidying up too.
  }
}
