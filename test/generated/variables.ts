import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { formatDotenv, formatQuotedDotenv, parseDotenv } from '../../src/settings/dotenv.ts';
import { variableFormats } from '../../src/settings/format-names.ts';
import { formatShell, formatVariables, parseVariables } from '../../src/settings/variable-formats.ts';
import { decodeText } from '../../src/base/text-file.ts';
import { Failure } from '../../src/base/errors.ts';
import { has } from '../completion/typing.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { anyText } from './parameters.ts';
import { type Property, property } from './property.ts';

type Variables = Readonly<Record<string, string>>;

/** What every machine can hand over: any text but NUL, and no half of a surrogate pair. */
const anyValue = anyText.map((text) => text.replaceAll(/\0|\p{Cs}/gu, ''));
/** Names that mean nothing to a controller, to the client or to a shell. */
const anyName = fc
  .oneof(fc.stringMatching(/^[A-Za-z_]\w{0,9}$/), fc.constantFrom('constructor', 'toString', 'hasOwnProperty'))
  .filter((name) => !/^(?:PORT|SSH_KEY|HEALTHCHECK_\w*|(?:DEIS|DRYCC|WORKFLOW)_\w*|_|PWD|OLDPWD|SHLVL)$/.test(name));
const variables = fc.dictionary(anyName, anyValue, { minKeys: 1, maxKeys: 5, noNullPrototype: true });

const app = ['-a', 'hello'];
const sorted = (given: Variables): [string, string][] =>
  Object.entries(given).sort(([one], [other]) => (one < other ? -1 : 1));

async function prepare(dialect: string): Promise<Place> {
  const place = await createPlace(dialect);
  onTestFinished(() => place.close());
  await place.machine.json(['apps:create', 'hello', '--no-remote']);
  return place;
}

/** Variables go to a controller and come back in every way that there is, and stay the same. */
async function goThereAndBack(given: Variables, { machine }: Place): Promise<void> {
  const names = Object.keys(given);
  const all = sorted(given);
  const kept = async (): Promise<unknown> => {
    const { values } = (await machine.json(['config:list', ...app])) as { values: Variables };
    return sorted(values).filter(([name]) => names.includes(name));
  };
  const unset = (): Promise<unknown> => machine.json(['config:unset', ...names, ...app]);

  await machine.json(['config:set', ...all.map((variable) => variable.join('=')), ...app]);
  expect(await kept()).toEqual(all);
  for (const [name, value] of all) {
    expect(await machine.run(['config:get', name, ...app])).toMatchObject({ exitCode: 0, stdout: `${value}\n` });
  }
  const file = join(machine.directory, 'file');
  await machine.json(['config:pull', '--path', file, '--overwrite', ...app]);
  await unset();
  expect(await kept()).toEqual([]);
  await machine.json(['config:push', '--path', file, ...app]);
  expect(await kept()).toEqual(all);
  for (const format of variableFormats) {
    const exported = await machine.run(['config:export', '--format', format, ...app]);
    // Docker's files cannot hold everything, and then hold nothing.
    if (format === 'docker' && exported.exitCode === 1) continue;
    expect(exported).toMatchObject({ exitCode: 0, stderr: '' });
    await unset();
    const push = ['config:push', '--path', '-', '--format', format, ...app];
    expect(await machine.run(push, { input: exported.stdout })).toMatchObject({ exitCode: 0 });
    expect(await kept(), format).toEqual(all);
  }
  await unset();
}

/** What a shell has of variables once it has read their export. */
function readByShell(shell: string, given: Variables): Variables {
  const print = `process.stdout.write(JSON.stringify(process.env))`;
  const script = `${formatShell(Object.entries(given))}exec "$0" -e "$1"\n`;
  const { stdout, stderr } = spawnSync(shell, ['-c', script, process.execPath, print], {
    env: {},
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Variables;
}

/** Those that are on this machine. */
const shells = ['sh', 'bash', 'dash', 'zsh', 'ksh'].filter((name) => has(name));

/** What every format can hold. */
const isPlain = (value: string): boolean => !/[\0\r\n\p{Cs}]/u.test(value);

/** A file as somebody may have written it, in any language and for any program, or no text at all. */
const anyBytes = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.oneof(
          anyText,
          fc.constantFrom(
            ...['A=', 'A: ', '\n', '\r\n', 'export ', '"', "'", '#', ' ', '- ', '{', '}', '[', ']', ',', ':', '|', '>'],
            ...['&a ', '*a', '!!', '<<: ', '---\n', '? ', '%TAG', '{"A":', '"x"', '1', 'true', 'null', '\\'],
          ),
        ),
        { maxLength: 10 },
      )
      .map((pieces) => Buffer.from(pieces.join(''))),
  },
);

/** No variable is lost or altered, on whichever way it goes. */
export const variableProperties: readonly Property[] = [
  ...dialects.map(({ name }) =>
    property(
      `variables, set, shown, pulled, pushed and exported in ${name}`,
      [variables],
      { times: { sample: 2, whole: 100 }, prepare: () => prepare(name) },
      goThereAndBack,
    ),
  ),
  property('a .env file', [variables], { times: { sample: 500, whole: 50_000 } }, (given) => {
    for (const format of [formatDotenv, formatQuotedDotenv]) {
      const written = format(Object.entries(given));
      expect([...parseDotenv(written, '.env')]).toEqual(Object.entries(given));
      // As an editor of Windows leaves it: it changes ends of lines, and never those inside of quotes that are escaped.
      if (format === formatDotenv) {
        expect([...parseDotenv(written.replaceAll('\n', '\r\n'), '.env')]).toEqual(Object.entries(given));
      }
    }
  }),
  property(
    'every format, which holds all or refuses',
    [fc.dictionary(anyName, anyText, { maxKeys: 5, noNullPrototype: true })],
    { times: { sample: 200, whole: 10_000 }, examples: [{ A: '\ud800' }, { A: '\0' }] },
    async (given) => {
      for (const format of variableFormats) {
        const written = await formatVariables(Object.entries(given), format).catch((error: unknown) => {
          expect(error).toBeInstanceOf(Failure);
          expect(format === 'json' || Object.values(given).every(isPlain), format).toBe(false);
        });
        if (written === undefined) continue;
        // As it is in a file.
        const read = await parseVariables(Buffer.from(written).toString(), format, 'file');
        expect([...read], format).toEqual(Object.entries(given));
      }
    },
  ),
  property('any file', [anyBytes], { times: { sample: 300, whole: 20_000 } }, async (bytes) => {
    for (const format of variableFormats) {
      try {
        const read = await parseVariables(decodeText(bytes, 'file'), format, 'file');
        for (const name of read.keys()) expect(name).toMatch(/^[A-Za-z_]\w*$/);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        expect(error.kind).toBe('usage');
      }
    }
  }),
  property('an export that shells read', [variables], { times: { sample: 4, whole: 200 } }, (given) => {
    for (const shell of shells) expect(readByShell(shell, given), shell).toMatchObject(given);
  }),
];
