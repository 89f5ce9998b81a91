// How the program is split into bundles: whatever is loaded by import() becomes one, named for its module or package.

/** Modules that share a bundle although several import() lead to them. */
export const groups = [
  // What reads a command line.
  { name: 'main', tags: ['$initial'], priority: 3 },
  // What runs a command and asks the controller. A usage error needs none of it.
  { name: 'perform', test: /[\\/]src[\\/]program[\\/]perform\.ts$/, priority: 1 },
  // What the commands of several nouns share. The sandbox stays out, as its store loads a database, and so does completion,
  // which has a large table of its own. Dialects and the tables of operations are only read to ask a controller.
  {
    name: commonOf,
    test: /[\\/]src[\\/](?!sandbox[\\/]|completion[\\/]|commands[\\/]\w+[\\/]|api[\\/](?:dialects[\\/]|[\w-]*operations?\.ts))/,
    priority: 2,
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

/** A module is common where the files of several nouns import it, or import what does. */
function commonOf(id, build) {
  return nounsThatImport(id, build).size > 1 ? 'common' : undefined;
}

function nounsThatImport(id, build) {
  const importers = build.getModuleInfo(id)?.importers ?? [];
  return new Set(importers.flatMap((each) => nounOf(each) ?? [...nounsThatImport(each, build)]));
}

/**
 * Names the file of a bundle: commands.apps.js for src/commands/apps.ts, yaml.js for the package. A path gives one name only,
 * as there are no dots in the names of folders and sources.
 */
export function nameBundle({ name, facadeModuleId, moduleIds }) {
  const isGroup = /^(?:main|common|perform|undici|commands\..*)$/.test(name);
  const path = facadeModuleId ?? (isGroup ? '' : (moduleIds.at(-1) ?? ''));
  const [, ofSource] = /[\\/]src[\\/](.+)\.ts$/.exec(path) ?? [];
  const [, ofPackage] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path) ?? [];
  return `${(ofPackage ?? ofSource ?? name).replaceAll(/[\\/]/g, '.')}.js`;
}
