import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nearestDialect } from '../../src/api/dialects/registry.ts';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import type { CommonOperation, OperationName } from '../../src/api/operations.ts';
import { extent, sample } from '../setup/extent.ts';
import { createMachine, type Machine, type Outcome } from '../setup/simulated-machine.ts';
import { type Asked, askedOf } from './asked.ts';
import { isSameRequest, replay, wireOf } from './auxiliary.ts';
import { type CommandLine, commandLines } from './command-lines.ts';
import { givenOf, type Obstacle, obstacles } from './obstacles.ts';
import { readRecording, type Recorded, recordings } from './recording.ts';
import { type Circumstances, type Refusal, refusalOf, refusals } from './refusals.ts';
import { startTestController, type TestController } from './test-controller.ts';
import { type Judged, type Mode, problems } from './verdict.ts';

/** What the clock says: when a recording was made, or when the certificates in it were good. */
function clockOf(recording: string): Date {
  return new Date(recording.startsWith('drycc') ? '2016-01-01T00:00:00Z' : '2026-11-23T04:00:00Z');
}

/** Failures are told alike in a pipe and at a terminal. */
function modesFor({ status }: Recorded['response']): readonly Mode[] {
  return status < 300 ? ['pipe', 'terminal', 'json'] : ['pipe', 'json'];
}

interface Case extends Judged {
  readonly recorded: Recorded;
  readonly asked: Asked;
  readonly refusal: Refusal | undefined;
}

/** Cases of one operation that are alike: answered with the same status, or refused for the same reason. */
const kindOf = ({ recorded, refusal }: Case): string => `${recorded.response.status} ${refusal?.reason ?? ''}`;

function dialectOf(recording: string): Dialect {
  const [controller = '', version = ''] = recording.split('_api-');
  const [kind, platform] = controller.split('-');
  const product = kind === 'drycc' ? 'drycc' : 'deis';
  return nearestDialect({ product, version, ...(kind === 'deis' && { platform }) }).dialect;
}

/** The exchanges that a command line is known for, by operation; and what is in the way of the others. */
function sort(recording: readonly Recorded[], circumstances: Circumstances) {
  const { dialect } = circumstances;
  const cases = new Map<OperationName, Case[]>();
  const hindered = new Map<Obstacle, Recorded[]>();
  for (const recorded of recording) {
    const asked = askedOf(recorded.request, dialect);
    const obstacle = obstacles.find(({ applies }) => applies(recorded.request, asked, dialect));
    if (obstacle || !asked) {
      if (obstacle) hindered.set(obstacle, [...(hindered.get(obstacle) ?? []), recorded]);
      continue;
    }
    const given = givenOf(asked);
    const refusal = refusalOf(asked.operation, given, circumstances);
    const { operation } = asked;
    const one = { recorded, asked, refusal, operation, given, dialect, response: recorded.response };
    cases.set(operation, [...(cases.get(operation) ?? []), one]);
  }
  return { cases, hindered };
}

const used = { obstacles: new Set<Obstacle>(), refusals: new Set<Refusal>() };

describe.each(recordings)('%s', (name) => {
  const recording = readRecording(name);
  const dialect = dialectOf(name);
  const now = clockOf(name);
  const { cases, hindered } = sort(recording, { dialect, now });
  const count = { caused: 0, passed: 0, refused: 0 };
  const followed = new Set<Recorded>();
  let controller: TestController;
  let machine: Machine;

  beforeAll(async () => {
    controller = await startTestController();
    machine = createMachine();
  });
  afterAll(async () => {
    await controller.close();
    machine.remove();
    if (extent === 'sample') return;
    const { caused, passed, refused } = count;
    process.stdout.write(
      `${name}: ${recording.length} exchanges, ${caused + followed.size} caused by a command, ${passed + followed.size} passed; ` +
        `${refused} refused by the command itself, ${recording.length - caused - followed.size - refused} that no command can cause\n`,
    );
  });

  async function run({ words, files = {} }: CommandLine, mode: Mode): Promise<Outcome> {
    const folder = join(machine.home, '.deis');
    mkdirSync(folder, { recursive: true });
    const profile = { username: 'somebody', ssl_verify: true, controller: controller.url, token: 'abc123' };
    writeFileSync(join(folder, 'client.json'), JSON.stringify(profile), { mode: 0o600 });
    rmSync(machine.directory, { recursive: true, force: true });
    mkdirSync(machine.directory);
    for (const [file, content] of Object.entries(files)) writeFileSync(join(machine.directory, file), content);
    const options = { pipe: [], terminal: ['--no-input'], json: ['--json'] }[mode];
    return machine.run([...options, ...words], { now, isTerminal: mode === 'terminal', columns: 400 });
  }

  /** What is wrong when the command is run against the recorded answer, with its place in the recording. */
  async function judge(each: Case, mode: Mode): Promise<string[]> {
    const { recorded, asked, given, refusal } = each;
    const line = commandLines[asked.operation as CommonOperation]({ controller: controller.url, ...given });
    controller.expect(replay(recorded, { recording, asked, dialect, follow: (page) => followed.add(page) }));
    const outcome = await run(line, mode);
    const isSent = controller.received.some((request) => isSameRequest(wireOf(request), recorded.request));
    const found = refusal
      ? [
          ...(isSent ? ['it is sent'] : []),
          ...(outcome.exitCode === (refusal.exit ?? 2)
            ? []
            : [`exit ${outcome.exitCode} of a refusal: ${outcome.stderr}`]),
        ]
      : [...(isSent ? [] : ['it is not sent']), ...problems(each, mode, outcome)];
    return found.map((problem) => `${recorded.name} ${recorded.step} (${mode}: ${line.words.join(' ')}): ${problem}`);
  }

  it.each([...cases.keys()])('%s', async (operation) => {
    const found: string[] = [];
    for (const each of sample(cases.get(operation) ?? [], kindOf)) {
      const here: string[] = [];
      for (const mode of modesFor(each.response)) here.push(...(await judge(each, mode)));
      if (each.refusal) {
        count.refused += 1;
        used.refusals.add(each.refusal);
      } else {
        count.caused += 1;
        if (here.length === 0) count.passed += 1;
      }
      found.push(...here);
    }
    expect(found.join('\n')).toBe('');
  });

  it('says why no command can cause the others', () => {
    for (const obstacle of hindered.keys()) used.obstacles.add(obstacle);
    const sorted = [...cases.values(), ...hindered.values()].reduce((sum, each) => sum + each.length, 0);
    expect(sorted).toBe(recording.length);
  });
});

it('every obstacle and every refusal is needed', () => {
  expect(obstacles.filter((each) => !used.obstacles.has(each)).map(({ reason }) => reason)).toEqual([]);
  expect(refusals.filter((each) => !used.refusals.has(each)).map(({ reason }) => reason)).toEqual([]);
});
