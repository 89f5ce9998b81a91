// Before and after all tests: what the program printed and wrote is kept, and searched for the secrets that were planted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepInMemory } from '../setup/quick-folder.ts';
import { folderVariable } from './record.ts';
import { search } from './search.ts';

export default function start(): () => void {
  const forget = keepInMemory();
  const folder = mkdtempSync(join(tmpdir(), 'deis-cli-outputs-'));
  process.env[folderVariable] = folder;
  return () => {
    const { outputs, files, bytes, secrets, leaks } = search(folder);
    rmSync(folder, { recursive: true, force: true });
    forget();
    const reach = `${outputs} outputs and ${files} files, ${bytes} bytes, searched for ${secrets} planted secrets`;
    if (leaks.length === 0) {
      process.stdout.write(`\nSecrets: ${reach}; none was found where it must not be.\n`);
      return;
    }
    throw new Error(`Secrets: ${reach}; ${leaks.length} leaks:\n${leaks.slice(0, 50).join('\n')}`);
  };
}
