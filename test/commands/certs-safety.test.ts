import { describe, expect, it } from 'vitest';
import { kinds, type RoutedController, startRouted } from '../setup/routed-controller.ts';

const domains = ['www.example.com', '*.wild.example.com', 'Upper.example.com'];
const dialects = ['auto', 'deis-2.2', 'drycc-2.1', 'drycc-2.0'];

/** The one kind that knows no attachments at all. */
const without = 'no attachments, open patterns';

const attachedTo = ({ state }: RoutedController): string[] => [...(state.certificates.get('foo') ?? [])];
const kindNamed = (name: string) => {
  const kind = kinds[name];
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
};

describe.each(Object.entries(kinds))('%s', (_, kind) => {
  it.each(dialects)('keeps its certificates whatever is detached, spoken to in %s', async (dialect) => {
    const controller = await startRouted(kind);
    const { state, machine } = controller;
    for (const domain of [...domains, 'free.example.com', 'nobody.example.com', 'www.example.com']) {
      const before = attachedTo(controller);
      const { exitCode, stderr } = await machine.run(['certs:detach', 'foo', domain, '--api', dialect]);
      expect([...state.certificates.keys()], `${domain}: ${stderr}`).toEqual(['foo', 'other']);
      const rest = before.filter((each) => each !== domain);
      // Either it is detached, or the command says why not and nothing has changed.
      if (exitCode === 0) expect(attachedTo(controller)).toEqual(rest);
      else {
        expect(stderr).toMatch(/^(?:Note: .*\n)*Error: \S/);
        expect(attachedTo(controller)).toEqual(before);
      }
    }
    const sent = controller.asked().filter((each) => each.startsWith('DELETE'));
    const deletes = /^DELETE \/v2\/certs\/foo\/domains?\/[^/]+\/?$/;
    expect(sent.filter((each) => !deletes.test(each))).toEqual([]);
  });

  it('says that it does not know a certificate or a domain', async () => {
    const { machine, state } = await startRouted(kind);
    expect((await machine.run('certs:detach nosuch www.example.com')).exitCode).not.toBe(0);
    expect((await machine.run('certs:detach foo nobody.example.com')).exitCode).not.toBe(0);
    expect([...state.certificates.keys()]).toEqual(['foo', 'other']);
  });
});

describe.each(Object.entries(kinds).filter(([name]) => name !== without))('%s', (_, kind) => {
  it('detaches each domain', async () => {
    const controller = await startRouted(kind);
    for (const [index, domain] of domains.entries()) {
      const outcome = await controller.machine.run(['certs:detach', 'foo', domain]);
      expect(outcome).toMatchObject({ exitCode: 0 });
      expect(attachedTo(controller)).toEqual(domains.slice(index + 1));
    }
  });

  it('attaches a domain', async () => {
    const controller = await startRouted(kind);
    expect(await controller.machine.run('certs:attach foo free.example.com')).toMatchObject({ exitCode: 0 });
    expect(attachedTo(controller)).toEqual([...domains, 'free.example.com']);
  });
});

describe('certs:detach', () => {
  it('asks real controllers by the spelling that they know, and reads the certificate afterwards', async () => {
    const controller = await startRouted(kindNamed('Workflow 2.7'));
    await controller.machine.run('certs:detach foo www.example.com');
    expect(controller.asked()).toEqual([
      'GET /v2/certs/foo',
      'GET /v2/certs/foo/domain/',
      'DELETE /v2/certs/foo/domain/www.example.com',
      'GET /v2/certs/foo',
    ]);
  });

  it.each(Object.keys(kinds))('sends nothing to %s where the domain has another certificate', async (name) => {
    const controller = await startRouted(kindNamed(name));
    const outcome = await controller.machine.run('certs:detach other www.example.com');
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(outcome.stderr).toContain('The certificate other is not attached to www.example.com');
    expect(outcome.stderr).toContain('www.example.com has the certificate foo. other is attached to no domain.');
    expect(controller.asked().filter((each) => each.startsWith('DELETE'))).toEqual([]);
    expect(attachedTo(controller)).toEqual(domains);
  });

  it('sends nothing where the domain has no certificate that the user can see', async () => {
    const controller = await startRouted(kindNamed('Workflow 2.7'));
    const outcome = await controller.machine.run('certs:detach foo free.example.com');
    expect(outcome).toMatchObject({ exitCode: 5, stdout: '' });
    expect(outcome.stderr).toContain('foo is attached to www.example.com, *.wild.example.com, Upper.example.com.');
    expect(controller.asked().filter((each) => each.startsWith('DELETE'))).toEqual([]);
  });

  it('sends nothing where the controller does not say which domains a certificate has', async () => {
    const controller = await startRouted(kindNamed('Workflow 2.7'), ({ method, path }) =>
      method === 'GET' && path === '/v2/certs/foo'
        ? { status: 200, headers: {}, body: '{"name": "foo", "domains": null}' }
        : undefined,
    );
    expect(await controller.machine.run('certs:detach foo free.example.com')).toMatchObject({ exitCode: 5 });
    expect(controller.asked().filter((each) => each.startsWith('DELETE'))).toEqual([]);
  });

  it.each(Object.keys(kinds))('says nothing about requests to who did nothing wrong, with %s', async (name) => {
    const { machine } = await startRouted(kindNamed(name));
    for (const options of ['', ' --json']) {
      const { exitCode, stderr } = await machine.run(`certs:detach foo www.example.com${options}`);
      if (exitCode === 0) expect(stderr).not.toMatch(/DELETE|send/);
      await machine.run('certs:attach foo www.example.com');
    }
  });

  it('sends nothing where every spelling is dangerous', async () => {
    const controller = await startRouted(kindNamed(without));
    const outcome = await controller.machine.run('certs:detach foo www.example.com');
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(outcome.stderr).toContain('was not sent: this controller reads it as the destruction of /v2/certs/foo.');
    expect(controller.asked().filter((each) => each.startsWith('DELETE'))).toEqual([]);
  });

  it('sends nothing when the controller does not let itself be looked at', async () => {
    for (const [status, exitCode] of [
      [401, 4],
      [403, 4],
    ] as const) {
      const controller = await startRouted(kindNamed('Workflow 2.2'), ({ path }) =>
        path.includes('/domain') ? { status, headers: {}, body: '{"detail": "No."}' } : undefined,
      );
      expect(await controller.machine.run('certs:detach foo www.example.com')).toMatchObject({
        exitCode,
        stdout: '',
        stderr: expect.stringMatching(/^Error: No\.$/m) as string,
      });
      expect(controller.asked().filter((each) => each.startsWith('DELETE'))).toEqual([]);
    }
  });

  it('sends nothing of what cannot be a certificate or a domain', async () => {
    const controller = await startRouted(kindNamed('Workflow 2.2'));
    for (const words of [
      'foo.bar www.example.com',
      'foo/domain x.com',
      '.. x.com',
      'foo ../foo',
      'foo a/b',
      'foo ..',
    ]) {
      expect(await controller.machine.run(`certs:detach ${words}`)).toMatchObject({ exitCode: 2 });
      expect(await controller.machine.run(`certs:attach ${words}`)).toMatchObject({ exitCode: 2 });
    }
    expect(await controller.machine.run('certs:remove foo.bar')).toMatchObject({ exitCode: 2 });
    expect(controller.asked()).toEqual([]);
    expect([...controller.state.certificates.keys()]).toEqual(['foo', 'other']);
  });

  it('fails when the certificate is gone, or the domain still attached, after a 204', async () => {
    const destroying = await startRouted(kindNamed('Workflow 2.7'), ({ method, path }) => {
      if (method !== 'DELETE') return undefined;
      destroying.state.certificates.delete('foo');
      return { status: 204, headers: {}, body: path && '' };
    });
    const destroyed = await destroying.machine.run('certs:detach foo www.example.com');
    expect(destroyed).toMatchObject({ exitCode: 8, stdout: '' });
    expect(destroyed.stderr).toContain('destroyed the certificate foo instead of detaching www.example.com');

    const idle = await startRouted(kindNamed('Workflow 2.7'), ({ method }) =>
      method === 'DELETE' ? { status: 204, headers: {}, body: '' } : undefined,
    );
    const undone = await idle.machine.run('certs:detach foo www.example.com');
    expect(undone).toMatchObject({ exitCode: 6, stdout: '' });
    expect(undone.stderr).toContain('www.example.com is still attached to foo');
  });

  it('has no certificates in API 1.1, and asks nothing', async () => {
    const controller = await startRouted({ header: 'X_DEIS_API_VERSION: 1.1', routes: [] });
    const outcome = await controller.machine.run('certs:detach foo www.example.com');
    expect(outcome).toMatchObject({ exitCode: 2 });
    expect(outcome.stderr).toContain('certs:detach needs API 2.2; ');
    expect(controller.asked()).toEqual([]);
  });
});
