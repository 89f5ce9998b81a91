import { describe, expect, it } from 'vitest';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { understood } from '../../src/api/dialects/refusals.ts';
import { dialects } from '../../src/api/dialects/registry.ts';
import { Failure } from '../../src/base/errors.ts';
import { createPlace } from '../setup/sandbox-with-login.ts';

const refused = (message: string, status = 400): Failure => new Failure('refused', message, { status });

describe('what a controller means', () => {
  it.each([
    ['id: Application with this id already exists.', 'app name taken'],
    ['id: This field must be unique.', 'app name taken'],
    ['default already exists as a namespace in this kubernetes setup', 'namespace taken'],
    ['id: deis is a reserved name.', 'name reserved'],
    ['No build associated with this release', 'nothing deployed'],
    ['tester changed nothing - release stopped', 'unchanged'],
    ['A does not exist under values', 'not set'],
    ['domain: Domain is already in use by another application', 'domain taken'],
    ['tester still has applications assigned. Delete or transfer ownership', 'apps left'],
    ['Unable to log in with provided credentials.', 'bad credentials'],
    ['username: A user with that username already exists.', 'username taken'],
    ['public: Public Key is already in use', 'key taken'],
    ['name: certificate with this name already exists.', 'certificate name taken'],
    ['Container type worker does not exist in application', 'unknown process type'],
    ['Cannot roll back to initial release.', 'no such release'],
    ['You do not have permission to perform this action.', 'not permitted'],
    ['Method "PUT" not allowed.', 'unknown method'],
    ['Something else.', undefined],
  ])('is in every dialect told by its words: %s', (words, meaning) => {
    for (const dialect of dialects) expect(understood(refused(words), dialect).meaning).toBe(meaning);
  });

  it('is told by the status as well, where that belongs to it', () => {
    const words = 'Current password does not match';
    expect(understood(refused(words, 401), deis22).meaning).toBe('wrong password');
    expect(understood(refused(words, 400), deis22).meaning).toBeUndefined();
    expect(understood(refused(words, 401), deis11).meaning).toBeUndefined();
    const probes = refused('Healthcheck keys can only be either livenessProbe or readinessProbe');
    expect(understood(probes, deis22).meaning).toBe('probes without process type');
  });

  it('is not looked for where the controller failed', () => {
    expect(understood(refused('tester changed nothing', 500), deis22).meaning).toBeUndefined();
  });

  it('stays with a failure that gets a hint, and with one that it is the cause of', () => {
    const failure = understood(refused('deis is a reserved name.'), deis22);
    expect(failure).toMatchObject({ kind: 'refused', status: 400, message: 'deis is a reserved name.' });
    expect(failure.withHint('Another.')).toMatchObject({ hint: 'Another.', meaning: 'name reserved' });
    expect(new Failure('refused', 'No.', { cause: failure }).meaning).toBe('name reserved');
  });
});

it('a refusal of a raw request says what to do next as well', async () => {
  const place = await createPlace('deis-2.2');
  try {
    await place.machine.run('apps:create hello --no-remote');
    const { exitCode, stderr } = await place.machine.run('api POST apps/ -f id=hello');
    expect(exitCode).toBe(6);
    expect(stderr).toContain('Choose another name');
  } finally {
    await place.close();
  }
});
