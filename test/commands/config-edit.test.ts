import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

interface Seen {
  readonly file: string;
  readonly text: string;
  readonly command: readonly string[];
}

describe.each(dialects.map(({ name }) => name))('config:edit with %s', (dialect) => {
  let place: Place;
  let app: string;
  let apps = 0;
  let seen: Seen[];
  beforeAll(async () => {
    place = await createPlace(dialect);
  });
  afterAll(() => place.close());
  beforeEach(async () => {
    apps += 1;
    app = `app-${apps}`;
    seen = [];
    await place.machine.json(['apps:create', app, '--no-remote']);
    await place.machine.json(['config:set', 'A=old-secret', 'B=2', 'PEM=x\ny', '-a', app]);
  });

  /** An editor that does one thing to the file after the other; a number is the exit code it ends with. */
  function editor(...changes: readonly (((text: string) => string | Promise<string>) | number)[]) {
    return async (path: string, words: readonly string[]): Promise<number> => {
      const file = words.at(-1) ?? '';
      const text = readFileSync(file, 'utf8');
      seen.push({ file, text, command: [path, ...words] });
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
      expect(readdirSync(dirname(file))).toEqual([`${app}.env`]);
      const change = changes[seen.length - 1] ?? 1;
      if (typeof change === 'number') return change;
      writeFileSync(file, await change(text));
      return 0;
    };
  }

  const edit = (runProgram: ReturnType<typeof editor>, answers: [string, string][] = [], words: string[] = []) =>
    place.machine.run(['config:edit', '-a', app, ...words], {
      answers,
      runProgram,
      environment: { EDITOR: 'ed --fast', NO_COLOR: '1' },
    });
  const configOf = () => place.machine.json(['config:export', '-a', app]);
  const releasesOf = async () => ((await place.machine.json(['releases:list', '-a', app])) as unknown[]).length;
  const nothingIsLeft = () => {
    for (const { file } of seen) expect(existsSync(dirname(file))).toBe(false);
  };

  it('sends what is different in one release, when it is agreed to', async () => {
    const before = await releasesOf();
    const outcome = await edit(
      editor((text) => text.replace('A=old-secret', 'A=new-secret').replace('B=2\n', 'C=3\n')),
      [['Apply these changes', 'y\n']],
    );
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stderr).toContain('~ A\n- B\n+ C\n');
    expect(outcome.stdout).toMatch(/^Changed(?: in v\d+)?:\n~ A\n- B\n\+ C\n$/);
    expect(outcome.stdout + outcome.stderr).not.toContain('secret');
    expect(await configOf()).toEqual({ A: 'new-secret', C: '3', PEM: 'x\ny' });
    expect(await releasesOf()).toBe(before + 1);
    expect(seen[0]?.text).toContain('A=old-secret\nB=2\nPEM="x\\ny"\n');
    expect(seen[0]?.command.slice(0, 4)).toEqual(['/bin/sh', '-c', 'ed --fast "$@"', 'ed --fast']);
    nothingIsLeft();
  });

  it('shows values where that is asked for', async () => {
    const outcome = await edit(
      editor((text) => text.replace('old-secret', 'new')),
      [['Apply these changes', 'y\n']],
      ['--show-values'],
    );
    expect(outcome.stderr).toContain('- A=old-secret\n+ A=new\n');
  });

  it('changes nothing when it is not agreed to, nothing is different, or the editor fails', async () => {
    const before = await releasesOf();
    const declined = await edit(
      editor((text) => `${text}C=3\n`),
      [
        ['Apply these changes', 'n\n'],
        ['Edit again?', 'n\n'],
      ],
    );
    expect(declined).toMatchObject({ exitCode: 0, stdout: '' });
    expect(declined.stderr).toContain('Nothing was changed.');
    seen = [];
    expect(await edit(editor((text) => `${text}# more\n`))).toMatchObject({ exitCode: 0, stdout: '' });
    seen = [];
    const failed = await edit(editor(3));
    expect(failed).toMatchObject({ exitCode: 1, stdout: '' });
    expect(failed.stderr).toContain('The editor exited with code 3; nothing was changed.');
    expect(await releasesOf()).toBe(before);
    nothingIsLeft();
  });

  it('opens what cannot be read again, as it was left', async () => {
    const outcome = await edit(
      editor(
        (text) => `${text}oops\n`,
        (text) => text.replace('oops\n', 'C=3\n'),
      ),
      [
        ['Edit again?', 'y\n'],
        ['Apply these changes', 'y\n'],
      ],
    );
    expect(outcome.exitCode).toBe(0);
    expect(seen[1]?.text).toBe(`${seen[0]?.text ?? ''}oops\n`);
    expect(await configOf()).toMatchObject({ C: '3' });
    seen = [];
    const given = await edit(
      editor((text) => `${text}oops\n`),
      [['Edit again?', 'n\n']],
    );
    expect(given).toMatchObject({ exitCode: 2, stdout: '' });
    nothingIsLeft();
  });

  it('edits again what was not agreed to', async () => {
    const outcome = await edit(
      editor(
        (text) => `${text}C=3\n`,
        (text) => text.replace('C=3\n', 'C=4\n'),
      ),
      [
        ['Apply these changes', 'n\n'],
        ['Edit again?', 'y\n'],
        ['Apply these changes', 'y\n'],
      ],
    );
    expect(outcome.exitCode).toBe(0);
    expect(await configOf()).toMatchObject({ C: '4' });
    nothingIsLeft();
  });

  it('shows and asks anew where the config was changed meanwhile', async () => {
    const theirs = async (text: string) => {
      await place.machine.json(['config:set', 'B=theirs', 'D=4', '-a', app]);
      return text.replace('B=2', 'B=mine').replace('A=old-secret\n', '');
    };
    const outcome = await edit(
      editor(theirs),
      [
        ['Apply these changes', 'y\n'],
        ['Nothing was sent yet', ''],
        ['Apply these changes', 'y\n'],
      ],
      ['--show-values'],
    );
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.stderr).toContain(
      `Someone else changed the config of ${app} meanwhile: B, D. Nothing was sent yet.`,
    );
    expect(outcome.stderr).toContain('- B=2\n+ B=mine\n');
    expect(outcome.stderr).toContain('- B=theirs\n+ B=mine\n');
    expect(await configOf()).toEqual({ B: 'mine', D: '4', PEM: 'x\ny' });
    nothingIsLeft();
  });

  it('keeps what was edited over their change until it is dropped', async () => {
    const theirs = async (text: string) => {
      await place.machine.json(['config:set', 'B=theirs', '-a', app]);
      return `${text}C=3\n`;
    };
    const outcome = await edit(
      editor(theirs, (text) => text),
      [
        ['Apply these changes', 'y\n'],
        ['Nothing was sent yet', ''],
        ['Apply these changes', 'n\n'],
        ['Edit again?', 'y\n'],
        ['Apply these changes', 'n\n'],
        ['Edit again?', 'n\n'],
      ],
    );
    expect(outcome).toMatchObject({ exitCode: 0, stdout: '' });
    expect(seen[1]?.text).toMatch(/\nB=theirs\n(?:.*\n)*C=3\n/);
    expect(await configOf()).toMatchObject({ B: 'theirs' });
    expect(await configOf()).not.toHaveProperty('C');
    nothingIsLeft();
  });

  it('has nothing to send where they have made the same change', async () => {
    const same = async (text: string) => {
      await place.machine.json(['config:set', 'C=3', '-a', app]);
      return `${text}C=3\n`;
    };
    const before = await releasesOf();
    const outcome = await edit(editor(same), [['Apply these changes', 'y\n']]);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: '' });
    expect(outcome.stderr).toContain('Nothing was changed.');
    expect(await releasesOf()).toBe(before + 1);
    nothingIsLeft();
  });

  it('needs a terminal', async () => {
    for (const words of [[], ['--no-input']]) {
      const outcome = await place.machine.run(['config:edit', '-a', app, ...words], { runProgram: editor(0) });
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    }
    expect(seen).toEqual([]);
  });
});
