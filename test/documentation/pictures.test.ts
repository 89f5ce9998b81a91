import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { has } from '../completion/typing.ts';
import { build, root } from '../start/installation.ts';

const folder = join(root, 'docs', 'pictures');
const pictures = readdirSync(folder).filter((name) => name.endsWith('.svg'));
beforeAll(build);

describe('the pictures', () => {
  it('are of eleven commands and of help in two widths and of a session in one, light and dark, and small', () => {
    const names = new Set(pictures.map((name) => name.replace(/-(?:80|40)-(?:light|dark)\.svg$/, '')));
    expect(names).toContain('session');
    expect(names.size).toBe(13);
    expect(pictures).toHaveLength(12 * 4 + 2);
    for (const name of pictures) expect(readFileSync(join(folder, name)).length, name).toBeLessThan(8_000);
  });

  it.each(pictures)(
    '%s is drawn by itself: it loads nothing, runs nothing, and names no place of a machine',
    (name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(text).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]+>\n<title>(?:deis|deis [^<]+|A session with deis)<\/title>\n/,
      );
      expect(text.replaceAll(/ xmlns="[^"]*"|postgres:\/\/|http:\/\/hello\.localhost:18015/g, '')).not.toMatch(
        /script|href|url\(|https?:|\/(?:home|tmp|work)\//,
      );
    },
  );

  it.each(['README.md', 'README.zh-CN.md', 'docs/pictures/README.md'])('that %s shows are there', (page) => {
    const shown = [...readFileSync(join(root, page), 'utf8').matchAll(/(?:(?:src|srcset)="|\]\()([^")]+\.svg)[")]/g)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, file = ''] of shown) expect(pictures).toContain(file.replace('docs/pictures/', ''));
  });

  it.skipIf(process.platform !== 'linux' || !has('script'))('are what the commands print now', async () => {
    const { exitCode, stderr } = await execa(process.execPath, [join(root, 'bin', 'pictures.mjs'), '--check'], {
      reject: false,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});
