import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeAndSystem } from '../../src/cli/authority-files.ts';
import { openInBrowser } from '../../src/cli/open-in-browser.ts';

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
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    const called = join(folder, 'called');
    writeFileSync(join(programs, program), `#!/bin/sh\necho "$@" > "${called}"\n`, { mode: 0o755 });
    await openInBrowser('http://example.com/?a=1&b=2', { PATH: `${programs}:/bin` }, name);
    await vi.waitFor(() => {
      expect(readFileSync(called, 'utf8')).toBe(`${words}\n`);
    }, 60_000);
  });
});

describe.each(['darwin', 'win32'] as const)('the authorities of %s', (name) => {
  const rootCertificates = ['one', 'two'];

  it('are those that Node reads there, besides its own', async () => {
    const getCACertificates = (type: string): string[] => (type === 'system' ? ['three'] : []);
    const load = () => Promise.resolve({ rootCertificates, getCACertificates });
    expect(await nodeAndSystem(name, load)).toEqual(['one', 'two', 'three']);
  });

  it('are those of Node alone where it is too old to read others', async () => {
    expect(await nodeAndSystem(name, () => Promise.resolve({ rootCertificates }))).toEqual(['one', 'two']);
  });
});
