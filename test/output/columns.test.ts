import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Measure, wrap } from '../../src/base/wrap.ts';
import { align } from '../../src/output/columns.ts';

const letters: Measure = (text) => text.length;

describe('a text is broken', () => {
  it.each<[string, number, string[]]>([
    ['aa bb', 5, ['aa bb']],
    ['aa bb', 4, ['aa', 'bb']],
    ['aa bb cc dd', 5, ['aa bb', 'cc dd']],
    ['aa bb cc', 6, ['aa bb', 'cc']],
    ['aaaa bbbb', 4, ['aaaa', 'bbbb']],
    ['aaaaaa', 3, ['aaa', 'aaa']],
    ['aaaaaaa', 3, ['aaa', 'aaa', 'a']],
    ['b aaaaaa', 3, ['b', 'aaa', 'aaa']],
    ['aaaaaab cc', 4, ['aaaa', 'aab', 'cc']],
    ['', 3, ['']],
  ])('into lines that it fills: %j in %i columns', (text, width, lines) => {
    expect(wrap(text, width, letters)).toEqual(lines);
  });

  it('by columns, of which some letters take two', () => {
    expect(wrap('应用程序', 4, stringWidth)).toEqual(['应用', '程序']);
    expect(wrap('应用程序', 5, stringWidth)).toEqual(['应用', '程序']);
    expect(wrap('应用', 1, stringWidth)).toEqual(['应', '用']);
  });
});

it('columns are as wide as their widest cell, and two spaces apart', async () => {
  expect(
    await align([
      ['aaaa', 'b', 'c'],
      ['a', 'bbb', ''],
      ['应用', ''],
    ]),
  ).toBe('aaaa  b    c\na     bbb\n应用\n');
});
