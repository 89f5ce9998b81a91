import { describe, expect, it } from 'vitest';
import { type Api, createApi, type Outgoing } from '../../src/api/client.ts';
import { type Dialect, spellings } from '../../src/api/dialects/dialect.ts';
import { deis23 } from '../../src/api/dialects/deis-2.3.ts';
import { dialects } from '../../src/api/dialects/registry.ts';
import { proofOf } from '../../src/api/guard.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';

/** A controller that reads every path below an app as the app itself, and the methods that it was sent. */
function reader(dialect: Dialect, statuses: Readonly<Record<string, number>> = {}): { api: Api; sent: string[] } {
  const sent: string[] = [];
  const current = (): Promise<Dialect> => Promise.resolve(dialect);
  const api = createApi({
    controller: 'https://deis.example.com',
    send({ method, path }: Outgoing) {
      sent.push(`${method} ${path}`);
      const status = statuses[`${method} ${path}`] ?? 200;
      return Promise.resolve({ status, headers: {}, body: '{"id": "hello", "structure": {}}' });
    },
    recogniser: { current, observe: () => undefined, reconsider: current },
    open: () => Promise.reject(new Error('no WebSockets')),
    notice: () => undefined,
  });
  return { api, sent };
}

const request = { app: 'hello', domain: 'www.example.com' };

describe('a DELETE below another resource', () => {
  it.each(dialects)('is in $name never sent unproven, but for what all of its controllers know', (dialect) => {
    const names = Object.keys(operations) as OperationName[];
    const unproven = names.filter((name) =>
      spellings(dialect, name).some(
        (route) => /^DELETE .*\}\/./.test(route) && proofOf(dialect, name, route) === 'known',
      ),
    );
    // Of these, controllers that read paths by their beginning know the collection, or have nothing before it.
    const harmless = ['config.detach', 'invitations.revoke', 'members.remove', 'pods.delete'];
    expect(unproven.filter((name) => !harmless.includes(name)).sort()).toEqual(
      ['domains.remove', 'perms.delete'].filter((name) => spellings(dialect, name as OperationName).length > 0),
    );
  });

  it('is looked at before where the dialect says nothing of it, and not sent where it would destroy', async () => {
    const { api, sent } = reader({ ...deis23, proofs: {} });
    await expect(api('domains.remove', request)).rejects.toThrow('was not sent: this controller reads it as');
    await expect(api('whitelist.remove', { app: 'hello', addresses: [] })).rejects.toThrow('was not sent');
    expect(sent.filter((each) => !each.startsWith('GET '))).toEqual([]);
    expect(sent).toContain('GET /v2/apps/hello/domains/www.example.com');
  });

  it('is sent once it was looked at, where the controller knows the path', async () => {
    const { api, sent } = reader({ ...deis23, proofs: {} }, { 'GET /v2/apps/hello/domains/': 405 });
    await api('domains.remove', request);
    expect(sent).toEqual(['GET /v2/apps/hello/domains/', 'DELETE /v2/apps/hello/domains/www.example.com']);
  });

  it('is proven by another operation where the dialect names one, for the same app', async () => {
    const { api, sent } = reader(deis23);
    await expect(api('whitelist.remove', { app: 'hello', addresses: [] })).rejects.toThrow('was not sent');
    expect(sent).toEqual(['GET /v2/apps/hello/whitelist/']);
  });
});

describe('a DELETE of a whole resource', () => {
  it('is sent as it is', async () => {
    const { api, sent } = reader({ ...deis23, proofs: {} });
    await api('apps.destroy', { app: 'hello' });
    await api('certs.remove', { name: 'foo' });
    expect(sent).toEqual(['DELETE /v2/apps/hello/', 'DELETE /v2/certs/foo']);
  });
});
