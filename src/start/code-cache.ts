import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/**
 * The code of bundles as V8 compiled it at earlier starts, with the functions that those used: V8 compiles others when they
 * are called, which takes longer than anything else at a start. A cache serves one build of one bundle on one Node.
 */
export interface CodeCache {
  /** The code of a bundle; undefined where there is none that may be used. It is good until the next file is read. */
  read(bundle: string): Buffer | undefined;
  /** What was read is of no use: it was made under other flags. */
  drop(bundle: string): void;
  /**
   * Keeps the code of a bundle, whole or not at all, unless an earlier start of the same kind did: what that used is in it,
   * besides what others used. Where nothing can be kept every start compiles anew, no more.
   */
  keep(bundle: string, kind: Kind, code: () => Buffer): void;
}

/**
 * Opens the caches of a build: beside its bundles, or in the user's own folder where those cannot be written, as after an
 * installation by root. A cache is code that is run: one that somebody else owns or may write is not used, but for one
 * beside the bundles by their owner; and nothing is written into a folder that others may write.
 */
export function openCodeCache(build: string, beside: string, own: string | undefined): CodeCache {
  const folders = own === undefined ? [beside] : [beside, own];
  const fileOf = (bundle: string): string => `${bundle}-${build}-${process.version}-${process.arch}`;
  const known = new Map<string, Kept>();
  return {
    read(bundle) {
      for (const folder of folders) {
        const kept = readTrusted(join(folder, fileOf(bundle)), folder === beside);
        if (kept) {
          known.set(bundle, kept);
          return kept.code;
        }
      }
      return undefined;
    },
    drop: (bundle) => void known.delete(bundle),
    keep(bundle, kind, code) {
      const before = known.get(bundle);
      if (before && (before.kinds[kind.byte] ?? 0) & kind.bit) return;
      const content = contentOf(before, kind, code);
      if (writeWhole(join(beside, fileOf(bundle)), content, 0o644) || own === undefined) return;
      if (writeWhole(join(own, fileOf(bundle)), content, 0o600)) removeOld(own, build);
    },
  };
}

interface Kept {
  readonly code: Buffer;
  readonly size: number;
  /** A bit for each kind of start that left here what it used. */
  readonly kinds: Buffer;
}

/** A kind of start: which of the bits of a file stands for it. */
interface Kind {
  readonly byte: number;
  readonly bit: number;
}

/** In bytes: room for many more kinds than there are, so that few share a bit. */
const sizeOfKinds = 256;

/** A kind by its name. Two in one place only make one of them compile a little at every start. */
export function kindOf(name: string): Kind {
  let sum = 0;
  for (let at = 0; at < name.length; at += 1) sum = (sum * 31 + name.charCodeAt(at)) % (sizeOfKinds * 8);
  return { byte: sum >> 3, bit: 1 << (sum & 7) };
}

/** What a file is to hold; undefined where it had better stay as it is. */
function contentOf(before: Kept | undefined, { byte, bit }: Kind, code: () => Buffer): () => Buffer | undefined {
  return () => {
    const made = code();
    // Of a process that runs for long, V8 throws away functions that are not used any more.
    if (before && made.length < before.size * 0.9) return undefined;
    const kinds = before?.kinds ?? Buffer.alloc(sizeOfKinds);
    kinds[byte] = (kinds[byte] ?? 0) | bit;
    return Buffer.concat([made, made, kinds]);
  };
}

/**
 * V8 trusts what it is given: it compares no more than the length of the source, and a cache with one wrong byte can end
 * the process (seen on Node 20). So a file holds the code twice; where the two differ, it holds none. To compare them is
 * quicker than any sum, and Node has all that it takes at hand. The kinds come after it.
 */
function readTrusted(file: string, isBeside: boolean): Kept | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const stats = fstatSync(descriptor);
    // Who owns the bundles could change them as well; nobody else is trusted beside them.
    if (!isOurs(stats, isBeside ? ownerOf(dirname(dirname(file))) : undefined)) return undefined;
    const size = (stats.size - sizeOfKinds) / 2;
    const room = roomFor(size + step);
    if (size <= 0 || !Number.isInteger(size) || !fill(descriptor, room, 0, size, 0)) return undefined;
    for (let at = 0; at < size; at += step) {
      const length = Math.min(step, size - at);
      if (!fill(descriptor, room, size, length, size + at)) return undefined;
      if (room.compare(room, at, at + length, size, size + length) !== 0) return undefined;
    }
    const kinds = Buffer.alloc(sizeOfKinds);
    if (!fill(descriptor, kinds, 0, sizeOfKinds, 2 * size)) return undefined;
    return { code: room.subarray(0, size), size, kinds };
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Reads a file. The bytes are good until the next file is read. */
export function readBytes(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const room = roomFor(size);
    if (!fill(descriptor, room, 0, size, 0)) throw new Error(`${file} is cut off`);
    return room.subarray(0, size);
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
function isOurs({ uid, mode }: Stats, other?: number): boolean {
  if (process.geteuid === undefined) return true;
  return (uid === process.geteuid() || uid === other) && (mode & 0o022) === 0;
}

function ownerOf(folder: string): number {
  return statSync(folder).uid;
}

/** False where it cannot be done here; the content is made only where it can, and undefined leaves all as it is. */
function writeWhole(file: string, content: () => Buffer | undefined, mode: number): boolean {
  const temporary = `${file}.${process.pid}`;
  let descriptor: number | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: mode === 0o600 ? 0o700 : 0o755 });
    if (!isOurs(statSync(dirname(file)))) return false;
    removeQuietly(temporary);
    // Created again or not at all: a link that was planted under this name is not followed.
    descriptor = openSync(temporary, 'wx', mode);
    const bytes = content();
    if (bytes) {
      writeFileSync(descriptor, bytes);
      renameSync(temporary, file);
    } else removeQuietly(temporary);
    return true;
  } catch {
    removeQuietly(temporary);
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
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
