import { checkIdentifier } from '../api/identifiers.ts';
import { type Brand, variable } from '../base/brand.ts';
import type { AliasSources } from '../command-line/aliases.ts';
import { chooseProfile } from '../cli/choose-profile.ts';
import type { LiveCompletable } from '../cli/define.ts';
import { type Locations, locate } from '../settings/locations.ts';
import { Failure } from '../base/errors.ts';
import { spellWords } from '../base/shell-words.ts';
import { profileFiles } from '../settings/profile-files.ts';
import { shortcuts, splitAtCommand } from '../command-line/interpret.ts';
import { findSession, type Session } from '../settings/session.ts';
import type { Question } from './ask-controller.ts';
import { type Candidate, type Expected, expectedAt } from './expected.ts';
import { type KeptKey, type KeptValues, recallValues } from './kept-values.ts';
import type { CompletionTable } from './table.ts';

/** How long an answer is offered again before the controller is asked anew, and how long it is left alone when it did not answer. */
const freshness = { answered: 60_000, silent: 10_000 };

/** What completion must know of the machine. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  readonly now: () => Date;
}

/** What takes longer than to look into the table. */
export interface Sources {
  /** Asks the controller; undefined is given for no answer. */
  readonly ask: (question: Question) => Promise<readonly Candidate[] | undefined>;
  /** The fields of what a command prints as JSON. */
  readonly fields: (command: string) => Promise<readonly string[]>;
  /** Keeps values of the controller in a file. */
  readonly keep: (path: string, key: KeptKey, kept: KeptValues) => Promise<void>;
}

/** The line that leaves the word to the shell, which knows files best. */
const files = ':files\n';

/**
 * Answers the scripts of the shells: a line for each word that can stand at the cursor, with a tab and what it is where
 * there is more to say. The words are those after the program's name up to the cursor, after a `--`; with `--next` before
 * that the word at the cursor is a new one. Whatever fails is answered with nothing. Without `sources` the answer is
 * undefined when the table does not know it.
 */
export async function answer(
  argv: readonly string[],
  table: CompletionTable,
  brand: Brand,
  surroundings: Surroundings,
  sources?: Sources,
): Promise<string | undefined> {
  const start = Math.max(0, argv.indexOf('--'));
  const typed = [...argv.slice(start + 1), ...(argv.slice(0, start).includes('--next') ? [''] : [])];
  try {
    const expected = expectedAt(await withoutAlias(typed, table, { brand, ...surroundings }), table);
    const found = await findOut(expected, { brand, ...surroundings, sources });
    if (typeof found !== 'object') return found;
    return lines([...expected.candidates, ...found.map((each) => completed(each, expected))]);
  } catch {
    return '';
  }
}

/** What follows an alias is what may follow the words that it stands for, but for those that are still to come. */
async function withoutAlias(
  words: readonly string[],
  { nouns }: CompletionTable,
  sources: AliasSources,
): Promise<readonly string[]> {
  const { before, word = 'help', after } = splitAtCommand(words.slice(0, -1));
  const [noun = ''] = word.split(':', 1);
  if (word === 'help' || Object.hasOwn(nouns, noun) || Object.hasOwn(shortcuts, word)) return words;
  const { readAliases } = await import('../command-line/aliases.ts');
  const aliases = readAliases(sources);
  const alias = Object.hasOwn(aliases, word) ? (aliases[word] ?? []) : [word];
  return [...before, ...alias.filter((each) => each !== '$@'), ...after, ...words.slice(-1)];
}

function completed({ value, summary }: Candidate, { prefix, suffix }: Expected): Candidate {
  return { value: `${prefix}${value}${suffix}`, summary };
}

function lines(candidates: readonly Candidate[]): string {
  return candidates
    .filter(({ value }) => oneLine(value) === value && !value.startsWith(':'))
    .map(({ value, summary }) => `${value}${summary === undefined ? '' : `\t${oneLine(summary)}`}\n`)
    .join('');
}

/** Of plain ASCII nothing needs to be looked at twice, and the pattern for the rest takes long to make. */
function oneLine(text: string): string {
  return /^[ -~]*$/.test(text) ? text : text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
}

interface Setting extends Surroundings {
  readonly brand: Brand;
  readonly sources: Sources | undefined;
}

async function findOut(expected: Expected, setting: Setting): Promise<readonly Candidate[] | string | undefined> {
  const { live, typed, profile } = expected;
  if (live === undefined || live === 'dialect') return [];
  if (live === 'field') return fields(expected, setting);
  if (live === 'file') return files;
  if (live === 'plugin') return plugins(setting);
  const isPath = /^[.~]|[/\\]/.test(typed);
  if (live === 'profile' && isPath) return files;
  if (live === 'profile') return profiles(locate({ ...setting, profile: undefined }));
  if (live === 'remote') return remotes(setting);
  const { locations } = chooseProfile({ ...setting, given: profile });
  return liveValues(live, expected, locations, setting);
}

/** Those that are in the list already are not offered again. */
async function fields({ command = '', prefix }: Expected, { sources }: Setting): Promise<Candidate[] | undefined> {
  const listed = prefix.replace(/^[^=]*=/, '').split(',');
  const all = await sources?.fields(command);
  return all?.filter((field) => !listed.includes(field)).map((value) => ({ value }));
}

function profiles({ folder }: Locations): Candidate[] {
  return profileFiles(folder).map(({ name }) => ({ value: name }));
}

/** Looked for only now: most words are none. */
async function plugins(setting: Setting): Promise<Candidate[]> {
  const { findPlugins } = await import('../cli/plugins.ts');
  const { readAliases } = await import('../command-line/aliases.ts');
  const aliases = Object.entries(readAliases(setting));
  return [
    ...aliases.map(([value, words]) => ({ value, summary: `alias of ${spellWords(words)}` })),
    ...findPlugins(setting.brand, setting).map(({ name }) => ({ value: name, summary: 'plugin' })),
  ];
}

async function remotes(setting: Setting): Promise<Candidate[]> {
  return (await (await git(setting)).remotes()).map(({ name }) => ({ value: name }));
}

async function git({ directory, environment }: Setting) {
  const { openGit } = await import('../git/remotes.ts');
  return openGit(directory, environment);
}

const ofApp = new Set<LiveCompletable>([
  'release',
  'process',
  'pod',
  'domain',
  'user',
  'variable',
  'tag',
  'label',
  'credential',
  'address',
  'certificate',
  'group',
  'gateway',
  'route',
  'volume',
  'addon',
  'resource',
]);

const ofWorkspace = new Set<LiveCompletable>(['member', 'invitation']);

/** What need not have an app: users, and certificates where they belong to nobody. */
const withoutApp = new Set<LiveCompletable>(['user', 'certificate']);

async function liveValues(
  kind: LiveCompletable,
  expected: Expected,
  locations: Locations,
  setting: Setting,
): Promise<readonly Candidate[] | undefined> {
  const { brand, environment, now, sources } = setting;
  const session = findSession(locations.profile, brand, environment);
  const { controller, username = '' } = session;
  const { workspace } = expected;
  if (ofWorkspace.has(kind) && workspace === undefined) return [];
  if (workspace !== undefined) checkIdentifier('workspace', workspace);
  const app = ofApp.has(kind) ? await appOf(kind, expected, session, setting) : workspace;
  // Who is known by a token alone has no name to keep values under.
  // The token of an invitation lets whoever has it in.
  const isKept = username !== '' && kind !== 'invitation';
  const key = isKept ? { controller, username, kind, app } : undefined;
  const kept = key && recallValues(locations.completion, key);
  const left = (kept?.until ?? 0) - now().getTime();
  // What was kept while the clock was far ahead would be good for years.
  if (kept && left > 0 && left <= freshness.answered) return kept.values;
  if (!sources) return undefined;
  const { profile, api } = expected;
  const told = await sources.ask({ kind, app, profile, api });
  const values = told ?? kept?.values ?? [];
  const until = now().getTime() + (told ? freshness.answered : freshness.silent);
  if (key) await sources.keep(locations.completion, key, { until, values });
  return values;
}

/** The app as commands find it. Some values are known without one, too. */
async function appOf(
  kind: LiveCompletable,
  { app: given }: Expected,
  session: Session,
  setting: Setting,
): Promise<string | undefined> {
  try {
    const app = given ?? (await appHere(session, setting));
    checkIdentifier('app', app);
    return app;
  } catch (error) {
    if (withoutApp.has(kind) && error instanceof Failure) return undefined;
    throw error;
  }
}

async function appHere(session: Session, setting: Setting): Promise<string> {
  const { brand, environment } = setting;
  const { findApp } = await import('../cli/find-app.ts');
  const [app] = await findApp({
    brand,
    git: await git(setting),
    directory: setting.directory,
    session: () => session,
    variable: (name) => variable(brand, environment, name),
  });
  return app;
}
