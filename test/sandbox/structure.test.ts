import { expect, test } from 'vitest';
import { asPythonText, bytesLiteral } from '../../src/sandbox/rules/python.ts';
import { structureForBuild } from '../../src/sandbox/state/structure.ts';

test.each([
  [{}, ['web', 'worker'], { web: 1 }],
  [{}, [], { web: 1 }],
  [{ web: 3 }, ['web', 'clock'], { web: 3 }],
  [{ web: 3, worker: 2 }, ['web'], { web: 3 }],
  [{ cmd: 2 }, ['web'], { cmd: 2 }],
  [{ worker: 3 }, [], { web: 1 }],
  [{ worker: 2 }, ['web'], { web: 1 }],
  [{ web: 0 }, ['web'], { web: 0 }],
  [{ web: 0 }, [], {}],
])('an app of %o with a build of %o, and web as its usual process, runs %o', (before, types, after) => {
  expect(structureForBuild(before, types, 'web')).toEqual(after);
});

test.each([
  ['text', 'text'],
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
  [42, '42'],
  [1.5, '1.5'],
  [[1, 'a', null], "[1, 'a', None]"],
  [{ a: { b: [true] } }, "{'a': {'b': [True]}}"],
  [["it's"], '["it\'s"]'],
  [['both \' and "'], "['both \\' and \"']"],
  [['line\nend\\'], "['line\\nend\\\\']"],
])('%o is %s in Python', (value, text) => {
  expect(asPythonText(value)).toBe(text);
});

test.each([
  ['hi\n', "b'hi\\n'"],
  ["it's", 'b"it\'s"'],
  ['both \' and "', "b'both \\' and \"'"],
  ['café\t\\\u0001', "b'caf\\xc3\\xa9\\t\\\\\\x01'"],
])('the bytes of %j are %s in Python', (text, literal) => {
  expect(bytesLiteral(text)).toBe(literal);
});
