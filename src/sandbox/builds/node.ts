import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { PushRefused } from '../git/push-refused.ts';
import type { Builder, ProcessTypes, Workshop } from './workshop.ts';

/** Apps with a package.json: packages are installed from the lock if there is one, then the build script runs. */
export const node: Builder = {
  kind: 'a Node.js app',
  recognizes: ({ has }) => has('package.json'),
  async build(workshop) {
    const manifest = readManifest(workshop);
    await install(manifest, workshop);
    if (scriptOf(manifest, 'build') !== undefined) await workshop.run('npm', 'run', 'build');
    return typesOf(manifest, workshop);
  },
};

function readManifest({ read }: Workshop): JsonObject {
  try {
    const value: unknown = JSON.parse(read('package.json') ?? '');
    if (isJsonObject(value)) return value;
  } catch {
    // What the parser says of it is of no use without the file.
  }
  throw new PushRefused('package.json is not a valid JSON object.');
}

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'workspaces'];

async function install(manifest: JsonObject, { has, say, run }: Workshop): Promise<void> {
  const needs = kinds.some((kind) => Object.keys((manifest[kind] as object | undefined) ?? {}).length > 0);
  if (!needs) return;
  const options = ['--no-audit', '--no-fund', '--no-update-notifier'];
  if (has('package-lock.json') || has('npm-shrinkwrap.json')) {
    await run('npm', 'ci', ...options);
    return;
  }
  const other = ['yarn.lock', 'pnpm-lock.yaml', 'bun.lock'].find(has);
  if (other !== undefined) say(`${other} is not used: packages are installed with npm.`);
  await run('npm', 'install', ...options);
}

function scriptOf({ scripts }: JsonObject, name: string): string | undefined {
  const script = isJsonObject(scripts) ? scripts[name] : undefined;
  return typeof script === 'string' ? script : undefined;
}

function typesOf(manifest: JsonObject, { has }: Workshop): ProcessTypes {
  if (scriptOf(manifest, 'start') !== undefined || has('server.js')) return { web: 'npm start' };
  const { main } = manifest;
  if (typeof main === 'string' && /^[\w./-]+$/.test(main) && has(main)) return { web: `node ${main}` };
  return {};
}
