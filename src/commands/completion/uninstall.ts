import { rmSync } from 'node:fs';
import { command } from '../../cli/define.ts';
import { optionalArgument, anyText, flag } from '../../cli/inputs.ts';
import { usageFailure, Failure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import { line } from '../../output/view.ts';
import { chooseShell, isScript, readScript, shellNames } from './choose-shell.ts';

export default command({
  summary: 'remove shell completion',
  description: 'Deletes the file that completion:install wrote.',
  args: { shell: optionalArgument('shell', 'shell (default: from SHELL)', anyText, { choices: shellNames }) },
  options: { force: flag('delete a file that is not such a script') },
  examples: ['completion:uninstall', 'completion:uninstall fish'],
  operations: [],
  output: {
    type: 'object',
    properties: {
      shell: { type: 'string' },
      path: { type: ['string', 'null'], description: 'the file that was deleted' },
      line: { type: ['string', 'null'], description: 'what to remove from the start file of the shell' },
    },
    required: ['shell', 'path', 'line'],
  },
  run({ shell: name, force }, { brand, host, note }) {
    const shell = chooseShell(name, host.environment);
    const path = shell.place(brand, host.environment) ?? null;
    if (path === null) note(shell.afterRemoval(''));
    else remove(path, force);
    return { shell, path, line: shell.line?.(brand) ?? null };
  },
  json: ({ shell: { name }, ...result }) => ({ shell: name, ...result }),
  view: ({ shell, path, line: toRemove }) => [
    ...(path === null ? [] : [line(`Removed completion for ${shell.name}: ${path}`), line(shell.afterRemoval(path))]),
    ...(toRemove === null ? [] : [line(toRemove)]),
  ],
});

function remove(path: string, force: boolean): void {
  try {
    const existing = readScript(path);
    if (existing === undefined) throw new Failure('not_found', `Completion is not installed: no file ${path}.`);
    if (!force && !isScript(existing)) {
      throw usageFailure(`${path} was not written by this program.`, 'Delete it with --force.');
    }
    rmSync(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('failure', `Could not remove ${path}${reason(error)}.`, { cause: error });
  }
}
