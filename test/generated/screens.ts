import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { spellings } from '../../src/api/dialects/dialect.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';
import { groups } from '../../src/commands/index.ts';
import { Interruption } from '../../src/base/errors.ts';
import { createRouter } from '../../src/sandbox/wire/router.ts';
import { exampleWords } from '../setup/example-words.ts';
import { serve, type TestServer } from '../http/servers.ts';
import { createMachine, type Outcome } from '../setup/simulated-machine.ts';
import { anyAnswer } from './answers.ts';
import { documentedExits, terminalCommands } from './argv.ts';
import { type Property, property } from './property.ts';

/** A command line, and what the controller answers to each operation that it asks for. */
interface Scene {
  readonly line: string;
  readonly dialect: string;
  readonly mode: 'pipe' | 'terminal' | 'json';
  readonly answers: Readonly<Partial<Record<OperationName, string>>>;
}

const loaded = await Promise.all(Object.values(groups).map((group) => group.load()));

/** The examples of all commands that ask a controller, each with answers to what it may ask for. */
const scenes = loaded
  .flatMap((group) => Object.values(group))
  .flatMap(({ examples, operations: asked }) => examples.map((line) => ({ line, asked })))
  .filter(({ asked }) => asked.length > 0)
  .map(({ line, asked }) =>
    fc.constantFrom(...dialects).chain((dialect) => {
      const known = asked.filter((name) => spellings(dialect, name).length > 0);
      const answers = known.map((name) => [name, anyAnswer(dialect, name).map(({ body }) => body)]);
      return fc.record<Scene>({
        line: fc.constant(line),
        dialect: fc.constant(dialect.name),
        mode: fc.constantFrom('pipe', 'terminal', 'json'),
        answers: fc.record(Object.fromEntries(answers) as Record<string, fc.Arbitrary<string>>),
      });
    }),
  );

/** More requests than any command needs: what goes on asking, as one that waits, is interrupted. */
const mostRequests = 12;

interface Stage {
  readonly server: TestServer;
  scene: Scene;
  asked: number;
  stop: AbortController;
}

async function build(): Promise<Stage> {
  const routers = new Map(dialects.map((dialect) => [dialect.name, createRouter(dialect)]));
  const server = await serve((response, { method, path }) => {
    const [place = ''] = path.split('?');
    const name = routers.get(stage.scene.dialect)?.(place)?.match(method)?.operation;
    const body = name && stage.scene.answers[name];
    stage.asked += 1;
    if (stage.asked > mostRequests) stage.stop.abort(new Interruption('SIGINT'));
    const type = name && operations[name].answer === 'text' ? 'text/plain' : 'application/json';
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': type }).end(body ?? '{}');
  });
  const stage: Stage = {
    server,
    scene: { line: '', dialect: '', mode: 'pipe', answers: {} },
    asked: 0,
    stop: new AbortController(),
  };
  return stage;
}

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** Files that the examples name. */
const files: readonly (readonly [from: string, to: readonly string[]])[] = [
  ['ed25519.pub', ['home', '.ssh', 'id_ed25519.pub']],
  ['san.example.com.pem', ['work', 'example.com.pem']],
  ['san.example.com.key.pem', ['work', 'example.com.key']],
];

/** Nobody is at the terminal to answer a question. */
const before: Readonly<Record<Scene['mode'], readonly string[]>> = {
  pipe: [],
  terminal: ['--no-input', '--quiet', '--no-color'],
  json: ['--json'],
};

async function perform(scene: Scene, stage: Stage): Promise<Outcome> {
  Object.assign(stage, { scene, asked: 0, stop: new AbortController() });
  const { origin } = stage.server;
  const machine = createMachine({ DEIS_CONTROLLER: origin, DEIS_TOKEN: 'token', DEIS_API: scene.dialect });
  try {
    for (const [from, [place, ...to]] of files) {
      const path = join(place === 'home' ? machine.home : machine.directory, ...to);
      mkdirSync(join(path, '..'), { recursive: true });
      copyFileSync(fixture(from), path);
    }
    const words = exampleWords(scene.line).map((word) =>
      word.replace(/^(?:https:\/\/)?deis\.example\.com$/, origin).replace(/^~/, machine.home),
    );
    const isTerminal = scene.mode === 'terminal';
    return await machine.run([...before[scene.mode], ...words], {
      isTerminal,
      interrupted: stage.stop.signal,
      // What waits asks again at once.
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      ...(isTerminal ? {} : { input: 'A=1\n' }),
    });
  } finally {
    machine.remove();
  }
}

/** Into a pipe these hand on what they were given, as it is. */
const isPassedOn = /^(?:apps:run|apps:logs|config:get|config:pull|config:export|config:list .*--diff)/;

/** Whatever a controller answers: a result or one failure, nothing that a terminal would obey, and no fault of the program. */
export const screenProperties: readonly Property[] = [
  property(
    'a command and any answers',
    scenes,
    { times: { sample: 1, whole: 100 }, prepare: build },
    async (scene, stage) => {
      const { exitCode, stdout, stderr } = await perform(scene, stage);
      expect(stderr).not.toContain('bug in deis-cli');
      expect(documentedExits).toContain(exitCode);
      if (scene.mode !== 'pipe' || !isPassedOn.test(scene.line)) expect(stdout).not.toMatch(terminalCommands);
      expect(stderr).not.toMatch(terminalCommands);
      if (scene.mode === 'json' && exitCode === 0) JSON.parse(stdout);
    },
  ),
];
