import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../cli/host.ts';
import { Failure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import { withSafePath } from '../../base/safe-path.ts';
import { onStop } from '../../base/stop-signal.ts';
import { writePrivateFile } from '../../settings/private-file.ts';
import { readTextFile } from '../../base/text-file.ts';

/**
 * Lets the user edit a text in the editor of VISUAL or EDITOR, and gives it back. It is in a file that only they can read,
 * in a folder of its own, as long as the editor runs and no longer, whatever happens.
 */
export async function editText(text: string, name: string, host: Host): Promise<string> {
  const folder = makeTemporaryFolder();
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const letGo = onStop(host.interrupted, remove);
  try {
    const file = join(folder, name);
    writePrivateFile(file, text);
    const code = await runEditor(file, host);
    if (code !== 0) throw new Failure('failure', `The editor exited with code ${code}; nothing was changed.`);
    host.interrupted.throwIfAborted();
    return readTextFile(file, host.directory);
  } finally {
    letGo();
    remove();
  }
}

function makeTemporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'config-'));
  } catch (error) {
    throw new Failure('failure', `Could not make a temporary directory in ${tmpdir()}${reason(error)}.`, {
      hint: 'TMPDIR names another place for it.',
      cause: error,
    });
  }
}

/** The variable may hold options, and quotes as a shell reads them. */
async function runEditor(file: string, { environment, runProgram }: Host): Promise<number> {
  const isWindows = environment['ComSpec'] !== undefined;
  const named = [environment['VISUAL'], environment['EDITOR']].find((each) => each !== undefined && each.trim() !== '');
  const editor = named ?? (isWindows ? 'notepad' : 'vi');
  const [program = editor, ...words] = isWindows ? editor.split(' ') : ['/bin/sh', '-c', `${editor} "$@"`, editor];
  try {
    return await runProgram(program, [...words, file], withSafePath(environment));
  } catch (error) {
    throw new Failure('failure', `The editor "${editor}" cannot be started${reason(error)}.`, {
      hint: 'Choose another with VISUAL or EDITOR.',
      cause: error,
    });
  }
}
