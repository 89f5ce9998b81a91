// Bundles src into a folder that becomes dist: the two programs that npm installs, the bundles that they load, the pages of
// help, the manual, and the notices of the packages that were bundled.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { addFile, checkBundle, failOnWarning } from './checks.mjs';
import { noticesFor } from './notices.mjs';
import { groups, nameBundle } from './splitting.mjs';
import { replaceModules, replaced } from './stand-ins.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Where bundles begin: all files of src that the build knows, but for the groups of splitting.mjs. */
const entries = {
  /** Runs a command line. */
  main: 'src/process/main.ts',
  /** Completes a word for a shell. */
  completion: 'src/completion/quick.ts',
  /** The programs: they print the version and pages of help by themselves, and load the other two for the rest. */
  start: 'src/start.ts',
  /** Lays out the pages of help and the manual. Only the build runs it. */
  help: 'src/help/written-files.ts',
  /** Serves static files: a program by itself, which the sandbox puts into static sites. */
  server: 'src/sandbox/static/serve.ts',
};
/** The table of commands, which completion reads. */
const commandTable = join(root, 'completions', 'commands.json');
/** What npm installs with the program is not bundled: these packages have a database and jq in files of their own. */
const packages = Object.keys(manifest.dependencies);

/** Builds all files into a folder. deis.cjs is the last of them: where it is, the build is whole. */
export async function bundleAll(folder) {
  const standIns = replaceModules(replaced);
  const main = await bundle(standIns, 'main', { codeSplitting: { groups } });
  // One file is read sooner than several, and a word must be completed before anybody notices.
  const completion = await bundle(standIns, 'completion', { codeSplitting: false });
  standIns.checkAllMet();

  const bundles = [...main, ...completion];
  const server = await bundleServer(standIns);
  const files = new Map();
  for (const { fileName, code } of bundles) addFile(files, fileName, code);
  addFile(files, 'THIRD-PARTY-NOTICES.txt', noticesFor([...bundles, server].flatMap(({ moduleIds }) => moduleIds)));
  for (const [name, text] of await layOutHelp(standIns, folder)) addFile(files, name, text);
  addFile(files, 'serve.cjs', server.code);
  const id = hashOf(bundles);
  for (const name of ['drycc', 'deis']) addFile(files, `${name}.cjs`, await bundleProgram(standIns, name, id));
  for (const [name, content] of files) write(join(folder, name), content);
}

/** Bundles an entry and what it leads to. Each bundle is a function, which the start calls with a `require` of its own. */
async function bundle(standIns, entry, output) {
  const { output: bundles } = await build({
    ...settings(standIns),
    input: { [entry]: entries[entry] },
    // Whatever shares a bundle with the entry may be exported from there.
    preserveEntrySignatures: 'allow-extension',
    output: {
      format: 'cjs',
      // The function has no import() of its own.
      dynamicImportInCjs: false,
      exports: 'named',
      entryFileNames: '[name].js',
      chunkFileNames: nameBundle,
      minify: true,
      postBanner: '(function(exports,require,module,__dirname){',
      postFooter: '})',
      ...output,
    },
  });
  for (const each of bundles) checkBundle(each, bundles, packages);
  return bundles;
}

/** Bundles what npm installs under a name. The id tells apart the code caches of two builds. */
async function bundleProgram(standIns, name, id) {
  const common = settings(standIns, { PROGRAM: name, VERSION: manifest.version, BUILD: id });
  const { output } = await build({
    ...common,
    // An old Node must be able to read it, to be told that it is one.
    transform: { ...common.transform, target: 'node12' },
    input: entries.start,
    output: {
      format: 'cjs',
      codeSplitting: false,
      minify: true,
      postBanner: `#!/usr/bin/env node\n${refuseOldNode(name)}`,
    },
  });
  return output[0].code;
}

/** Ends an old Node with one sentence, before it comes to what it does not know. In the words of every Node there is. */
function refuseOldNode(name) {
  const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(manifest.engines.node);
  const isOld = `+v[0]<${major}||+v[0]==${major}&&+v[1]<${minor}||!process.getBuiltinModule`;
  const words = `"${name} needs Node.js ${major}.${minor} or newer; this is "+process.version+".\\n"`;
  return `!function(){var v=process.versions.node.split(".");if(${isOld}){process.stderr.write(${words});process.exit(1)}}();`;
}

/** Bundles the server of static files. */
async function bundleServer(standIns) {
  const output = { format: 'cjs', codeSplitting: false, minify: true };
  return (await build({ ...settings(standIns), input: entries.server, output })).output[0];
}

/** Gives files of help, by the code that lays out help at run time for narrow terminals. */
async function layOutHelp(standIns, folder) {
  const file = join(folder, 'help.mjs');
  await build({
    ...settings(standIns),
    input: entries.help,
    write: true,
    output: { file, format: 'esm', codeSplitting: false },
  });
  const { helpFiles } = await import(pathToFileURL(file).href);
  rmSync(file);
  return helpFiles();
}

function settings({ plugin, inject }, constants = {}) {
  const define = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));
  return {
    cwd: root,
    platform: 'node',
    external: packages,
    transform: { target: 'node20.19', define, inject },
    plugins: [plugin, parseCommandTable],
    write: false,
    onLog: failOnWarning,
    // Some modules are loaded by import() although the bundle that does so has them anyway.
    checks: { ineffectiveDynamicImport: false, pluginTimings: false },
  };
}

/** JSON is parsed sooner than code, and many words are completed without the rows of the table. */
const parseCommandTable = {
  name: 'command table',
  load(id) {
    if (id !== commandTable) return undefined;
    const { commands, ...rest } = JSON.parse(readFileSync(id, 'utf8'));
    const parse = (value) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
    const code = `
      let commands;
      export default { ...${parse(rest)}, get commands() { return (commands ??= ${parse(commands)}); } };`;
    return { code, moduleType: 'js' };
  },
};

function hashOf(bundles) {
  const hash = createHash('sha256');
  for (const { fileName, code } of bundles) hash.update(fileName).update(code);
  return hash.digest('hex').slice(0, 12);
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode: path.endsWith('.cjs') ? 0o755 : 0o644 });
}
