import { describe, expect, it } from 'vitest';
import { deis23 } from '../../src/api/dialects/deis-2.3.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { groups } from '../../src/commands/index.ts';
import { Interruption } from '../../src/base/errors.ts';
import { day } from '../setup/every-json-command.ts';
import { sample } from '../setup/extent.ts';
import { documentedExits, terminalCommands } from '../generated/argv.ts';
import type { RunOptions } from '../setup/simulated-machine.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { type SpoilingProxy, spoilage, startSpoilingProxy } from './spoiling-proxy.ts';

/** A command line, and what is piped into it. */
type Line = readonly [words: readonly string[], input?: string];

const password = 'opensesame\n';

/** What prints no JSON, or takes what is piped in: before the app is destroyed. */
const more: readonly Line[] = [
  [['config:pull', '--overwrite', '-a', 'hello']],
  [['config:push', '-a', 'hello']],
  [['config:list', '--diff', '-a', 'hello']],
  [['config:list', '--oneline', '-a', 'hello']],
  [['config:export', '-a', 'hello']],
  [['ps:wait', '-a', 'hello']],
  [['apps:open', '-a', 'hello']],
  [['apps:transfer', 'ada', '-a', 'hello']],
  [['api', 'apps', '--include']],
  [['keys:remove', 'test@laptop']],
  [['perms:create', 'ada', '-a', 'hello']],
  [['perms:list', '-a', 'hello']],
  [['perms:delete', 'ada', '-a', 'hello']],
  [['perms:create', 'ada', '--admin']],
  [['perms:list', '--admin']],
  [['perms:delete', 'ada', '--admin']],
  [['auth:passwd', '--password-stdin'], `${password}${password}`],
  [['auth:regenerate', '--yes']],
];

/** After everything: the last account goes. */
const evening = (origin: string): readonly Line[] => [
  [['auth:register', origin, '--username=bob', '--email=bob@example.com', '--password-stdin'], password],
  [['auth:login', origin, '--username=bob', '--password-stdin'], password],
  [['auth:cancel', '--yes', '--password-stdin'], password],
];

function wholeDay(origin: string): readonly Line[] {
  const lines = day.map((words): Line => [words]);
  return [...lines.slice(0, -2), ...more, ...lines.slice(-2), ...evening(origin)];
}

const isWindowOnly: RunOptions = { isTerminal: true, environment: { TERM: 'xterm-256color', LANG: 'en_US.UTF-8' } };

/** What is printed where. A spinner on the terminal has tests of its own. */
const modes = {
  pipe: [[], {}],
  json: [['--json'], {}],
  debug: [['--debug', '--no-input'], {}],
  terminal: [['--quiet', '--no-input'], isWindowOnly],
  yaml: [['--quiet', '--no-input', '--output=yaml'], isWindowOnly],
} as const;
type Mode = keyof typeof modes;

/** Into a pipe these hand on what they were given, as it is; nothing else does. */
const isPassedOn = /^(?:apps:run|apps:logs|config:get|config:pull|config:export|config:list .*--diff|api) /;

/** The client's own colours; none of what spoils is of this form. */
const colors = /\u001b\[\d+(?:;\d+)*m/g;

/** Runs a line and says what is wrong with what was printed; nothing where all of it holds. */
async function* judge({ machine, proxy, shown }: Stage, [words, input]: Line, mode: Mode): AsyncGenerator<string> {
  const line = `${words.join(' ')} `;
  const [options, run]: readonly [readonly string[], RunOptions] = modes[mode];
  const [word = '', ...others] = words;
  const all = [word, ...options.filter((option) => !option.startsWith('-') || !words.includes(option)), ...others];
  const stop = new AbortController();
  proxy.limit(mostRequests, () => {
    stop.abort(new Interruption('SIGINT'));
  });
  const { exitCode, stdout, stderr } = await machine.run(all, {
    ...run,
    ...(input !== undefined && { input }),
    interrupted: stop.signal,
    pause: () => Promise.resolve(),
  });
  const say = (what: string): string => `${line}(${mode}, exit ${exitCode}): ${what}`;
  if (!documentedExits.includes(exitCode)) yield say('no exit code of the table');
  if (stderr.includes('bug in deis-cli')) yield say(stderr);
  const bare = (text: string): string => (run.isTerminal === true ? text.replaceAll(colors, '') : text);
  const isAsItIs = isPassedOn.test(line) && (mode === 'pipe' || mode === 'debug');
  if (terminalCommands.test(bare(stderr))) yield say(`commands for terminals in ${JSON.stringify(stderr)}`);
  if (!isAsItIs && terminalCommands.test(bare(stdout)))
    yield say(`commands for terminals in ${JSON.stringify(stdout)}`);
  if (/^Error: forged/m.test(bare(stderr))) yield say(`a forged message: ${stderr}`);
  if (!isPassedOn.test(line) && /^Error: forged/m.test(bare(stdout))) yield say(`a forged line: ${stdout}`);
  if (mode === 'json' && exitCode === 0) JSON.parse(stdout);
  // YAML has a word of its own for an escape.
  if (/\\(?:u001b|e)\[2J/.test(`${stdout}${stderr}`)) shown.add(word);
}

/** More than any line needs: what goes on asking, as one that waits for a state that never comes, is interrupted. */
const mostRequests = 20;

interface Stage extends Place {
  readonly proxy: SpoilingProxy;
  /** The commands that have shown what was spoiled, made harmless. */
  readonly shown: Set<string>;
}

async function behindProxy(dialect: string): Promise<Stage> {
  const place = await createPlace(dialect);
  const proxy = await startSpoilingProxy(place.sandbox.url);
  const words = ['auth:login', proxy.origin, '--username=ada', '--password-stdin'];
  const { exitCode, stderr } = await place.machine.run(words, { input: password });
  if (exitCode !== 0) throw new Error(stderr);
  const close = async (): Promise<void> => {
    await proxy.close();
    await place.close();
  };
  return { ...place, proxy, shown: new Set(), close };
}

/** Runs a day, and gives what is wrong. */
async function wholeDayIn(stage: Stage, mode: Mode): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const line of wholeDay(stage.proxy.origin)) {
    for await (const what of judge(stage, line, mode)) wrong.push(what);
  }
  return wrong;
}

/** Every mode with one dialect, and the others where people see it. */
const days = dialects.flatMap(({ name }) =>
  (Object.keys(modes) as Mode[])
    .filter((mode) => name === 'deis-2.3' || mode === 'terminal')
    .map((mode) => [name, mode] as const),
);

const refusals = [
  ...[400, 401, 403, 404, 405, 409, 422, 429, 500, 503].map((status) => ({
    status,
    body: { detail: `No.${spoilage}` },
  })),
  { status: 400, body: { [`name${spoilage}`]: [`No.${spoilage}`, { [spoilage]: spoilage }] } },
  { status: 500, body: spoilage },
].map(({ status, body }) => ({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }));

describe('what a controller says, in every command', () => {
  it.each(sample(days, ([, mode]) => mode))(
    '%s, %s: no text of an answer commands a terminal',
    async (dialect, mode) => {
      const stage = await behindProxy(dialect);
      try {
        expect(await wholeDayIn(stage, mode)).toEqual([]);
        // As many texts as there are must have been spoiled, and shown.
        expect(stage.proxy.spoiled()).toBeGreaterThan(300);
        expect(stage.shown.size).toBeGreaterThan(dialect.endsWith('1.1') ? 15 : 25);
      } finally {
        await stage.close();
      }
    },
  );

  it.each(
    sample(['pipe', 'json', 'debug', 'terminal'] as const, (mode) => (mode === 'terminal' ? 'terminal' : 'other')),
  )('refusals, %s: none of their words does', async (mode) => {
    const stage = await behindProxy('deis-2.3');
    try {
      const wrong: string[] = [];
      for (const [index, line] of wholeDay(stage.proxy.origin).entries()) {
        for (const step of [0, 1, 2]) {
          stage.proxy.refuse(refusals[(index + step * 4) % refusals.length]);
          for await (const what of judge(stage, line, mode)) wrong.push(what);
        }
      }
      expect(wrong).toEqual([]);
      expect(stage.shown.size).toBeGreaterThan(60);
    } finally {
      await stage.close();
    }
  });

  it('is asked for by every command but those that need an editor or a WebSocket', async () => {
    const names = await Promise.all(
      Object.entries(groups).map(async ([noun, { load, alone }]) =>
        Object.entries(await load())
          .filter(([, { operations }]) => operations.some((name) => deis23.routes[name] !== null))
          .map(([verb]) => [`${noun}:${verb}`, ...(verb === alone ? [noun] : [])]),
      ),
    );
    const tried = new Set(wholeDay('').map(([[word]]) => word));
    const untried = names.flat().filter((spellings) => !spellings.some((name) => tried.has(name)));
    expect(untried.flat()).toEqual(['ps:logs', 'ps:exec', 'config:edit']);
  });
});
