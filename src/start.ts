import { isAbsolute, join } from 'node:path';
import process from 'node:process';
import { boldTitles, isColorful } from './base/bold-titles.ts';
import { brands } from './base/brand.ts';
import { builtin } from './start/builtin.ts';
import { folder, keepCode, program, readText, requirePackage, self, useCaches, wrapperOf } from './start/bundles.ts';
import type { answerQuickly } from './completion/quick.ts';
import { isVersion, mayAskForHelp } from './command-line/help-or-version.ts';
import { findPage, widthOfPages } from './start/help-pages.ts';
import { wantsChinese } from './base/locale.ts';
import { isDevice, writeAtOnce } from './start/write-at-once.ts';

/** Set by the build: names what was built, so that no cache of another build is ever used. */
declare const BUILD: string;
/** Set by the build: the version of this program. */
declare const VERSION: string;

const loaded = new Map<string, { exports: unknown }>();

/** What `process/main.ts` exports. */
interface Main {
  readonly main: (name: typeof program, self: readonly [string, ...string[]]) => Promise<void>;
}

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
  useCaches(BUILD, own);
  process.once('exit', () => {
    keepCode([first, words.includes('--json'), isDevice(1), process.exitCode].join(' '));
  });
  if (first === '__complete' && (await completes(name, words.slice(1)))) return;
  const { main } = load('./main.js') as Main;
  await main(name, self);
  // Whoever waits at a prompt is not kept by what cannot be stopped, such as the search for a host that nobody knows.
  if (first === '__complete') process.stdout.write('', () => process.exit());
}

/** A page of help as the build laid it out; none where the program must: for what is no page, and for narrow terminals. */
function helpPage(name: string, words: readonly string[]): string | undefined {
  const pages = wantsChinese(process.env)
    ? readText(`help-${name}-zh.txt`, 'utf8')
    : readText(`help-${name}.txt`, 'latin1');
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
  wrapperOf(id.slice(2))(module.exports, load, module, folder);
  return module.exports;
}

void start(program);
