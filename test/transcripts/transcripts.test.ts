import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interpret, shortcuts, splitAtCommand } from '../../src/command-line/interpret.ts';
import { groups } from '../../src/commands/index.ts';
import { commandRows, shortcutRows } from '../documentation/go-clients.ts';
import type { Outcome } from '../setup/simulated-machine.ts';
import { type ScriptedController, startScriptedController, written } from './scripted-controller.ts';
import { suite } from './suite.ts';
import { token, type Transcript } from './transcript.ts';
import { createWorkplace, forgetRepository, type Surroundings } from './workplace.ts';

/*
 * What the Go clients do with one command line, and what this program must do for the same scripts to run: by the sources
 * and by measurements of Deis v1 1.13, Workflow 2.18 and their heirs; where docs/differences.md has a difference, that.
 */

const all = Object.values(suite).flat();
let controller: ScriptedController;

beforeAll(async () => {
  controller = await startScriptedController();
});
afterAll(async () => {
  await controller.close();
  forgetRepository();
});

describe.each(Object.entries(suite))('%s', (_, transcripts) => {
  it.each(transcripts.map((transcript) => [transcript.name, transcript] as const))('%s', async (_name, transcript) => {
    await check(transcript);
  });
});

async function check(transcript: Transcript): Promise<void> {
  const place = createWorkplace(transcript, controller.play(transcript));
  try {
    const before = place.look();
    const outcome = await place.machine.run(transcript.argv, {
      directory: place.directory,
      ...(transcript.brand && { brand: transcript.brand }),
      ...(transcript.input !== undefined && { input: transcript.input }),
      ...(transcript.typed && { answers: transcript.typed }),
      ...(transcript.isTerminal !== undefined && { isTerminal: transcript.isTerminal }),
      ...(transcript.now !== undefined && { now: new Date(transcript.now) }),
    });
    const said = `${outcome.stdout}\n--- standard error:\n${outcome.stderr}`;
    expect({ exit: outcome.exitCode, ...controller.traffic() }, said).toEqual({
      exit: transcript.exit,
      changes: wantedChanges(transcript),
      unexpected: [],
    });
    compareOutput(outcome, transcript);
    compareSurroundings(place.look(), before, transcript);
    // The Go clients write it for its owner alone.
    if (transcript.settingsAfter) expect(modes(place.settingsFile)).toEqual({ file: '600', folder: '700' });
  } finally {
    place.remove();
  }
}

function modes(path: string): { file: string; folder: string } {
  const mode = (each: string): string => (statSync(each).mode & 0o777).toString(8);
  return { file: mode(path), folder: mode(dirname(path)) };
}

function wantedChanges({ requests = [] }: Transcript): unknown[] {
  return requests.map(([methodAndPath, body, carried]) => {
    const isAnonymous = /\/auth\/(?:login|register)\//.test(methodAndPath);
    return [written(methodAndPath), body, carried === undefined ? (isAnonymous ? null : token) : carried];
  });
}

function compareOutput({ stdout, stderr }: Outcome, transcript: Transcript): void {
  // Output goes into the logs of CI.
  expect(`${stdout}${stderr}`).not.toContain(token);
  for (const part of transcript.stderr ?? []) expect(stderr).toContain(part);
  if (typeof transcript.stdout === 'string') expect(stdout).toBe(transcript.stdout);
  if (typeof transcript.stdout === 'object') expect(missingLine(stdout, transcript.stdout), stdout).toBeUndefined();
}

/** The first of the beginnings that no line has, after the line of the one before it. */
function missingLine(text: string, beginnings: readonly string[]): string | undefined {
  const lines = text.split('\n').map(singleBlanks);
  let at = 0;
  return beginnings.find((beginning) => {
    const found = lines.findIndex((line, index) => index >= at && line.startsWith(singleBlanks(beginning)));
    at = found + 1;
    return found < 0;
  });
}

const singleBlanks = (line: string): string => line.replaceAll(/\s+/g, ' ').trim();

function compareSurroundings(after: Surroundings, before: Surroundings, transcript: Transcript): void {
  const { settingsAfter, remotesAfter = before.remotes, filesAfter = {} } = transcript;
  if (settingsAfter) {
    expect(JSON.parse(after.settings ?? 'null')).toEqual(settingsAfter);
    expect(after.settings?.trim()).not.toContain('\n');
  } else {
    expect(after.settings).toBe(settingsAfter === null ? null : before.settings);
  }
  expect(after.remotes).toEqual(remotesAfter);
  const wanted = Object.entries({ ...before.files, ...filesAfter })
    .filter(([, text]) => text !== null)
    .map(([path, text]) => [path, text instanceof RegExp ? (expect.stringMatching(text) as unknown) : text]);
  expect(after.files).toEqual(Object.fromEntries(wanted));
}

const nouns = {
  has: (noun: string) => Object.hasOwn(groups, noun),
  hasVerb: (noun: string, verb: string) => groups[noun]?.verbs.includes(verb) ?? false,
  defaultVerb: (noun: string) => groups[noun]?.alone ?? (nouns.hasVerb(noun, 'list') ? 'list' : undefined),
};

const wordsOf = ({ argv }: Transcript): readonly string[] =>
  typeof argv === 'string' ? argv.split(' ').filter(Boolean) : argv;

interface Asked {
  readonly name: string;
  readonly words: readonly string[];
}

/** The command that a line asks for, and its words; none for help, versions, and lines that name no command. */
function commandOf(transcript: Transcript): Asked[] {
  try {
    const request = interpret(wordsOf(transcript), nouns);
    return request.kind === 'command' ? [request] : [];
  } catch {
    return [];
  }
}

/** Whether a word is an option of the form `-a, --app <app>`, in any of its spellings. */
function isSpelled(word: string, option: string): boolean {
  const [, letter, long = ''] = /^(?:-(\w), )?--([\w-]+)/.exec(option) ?? [];
  const [, name] = /^--([\w-]+)(?:=|$)/.exec(word) ?? [];
  if (name !== undefined) return long.startsWith(name);
  return letter !== undefined && /^-\w/.test(word) && word.includes(letter);
}

describe('The suite', () => {
  const commands = all.flatMap(commandOf);

  it('has at least 400 transcripts, each with a name of its own', () => {
    const names = all.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(400);
  });

  it('has at least three of every command that the Go clients have too', () => {
    const known = commandRows
      .filter(({ verdict, clients }) => verdict !== 'left out' && clients !== 'D')
      .map(({ name }) => name);
    expect(known.length).toBeGreaterThanOrEqual(78);
    const counted = known.map((name) => [name, commands.filter((asked) => asked.name === name).length] as const);
    expect(counted.filter(([, count]) => count < 3)).toEqual([]);
  });

  it('has every option that the Go clients have too', () => {
    // Those of Drycc alone are tried in test/drycc.
    const unused = commandRows
      .filter(({ verdict, clients }) => verdict !== 'left out' && clients !== 'D')
      .flatMap(({ name, options = [] }) => options.map((option) => [name, option] as const))
      .filter(([, option]) => !option.endsWith(' (D)'))
      .filter(
        ([name, option]) =>
          !commands.some((asked) => asked.name === name && asked.words.some((word) => isSpelled(word, option))),
      );
    expect(unused).toEqual([]);
  });

  it('has every shortcut', () => {
    const used = new Set(all.map((transcript) => splitAtCommand(wordsOf(transcript)).word));
    const ofDryccAlone = new Set(shortcutRows.filter(({ clients }) => clients === 'D').map(({ word }) => word));
    const others = Object.keys(shortcuts).filter((shortcut) => !ofDryccAlone.has(shortcut));
    expect(others.filter((shortcut) => !used.has(shortcut))).toEqual([]);
  });
});
