import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../src/sandbox/rules/rules-of.ts';
import { groups } from '../src/commands/index.ts';
import { day } from './setup/every-json-command.ts';
import { createPlace, type Place } from './setup/sandbox-with-login.ts';

const ajv = new Ajv({ strict: false });

describe.each(dialects.map(({ name }) => name))('--json in %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
  });
  afterAll(() => place.close());

  it('is what the commands declare', async () => {
    let checked = 0;
    for (const words of day) {
      const { exitCode, stdout, stderr } = await place.machine.run(
        words.includes('--json') ? words : [...words, '--json'],
      );
      const line = words.join(' ');
      if (exitCode === 2 && stderr.includes(' needs API ')) continue;
      expect({ line, exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ line, exitCode: 0, stderr: '' });
      const [noun = '', verb = groups[noun]?.alone ?? 'list'] = (words[0] ?? '').split(':');
      const command = (await groups[noun]?.load())?.[verb];
      const isValid = ajv.compile(command?.output ?? false);
      expect(isValid(JSON.parse(stdout)), `${line}: ${JSON.stringify(isValid.errors)} in ${stdout}`).toBe(true);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(25);
  });
});
