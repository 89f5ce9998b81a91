import process from 'node:process';

/**
 * Modules of Node that cost a start more than all the code of a short command, and that Node has not loaded by then. All of
 * them are plain objects.
 */
export const costly: ReadonlySet<string> = new Set(
  [
    ...['child_process', 'crypto', 'dns', 'fs/promises', 'http', 'http2', 'https', 'net', 'os', 'readline'],
    ...['timers/promises', 'tls', 'tty', 'v8', 'worker_threads', 'zlib'],
  ].map((name) => `node:${name}`),
);

/**
 * A module of Node, undefined if there is none of that name. A costly one is loaded when something of it is first used, as
 * bundles read what they import from the module at each use. That does not hold for a default import, which copies the module.
 */
export function builtin(id: string): object | undefined {
  if (!costly.has(id)) return process.getBuiltinModule(id);
  let loaded: object | undefined;
  const load = (): object => (loaded ??= process.getBuiltinModule(id) ?? {});
  return new Proxy(
    {},
    {
      get: (_, name) => Reflect.get(load(), name) as unknown,
      set: (_, name, value) => Reflect.set(load(), name, value),
      has: (_, name) => Reflect.has(load(), name),
      ownKeys: () => Reflect.ownKeys(load()),
      getOwnPropertyDescriptor(_, name) {
        const descriptor = Reflect.getOwnPropertyDescriptor(load(), name);
        // A proxy may only tell of properties as fixed that its target has.
        return descriptor && { ...descriptor, configurable: true };
      },
    },
  );
}
