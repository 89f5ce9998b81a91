import { expect, it } from 'vitest';
import { csvHead, csvRows } from '../../src/output/csv.ts';

it.each([
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  [7, '7'],
  [-7, '-7'],
  [true, 'true'],
  [null, ''],
  [undefined, ''],
  [{ web: 1 }, '"{""web"":1}"'],
  [['a', 'b'], '"[""a"",""b""]"'],
  ['-7.5', '-7.5'],
  ['=1+1', "'=1+1"],
  ['+cmd', "'+cmd"],
  ['-x', "'-x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
])('%o is the cell %s', (value, cell) => {
  expect(csvRows([{ a: value, b: 'end' }], ['a', 'b'])).toBe(`${cell},end\r\n`);
});

it('the columns are those that are asked for, in their order', () => {
  expect(csvHead(['b', 'a'])).toBe('b,a\r\n');
  expect(csvRows([{ a: 1, b: 2, c: 3 }, 'text'], ['b', 'a'])).toBe('2,1\r\n,\r\n');
});
