import type { Builder, Workshop } from './workshop.ts';

/** Apps with a go.mod: their programs are built into `bin`. */
export const go: Builder = {
  kind: 'a Go app',
  recognizes: ({ has }) => has('go.mod'),
  async build(workshop) {
    await workshop.run('go', 'build', '-o', 'bin/', './...');
    const name = nameOf(workshop);
    return name !== undefined && workshop.has(`bin/${name}`) ? { web: `bin/${name}` } : {};
  },
};

/** Go calls the program of a module by the last part of its path, without the number of a major version. */
function nameOf({ read }: Workshop): string | undefined {
  const path = /^module\s+"?([^\s"]+)/m.exec(read('go.mod') ?? '')?.[1];
  return path
    ?.replace(/\/v\d+$/, '')
    .split('/')
    .at(-1);
}
