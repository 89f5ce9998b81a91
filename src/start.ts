import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import type { answerQuickly } from './completion/quick.ts';
import { findPage, widthOfPages } from './help-pages.ts';

/** Set by the build: names what was built, so that no cache of another build is ever used. */
declare const BUILD: string;
/** Set by the build: the version of this program. */
declare const VERSION: string;

/** The folder of the bundles: that of this file once it is built. */
const folder = __dirname;
const requireBuiltin = createRequire(join(folder, 'start.cjs'));
const loaded = new Map<string, { exports: unknown }>();

/**
 * Starts the program under one of its names, the quickest way: its version and its help need none of its code, and the
 * code is loaded as V8 left it compiled at an earlier start.
 */
export async function start(name: 'deis' | 'drycc'): Promise<void> {
  const words = process.argv.slice(2);
  const [first] = words;
  if (words.length === 1 && (first === '--version' || first === '-v' || first === '-V')) {
    print(`${VERSION}\n`);
    return;
  }
  const help = helpPage(name, words);
  if (help !== undefined) {
    print(help);
    return;
  }
  if (first === '__complete' && (await completes(name, words.slice(1)))) return;
  spareTheOptimiser();
  const { main } = load('./core.js') as { main: (name: 'deis' | 'drycc') => Promise<void> };
  await main(name);
  // Whoever waits at a prompt is not kept by what cannot be stopped, such as the search for a host that nobody knows.
  if (first === '__complete') process.stdout.write('', () => process.exit());
}

/** A page of help as the build laid it out; none where the program must: for what is no page, and for narrow terminals. */
function helpPage(name: string, words: readonly string[]): string | undefined {
  const mayAsk = words.length < 2 || words[0] === 'help' || ['-h', '--help'].includes(words.at(-1) ?? '');
  if (!mayAsk) return undefined;
  const page = findPage(readFileSync(join(folder, `help-${name}.txt`), 'latin1'), words);
  if (page === undefined) return undefined;
  // What is no terminal has no columns, and some pseudo-terminals say that they have none.
  const { columns } = process.stdout as Partial<typeof process.stdout>;
  return columns !== undefined && columns > 0 && columns < widthOfPages ? undefined : page;
}

/** Prints, and takes it calmly where the reader has gone, as `head` does when it has seen enough. */
function print(text: string): void {
  process.stdout.on('error', () => undefined);
  process.stdout.write(text);
}

/** Completes a word out of what is at hand; false when the program must ask the controller. What fails is no answer. */
async function completes(name: 'deis' | 'drycc', words: readonly string[]): Promise<boolean> {
  try {
    const quick = load('./completion.js') as { answerQuickly: typeof answerQuickly };
    const surroundings = { environment: process.env, directory: process.cwd(), now: () => new Date() };
    const answer = await quick.answerQuickly(words, name, surroundings);
    if (answer !== undefined) print(answer);
    return answer !== undefined;
  } catch {
    return true;
  }
}

/**
 * On Node 20, V8 optimises the WebAssembly of undici's HTTP parser after the first answer, which takes longer than a short
 * command; the flag leaves it as it is. On later versions it would only slow things down. It is set before anything is
 * loaded, since a change of flags makes V8 refuse the caches.
 */
function spareTheOptimiser(): void {
  if (process.version.startsWith('v20.')) setFlagsFromString('--liftoff-only');
}

type Wrapper = (exports: unknown, require: (id: string) => unknown, module: object, dirname: string) => void;

/** Loads a bundle of this folder, or a module of Node or of a package. Bundles are given this function as their `require`. */
function load(id: string): unknown {
  const known = loaded.get(id);
  if (known) return known.exports;
  if (!id.startsWith('./')) {
    const exports: unknown = requireBuiltin(id);
    loaded.set(id, { exports });
    return exports;
  }
  const module = { exports: {} };
  loaded.set(id, module);
  const filename = join(folder, id);
  // The bundles are ASCII; a string of one byte a character is the cheapest to make.
  const source = readFileSync(filename, 'latin1');
  const cache = cacheFile(id);
  const cachedData = readCache(cache);
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  if (!cachedData || script.cachedDataRejected === true) {
    process.once('exit', () => {
      writeCache(cache, script.createCachedData());
    });
  }
  (script.runInThisContext() as Wrapper)(module.exports, load, module, folder);
  return module.exports;
}

/** A cache serves one build of one bundle on one Node. */
function cacheFile(id: string): string {
  return join(folder, 'cache', `${id.slice(2)}-${BUILD}-${process.version}-${process.arch}`);
}

const sumBytes = 4;

/**
 * Reads a cache. V8 trusts what it is given: it compares no more than the length of the source, and a cache with one
 * wrong byte can end the process (seen on Node 20). So each has a checksum of its own; one that does not fit is none.
 */
function readCache(file: string): Buffer | undefined {
  try {
    const content = readFileSync(file);
    const data = content.subarray(sumBytes);
    return content.length > sumBytes && content.readUInt32LE(0) === crc32(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a cache whole or not at all, beside the bundles only: what others could write must not be run. */
function writeCache(file: string, data: Buffer): void {
  const sum = Buffer.alloc(sumBytes);
  sum.writeUInt32LE(crc32(data));
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(join(folder, 'cache'), { recursive: true });
    writeFileSync(temporary, Buffer.concat([sum, data]));
    renameSync(temporary, file);
  } catch {
    // In a folder that cannot be written every start compiles anew; nothing else is different.
  }
}
