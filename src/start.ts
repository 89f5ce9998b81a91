import { isAscii } from 'node:buffer';
import { isAbsolute, join } from 'node:path';
import process from 'node:process';
import type { Script } from 'node:vm';
import { boldTitles, isColorful } from './base/bold-titles.ts';
import { brands } from './base/brand.ts';
import { builtin } from './start/builtin.ts';
import { type CodeCache, kindOf, openCodeCache, readBytes, readLatin1 } from './start/code-cache.ts';
import type { answerQuickly } from './completion/quick.ts';
import { isVersion, mayAskForHelp } from './command-line/help-or-version.ts';
import { findPage, widthOfPages } from './start/help-pages.ts';
import { wantsChinese } from './base/locale.ts';
import { isDevice, writeAtOnce } from './start/write-at-once.ts';

/** Set by the build: the name of this program. */
declare const PROGRAM: 'deis' | 'drycc';
/** Set by the build: names what was built, so that no cache of another build is ever used. */
declare const BUILD: string;
/** Set by the build: the version of this program. */
declare const VERSION: string;

/** The folder of the bundles: that of this file once it is built. */
const folder = __dirname;
const loaded = new Map<string, { exports: unknown }>();
let cache: CodeCache | undefined;
/** The bundles, by their names. */
const scripts = new Map<string, Script>();

/**
 * Starts the program under one of its names, the quickest way: its version and its help need none of its code, and the
 * code is loaded as V8 left it compiled at an earlier start.
 */
async function start(name: 'deis' | 'drycc'): Promise<void> {
  const words = process.argv.slice(2);
  const [first] = words;
  if (words.length === 1 && isVersion(first)) {
    print(`${VERSION}\n`);
    return;
  }
  const help = mayAskForHelp(words) ? helpPage(name, words) : undefined;
  if (help !== undefined) {
    print(isDevice(1) && process.stdout.isTTY && isColorful(process.env) ? boldTitles(help) : help);
    return;
  }
  const home = process.env['HOME'] ?? process.env['USERPROFILE'] ?? '';
  const own = !isAbsolute(home) ? undefined : join(home, brands[name].folder, 'state', 'code');
  cache = openCodeCache(BUILD, join(folder, 'cache'), own);
  process.once('exit', () => {
    keepCode(words);
  });
  if (first === '__complete' && (await completes(name, words.slice(1)))) return;
  const { main } = load('./main.js') as { main: (name: 'deis' | 'drycc') => Promise<void> };
  await main(name);
  // Whoever waits at a prompt is not kept by what cannot be stopped, such as the search for a host that nobody knows.
  if (first === '__complete') process.stdout.write('', () => process.exit());
}

/** Node's own loader of ES modules comes with createRequire, so nothing but packages is loaded by it. */
function requirePackage(id: string): unknown {
  const { createRequire } = process.getBuiltinModule('node:module');
  return createRequire(__filename)(id);
}

/** Keeps what V8 compiled, with the functions that were used, for later starts of this kind. */
function keepCode(words: readonly string[]): void {
  const [first] = words;
  const kind = kindOf([first, words.includes('--json'), isDevice(1), process.exitCode].join(' '));
  for (const [name, script] of scripts) cache?.keep(name, kind, () => script.createCachedData());
}

/** A page of help as the build laid it out; none where the program must: for what is no page, and for narrow terminals. */
function helpPage(name: string, words: readonly string[]): string | undefined {
  const pages = wantsChinese(process.env)
    ? readBytes(join(folder, `help-${name}-zh.txt`)).toString()
    : readLatin1(join(folder, `help-${name}.txt`));
  const page = findPage(pages, words);
  if (page === undefined) return undefined;
  // What is no terminal has no columns, and some pseudo-terminals say that they have none.
  const { columns } = isDevice(1) ? (process.stdout as Partial<typeof process.stdout>) : {};
  return columns !== undefined && columns > 0 && columns < widthOfPages ? undefined : page;
}

/** Prints, and takes it calmly where the reader has gone, as `head` does when it has seen enough. */
function print(text: string): void {
  const left = isDevice(1) ? Buffer.from(text) : writeAtOnce(1, text);
  if (left.length === 0) return;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 1;
  });
  process.stdout.write(left);
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

type Wrapper = (exports: unknown, require: (id: string) => unknown, module: object, dirname: string) => void;

/** Loads a bundle of this folder, or a module of Node or of a package. Bundles are given this function as their `require`. */
function load(id: string): unknown {
  const known = loaded.get(id);
  if (known) return known.exports;
  if (!id.startsWith('./')) {
    const exports: unknown = builtin(id) ?? requirePackage(id);
    loaded.set(id, { exports });
    return exports;
  }
  const module = { exports: {} };
  loaded.set(id, module);
  const filename = join(folder, id);
  // A string of one byte a character is the cheapest to make, and most bundles are ASCII.
  const bytes = readBytes(filename);
  const source = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
  const name = id.slice(2);
  // What Node runs itself has no lazy modules: version and help need none.
  const { Script } = process.getBuiltinModule('node:vm');
  const cachedData = cache?.read(name);
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  if (script.cachedDataRejected === true) cache?.drop(name);
  scripts.set(name, script);
  (script.runInThisContext() as Wrapper)(module.exports, load, module, folder);
  return module.exports;
}

void start(PROGRAM);
