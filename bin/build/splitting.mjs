// How the program is split into bundles: whatever is loaded by import() becomes one, named for its module or package.

/** Modules that share a bundle although several import() lead to them. */
export const groups = [
  // Everything that each command needs.
  { name: 'main', tags: ['$initial'] },
  // The commands of a noun.
  { name: (id) => nounOf(id), test: (id) => nounOf(id) !== undefined },
  // What several bundles share. The sandbox stays out: its store loads a database.
  { name: 'common', test: /[\\/]src[\\/](?!sandbox[\\/])/, minShareCount: 2 },
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
