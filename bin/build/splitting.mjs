// How the program is split into bundles: whatever is loaded by import() becomes one, named for its module or package.

/** Modules that share a bundle although several import() lead to them. */
export const groups = [
  // Everything that each command needs.
  { name: 'main', tags: ['$initial'], priority: 2 },
  // What several commands share. The sandbox stays out, as its store loads a database, and so does completion,
  // which has a large table of its own.
  {
    name: 'common',
    test: /[\\/]src[\\/](?!sandbox[\\/]|completion[\\/]|commands[\\/]\w+[\\/])/,
    minShareCount: 2,
    priority: 1,
  },
  // The commands of a noun.
  { name: nounOf, test: (id) => nounOf(id) !== undefined },
  // What each request needs of undici; requests through a proxy need more, which is a bundle of its own.
  { name: 'undici', test: /[\\/]undici-pool\.ts$/ },
];

function nounOf(id) {
  const [, noun] = /[\\/]src[\\/]commands[\\/]([^\\/]+)[\\/]/.exec(id) ?? [];
  return noun && `commands.${noun}`;
}

/**
 * Names the file of a bundle: commands.apps.js for src/commands/apps.ts, yaml.js for the package. A path gives one name only,
 * as there are no dots in the names of folders and sources.
 */
export function nameBundle({ name, facadeModuleId, moduleIds }) {
  const isGroup = groups.some((group) => group.name === name) || name.startsWith('commands.');
  const path = facadeModuleId ?? (isGroup ? '' : (moduleIds.at(-1) ?? ''));
  const [, ofSource] = /[\\/]src[\\/](.+)\.ts$/.exec(path) ?? [];
  const [, ofPackage] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path) ?? [];
  return `${(ofPackage ?? ofSource ?? name).replaceAll(/[\\/]/g, '.')}.js`;
}
