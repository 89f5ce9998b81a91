import { expect, test } from 'vitest';
import { asPythonText } from '../../src/sandbox/python.ts';
import { structureForBuild } from '../../src/sandbox/structure.ts';

test.each([
  [{}, ['web', 'worker'], { web: 1, worker: 0 }],
  [{}, ['worker'], { worker: 0, cmd: 1 }],
  [{}, [], { cmd: 1 }],
  [{ web: 3 }, ['web', 'clock'], { web: 3, clock: 0 }],
  [{ web: 3, worker: 2 }, ['web'], { web: 3 }],
  [{ cmd: 2 }, ['web'], { web: 0, cmd: 2 }],
  [{ web: 3 }, [], { cmd: 1 }],
  [{ worker: 2 }, ['web'], { web: 1 }],
  [{ web: 0 }, ['web'], { web: 0 }],
  [{ web: 0 }, [], {}],
])('an app of %o with a build of %o runs %o', (before, types, after) => {
  expect(structureForBuild(before, types)).toEqual(after);
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
