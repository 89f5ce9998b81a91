import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What the system is called, and which certificates it gives a Node that asks it; undefined for a Node that cannot. */
const system = vi.hoisted(() => ({ name: 'linux', store: undefined as string[] | undefined }));
vi.mock('node:os', async (original) => ({ ...(await original<object>()), platform: () => system.name }));
vi.mock('node:tls', () => ({
  rootCertificates: ['one', 'two'],
  get getCACertificates() {
    const { store } = system;
    return store && ((type: string) => (type === 'system' ? store : []));
  },
}));
const { openInBrowser } = await import('../../src/cli/open-in-browser.ts');
const { nodeAndSystem } = await import('../../src/cli/authority-files.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deis-cli-opener-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a URL is opened', () => {
  it.each([
    ['darwin', 'open', 'http://example.com/?a=1&b=2'],
    ['win32', 'rundll32', 'url.dll,FileProtocolHandler http://example.com/?a=1&b=2'],
    ['linux', 'xdg-open', 'http://example.com/?a=1&b=2'],
    ['freebsd', 'xdg-open', 'http://example.com/?a=1&b=2'],
  ] as const)('on %s by %s', async (name, program, words) => {
    system.name = name;
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    const called = join(folder, 'called');
    writeFileSync(join(programs, program), `#!/bin/sh\necho "$@" > "${called}"\n`, { mode: 0o755 });
    await openInBrowser('http://example.com/?a=1&b=2', { PATH: `${programs}:/bin` });
    await vi.waitFor(() => {
      expect(readFileSync(called, 'utf8')).toBe(`${words}\n`);
    }, 60_000);
  });
});

describe.each(['darwin', 'win32'] as const)('the authorities of %s', (name) => {
  it('are those that Node reads there, besides its own', async () => {
    system.name = name;
    system.store = ['three'];
    expect(await nodeAndSystem()).toEqual(['one', 'two', 'three']);
  });

  it('are those of Node alone where it is too old to read others', async () => {
    system.name = name;
    system.store = undefined;
    expect(await nodeAndSystem()).toEqual(['one', 'two']);
  });
});
