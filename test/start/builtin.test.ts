import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { builtin, costly } from '../../src/start/builtin.ts';

describe('a module of Node', () => {
  it.each([...costly])('%s is a plain object, so that it can be loaded later', (id) => {
    const real = process.getBuiltinModule(id) ?? {};
    expect(typeof real).toBe('object');
    const lazy = builtin(id) ?? {};
    expect(Object.keys(lazy)).toEqual(Object.keys(real));
    for (const name of Object.keys(real)) {
      expect(name in lazy).toBe(true);
      expect(Reflect.get(lazy, name)).toBe(Reflect.get(real, name));
    }
  });

  it('that costs nothing is the module itself', () => {
    expect(builtin('node:path')).toBe(process.getBuiltinModule('node:path'));
    expect(builtin('events')).toBe(process.getBuiltinModule('node:events'));
  });

  it('is none where the name is that of a package', () => {
    expect(builtin('libsql')).toBeUndefined();
  });
});
