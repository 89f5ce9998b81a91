import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/command-line/commander.ts';
import { inDryccForm } from '../../src/command-line/drycc-form.ts';
import { interpret } from '../../src/command-line/interpret.ts';
import { groups } from '../../src/commands/index.ts';
import { loadedGroups } from '../documentation/commands-page.ts';
import { type GoCommand, goCommands, type GoOption, spellings } from './go-commands.ts';

const commands = new Map(
  (await loadedGroups()).flatMap(({ noun, commands: all }) =>
    Object.entries(all).map(([verb, command]) => [`${noun}:${verb}`, command] as const),
  ),
);

const nouns = {
  has: (noun: string) => Object.hasOwn(groups, noun),
  hasVerb: (noun: string, verb: string) => groups[noun]?.verbs.includes(verb) ?? false,
  defaultVerb: (noun: string) => groups[noun]?.alone ?? (nouns.hasVerb(noun, 'list') ? 'list' : undefined),
};

interface Meaning {
  readonly name: string;
  readonly args: object;
  readonly given: Readonly<Record<string, unknown>>;
}

/** What a line means to `drycc`. Throws for one that is refused. */
function meaning(words: readonly string[]): Meaning {
  const request = interpret(words, nouns);
  if (request.kind !== 'command') throw new TypeError(`${words.join(' ')} is ${request.kind}`);
  const command = [...commands].find(([name]) => name === request.name)?.[1];
  if (!command) throw new TypeError(`there is no command ${request.name}`);
  const parsed = parseCommand(request.name, inDryccForm(command), request.words, { program: 'drycc', columns: 80 });
  if ('help' in parsed) throw new TypeError(`${words.join(' ')} asks for help`);
  const given = Object.entries({ ...parsed.common, ...parsed.options }).filter(([, value]) => value !== undefined);
  // `run` and `logs` end after a time that is an option of its own, and of all commands. A switch without a value is on.
  return {
    name: request.name,
    args: parsed.args,
    given: Object.fromEntries(
      given.map(([key, value]) => [
        /^(?:runTimeout|followTime)$/.test(key) ? 'timeout' : key,
        value === '' ? 'true' : value,
      ]),
    ),
  };
}

const samples: Readonly<Record<string, string>> = {
  '<pod>': 'hello-web-979901065-wbwwr',
  '<probe>': 'livenessProbe',
  '<probe>...': 'startupProbe',
  '<handler>': 'preStop',
  '<handler>...': 'postStart',
  '<action>': 'exec',
  '<kind>': 'HTTPRoute',
  '<backend>...': 'hello:80,100',
  role: 'admin',
  alerts: 'true',
  confirm: 'yes',
  protocol: 'UDP',
  type: 'oss',
};

/** A word for every argument. */
const wordsFor = ({ args }: GoCommand): string[] =>
  args.map((arg, index) => samples[arg] ?? (arg.includes('=') ? `web=${index + 1}` : `word${index + 1}`));

const lineOf = (row: GoCommand, option: readonly string[] = []): string[] => [
  ...row.path.split(' '),
  ...option,
  ...wordsFor(row),
];

const here = goCommands.filter(({ name }) => name !== undefined);

it('has the 162 command paths of the client of June 2026, besides completion', () => {
  const now = goCommands.filter(({ clients, path }) => clients.includes('N') && !path.startsWith('completion'));
  expect(new Set(now.map(({ path }) => path)).size).toBe(162);
});

describe.each(here)('$path of $clients', (row) => {
  it('is a command here', () => {
    expect(meaning(lineOf(row))).toMatchObject({ name: row.name });
  });
  const options = row.options.map((option): [string, GoOption] => [option.long, option]);
  it.each(options)('takes --%s in every spelling', (_, option) => {
    const value = samples[option.long] ?? '7';
    const [first, ...others] = spellings(option, value).map((spelled) => meaning(lineOf(row, spelled)));
    const without = meaning(lineOf(row));
    // The build of a release is another command here than the list of builds.
    const isOther = row.path === 'builds' && option.long === 'version';
    expect(first?.name).toBe(isOther ? 'builds:info' : row.name);
    expect(first?.args).toEqual(without.args);
    // A switch that is on by default may be given or not.
    if (option.long !== 'ssl-verify') expect(first?.given).not.toEqual(without.given);
    for (const other of others) expect(other).toEqual(first);
  });
  const switches = row.options.filter(({ takesValue, long }) => !takesValue && long !== 'ssl-verify');
  it.each(switches.map(({ long }) => long))('takes --%s=false as if it were left out', (long) => {
    expect(meaning(lineOf(row, [`--${long}=false`]))).toEqual(meaning(lineOf(row)));
  });
  if (row.options.some(({ long }) => long === 'app')) {
    it('takes the app between its words', () => {
      const [noun = '', ...rest] = row.path.split(' ');
      if (rest.length === 0) return;
      const apart = meaning([noun, '-a', 'hello', ...rest, ...wordsFor(row)]);
      expect(apart).toEqual(meaning(lineOf(row, ['-a', 'hello'])));
    });
  }
});

describe('what has no pod', () => {
  it.each(['ps delete', 'ps describe', 'ps logs', 'ps exec', 'exec'])('%s is refused, and lists nothing', (line) => {
    expect(() => meaning(line.split(' '))).toThrow(/Missing required argument/);
  });
});
