import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialectNamed } from '../../src/api/dialects/registry.ts';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import type { OperationName } from '../../src/api/operations.ts';
import type { JsonObject } from '../../src/json-object.ts';
import { createMachine, type Machine, type Outcome } from '../machine.ts';
import { type Asked, askedOf } from './asked.ts';
import { isSameRequest, replay, wireOf } from './auxiliary.ts';
import { type CommandLine, commandLines } from './command-lines.ts';
import { givenOf, type Obstacle, obstacles } from './obstacles.ts';
import { readRecording, type Recorded, recordings } from './recording.ts';
import { type Refusal, refusalOf } from './refusals.ts';
import { startTestController, type TestController } from './test-controller.ts';
import { type Mode, problems } from './verdict.ts';

/** When the recordings were made. */
const now = new Date('2026-11-23T04:00:00Z');
const modes: readonly Mode[] = ['pipe', 'terminal', 'json'];

interface Case {
  readonly recorded: Recorded;
  readonly asked: Asked;
  readonly given: JsonObject;
  readonly refusal: Refusal | undefined;
}

function dialectOf(recording: string): Dialect {
  const name = recording.startsWith('drycc') ? 'drycc-2.1' : recording.endsWith('api-1.1') ? 'deis-1.1' : 'deis-2.2';
  const dialect = dialectNamed(name);
  if (!dialect) throw new TypeError(`no dialect ${name}`);
  return dialect;
}

/** The exchanges that a command line is known for, by operation; and what is in the way of the others. */
function sort(recording: readonly Recorded[], dialect: Dialect) {
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
    const refusal = refusalOf(asked.operation, given);
    cases.set(asked.operation, [...(cases.get(asked.operation) ?? []), { recorded, asked, given, refusal }]);
  }
  return { cases, hindered };
}

const used = { obstacles: new Set<Obstacle>(), refusals: new Set<Refusal>() };

describe.each(recordings)('%s', (name) => {
  const recording = readRecording(name);
  const dialect = dialectOf(name);
  const { cases, hindered } = sort(recording, dialect);
  const count = { caused: 0, passed: 0, refused: 0 };
  let controller: TestController;
  let machine: Machine;

  beforeAll(async () => {
    controller = await startTestController();
    machine = createMachine();
  });
  afterAll(async () => {
    await controller.close();
    machine.remove();
    const rest = [...hindered.values()].reduce((sum, each) => sum + each.length, 0);
    process.stdout.write(
      `${name}: ${recording.length} exchanges, ${count.caused} caused by a command, ${count.passed} passed; ` +
        `${count.refused} refused by the command itself, ${rest} that no command can cause\n`,
    );
  });

  async function run({ words, files = {} }: CommandLine, mode: Mode): Promise<Outcome> {
    const folder = join(machine.home, '.deis');
    mkdirSync(folder, { recursive: true });
    const profile = { username: 'admin', ssl_verify: true, controller: controller.url, token: 'abc123' };
    writeFileSync(join(folder, 'client.json'), JSON.stringify(profile));
    rmSync(machine.directory, { recursive: true, force: true });
    mkdirSync(machine.directory);
    for (const [file, content] of Object.entries(files)) writeFileSync(join(machine.directory, file), content);
    const option = { pipe: '--no-input', terminal: '--quiet', json: '--json' }[mode];
    return machine.run([option, ...words], { now, isTerminal: mode === 'terminal', columns: 400 });
  }

  /** What is wrong when the command is run against the recorded answer, with its place in the recording. */
  async function judge({ recorded, asked, given, refusal }: Case, mode: Mode): Promise<string[]> {
    const line = commandLines[asked.operation]({ controller: controller.url, ...given });
    controller.expect(replay(recorded, recording, asked, dialect));
    const outcome = await run(line, mode);
    const isSent = controller.received.some((request) => isSameRequest(wireOf(request), recorded.request));
    const found = refusal
      ? [
          ...(isSent ? ['it is sent'] : []),
          ...(outcome.exitCode === 2 ? [] : [`exit ${outcome.exitCode} instead of 2: ${outcome.stderr}`]),
        ]
      : [...(isSent ? [] : ['it is not sent']), ...problems(asked.operation, recorded.response, mode, outcome)];
    return found.map((problem) => `${recorded.name} ${recorded.step} (${mode}: ${line.words.join(' ')}): ${problem}`);
  }

  it.each([...cases.keys()])('%s', async (operation) => {
    const found: string[] = [];
    for (const each of cases.get(operation) ?? []) {
      const here: string[] = [];
      for (const mode of modes) here.push(...(await judge(each, mode)));
      if (each.refusal) {
        count.refused += 1;
        used.refusals.add(each.refusal);
      } else {
        count.caused += 1;
        if (here.length === 0) count.passed += 1;
      }
      found.push(...here);
    }
    expect(found).toEqual([]);
  });

  it('says why no command can cause the others', () => {
    for (const obstacle of hindered.keys()) used.obstacles.add(obstacle);
    const sorted = [...cases.values(), ...hindered.values()].reduce((sum, each) => sum + each.length, 0);
    expect(sorted).toBe(recording.length);
  });
});

it('every obstacle and every refusal is needed', () => {
  expect(obstacles.filter((each) => !used.obstacles.has(each)).map(({ reason }) => reason)).toEqual([]);
});
