import { describe, expect, it } from 'vitest';
import { asJson, clean, cleanText } from '../../src/output/clean.ts';
import { relative } from '../../src/output/moment.ts';
import { hasColors } from '../../src/cli/host.ts';
import { PassThrough } from 'node:stream';

const marks = ['\u200e', '\u200f', '\u061c', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2069'];

describe('cleaned text', () => {
  it.each<[string, string]>([
    ['\u001b[2J', '\\u001b[2J'],
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['\u009b31m', '\\u009b31m'],
    ['\u0000\u007f\u0085', '\\u0000\\u007f\\u0085'],
    ['a\rb', 'a\\u000db'],
    ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
    ['a\bb', 'a\\u0008b'],
    ['tab\tstays', 'tab\tstays'],
    ['ünïcödé 应用 🚀 e\u0301', 'ünïcödé 应用 🚀 e\u0301'],
    ['', ''],
    ['pro\u200bd', 'pro\\u200bd'],
    ['pro\u00add\u2060\ufeff', 'pro\\u00add\\u2060\\ufeff'],
    ['hello\u{e0041}', 'hello\\udb40\\udc41'],
    ['a\u3164b\u115f\uffa0', 'a\\u3164b\\u115f\\uffa0'],
    ['a\ufe0fb\u200dc', 'a\\ufe0fb\\u200dc'],
    [`a${'\u0301'.repeat(3000)}`, `a${'\u0301'.repeat(6)}${'\\u0301'.repeat(2994)}`],
    ['👩‍💻 ❤️ 1️⃣ می‌خواهم क्‍ष', '👩‍💻 ❤️ 1️⃣ می‌خواهم क्‍ष'],
    ...marks.map((mark): [string, string] => [`a${mark}b`, `a\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}b`]),
  ])('of %j is %j', (before, after) => {
    expect(clean(before)).toBe(after);
    expect(cleanText(before)).toBe(after);
  });

  it('keeps its lines only where it may have several', () => {
    expect(clean('a\nb\r\nc')).toBe('a\\u000ab\\u000d\\u000ac');
    expect(cleanText('a\nb\r\nc\rd')).toBe('a\nb\nc\\u000dd');
  });

  it('has nothing left that a terminal obeys', () => {
    const all = String.fromCharCode(
      ...Array.from({ length: 0x100 }, (_, code) => code),
      ...marks.map((mark) => mark.charCodeAt(0)),
    );
    expect(clean(all)).not.toMatch(/(?!\t)[\p{Cc}\u2028\u2029]/u);
    expect(cleanText(all)).not.toMatch(/(?![\t\n])[\p{Cc}\u2028\u2029]/u);
  });
});

describe('JSON', () => {
  it.each([0, 2])('reads back as the same value, whatever is in its strings', (indent) => {
    const all = String.fromCharCode(...Array.from({ length: 0x3000 }, (_, code) => code));
    const value = { [all]: [all, null, 1.5, true, { deep: '\ud800' }] };
    const text = asJson(value, indent);
    expect(JSON.parse(text)).toEqual(value);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(text.includes('\n')).toBe(indent > 0);
  });
});

describe('a moment as people say it', () => {
  it.each([
    ['2026-01-01T12:00:00Z', 'now'],
    ['2026-01-01T11:59:51Z', 'now'],
    ['2026-01-01T11:59:50Z', '10 seconds ago'],
    ['2026-01-01T11:59:00Z', '1 minute ago'],
    ['2026-01-01T11:01:01Z', '58 minutes ago'],
    ['2026-01-01T10:00:00Z', '2 hours ago'],
    ['2025-12-31T12:00:00Z', '1 day ago'],
    ['2025-12-01T12:00:00Z', '1 month ago'],
    ['2025-01-01T12:00:00Z', '1 year ago'],
    ['1970-01-01T00:00:00Z', '56 years ago'],
    ['2026-01-01T12:00:30Z', 'in 30 seconds'],
    ['2028-06-01T12:00:00Z', 'in 2 years'],
    ['9999-12-31T23:59:59Z', 'in 7979 years'],
    ['2026-01-01T11:59:00.500+00:00', '59 seconds ago'],
    ['2025-12-31', '1 day ago'],
  ])('of %s is %s', (moment, words) => {
    expect(relative(moment, new Date('2026-01-01T12:00:00Z'))).toBe(words);
  });

  it.each(['', 'never', 'v3', '5', '2026', '2026-13-45T99:00:00Z', 'app-1', '1 Jan', 'null'])(
    'stays as it is when it is none: "%s"',
    (text) => {
      expect(relative(text, new Date())).toBe(text);
    },
  );
});

describe('colours are wanted', () => {
  const output = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY });
  it.each([
    [true, {}, true, true],
    [false, {}, true, false],
    [true, {}, false, false],
    [true, { NO_COLOR: '1' }, true, false],
    [true, { NO_COLOR: '' }, true, true],
    [false, { FORCE_COLOR: '1' }, true, true],
    [false, { FORCE_COLOR: '3' }, true, true],
    [false, { FORCE_COLOR: 'true' }, true, true],
    [true, { FORCE_COLOR: '0' }, true, false],
    [true, { FORCE_COLOR: 'false' }, true, false],
    [false, { FORCE_COLOR: '' }, true, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    [false, { FORCE_COLOR: '1' }, false, false],
    [true, { TERM: 'dumb' }, true, false],
  ])('on a terminal (%s) with %o and --color %s: %s', (isTTY, environment, wanted, answer) => {
    expect(hasColors(output(isTTY), { environment }, wanted)).toBe(answer);
  });
});
