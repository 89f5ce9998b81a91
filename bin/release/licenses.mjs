// The licenses of what the single file contains.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './place.mjs';

/** Writes LICENSE and THIRD-PARTY-NOTICES.txt into a folder: for the bundles, jq, and what Bun puts into the file. */
export function writeLicenses(folder) {
  const read = (...names) => readFileSync(at(...names), 'utf8').trim();
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  const bun = `Bun (MIT)

The executable contains Bun, https://bun.com, and with it JavaScriptCore of WebKit under the LGPL 2.1. Their sources, their
licenses and how to link them with another JavaScriptCore: https://bun.com/docs/project/license`;
  const jq = `jq-wasm (MIT), which contains jq (MIT)\n\n${read('node_modules', 'jq-wasm', 'LICENSE')}`;
  writeFileSync(join(folder, 'LICENSE'), `${read('LICENSE')}\n`);
  const all = [read('dist', 'THIRD-PARTY-NOTICES.txt'), jq, bun];
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), `${all.join(line)}\n`);
}
