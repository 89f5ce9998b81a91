import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { command } from '../../cli/define.ts';
import { optionalArgument, anyText, flag } from '../../cli/inputs.ts';
import { usageFailure, Failure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import { line } from '../../output/view.ts';
import { chooseShell, isScript, readScript, scriptFor, shellNames } from './choose-shell.ts';

export default command({
  summary: 'install shell completion',
  description:
    'Writes the script to your folder for completion scripts. For PowerShell, prints a line to add to $PROFILE.',
  args: {
    shell: optionalArgument('shell', 'shell (default: from SHELL)', anyText, {
      choices: shellNames,
    }),
  },
  options: { force: flag('overwrite a file that is not such a script') },
  examples: ['completion:install', 'completion:install fish'],
  operations: [],
  output: {
    type: 'object',
    properties: {
      shell: { type: 'string' },
      path: { type: ['string', 'null'], description: 'the file that was written' },
      line: {
        type: ['string', 'null'],
        description: 'what to add to the start file of the shell, where that is needed',
      },
    },
    required: ['shell', 'path', 'line'],
  },
  run({ shell: name, force }, { brand, host, note }) {
    const shell = chooseShell(name, host.environment);
    const path = shell.place(brand, host.environment) ?? null;
    // Standard output is then the line alone, for >> $PROFILE.
    if (path === null) note(shell.next(''));
    else write(path, scriptFor(shell, brand), force);
    return { shell, path, line: shell.line?.(brand) ?? null };
  },
  json: ({ shell: { name }, ...result }) => ({ shell: name, ...result }),
  view: ({ shell, path, line: toAdd }) => [
    ...(path === null ? [] : [line(`Completion for ${shell.name} written to ${path}`), line(shell.next(path))]),
    ...(toAdd === null ? [] : [line(toAdd)]),
  ],
});

/** Writes a script; one of an earlier time is replaced, anything else stays unless `force` is given. */
function write(path: string, script: string, force: boolean): void {
  try {
    const existing = readScript(path);
    if (existing !== undefined && !force && !isScript(existing)) {
      throw usageFailure(`${path} already exists, and was not written by this program.`, 'Overwrite it with --force.');
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, script);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('failure', `Could not write ${path}${reason(error)}.`, { cause: error });
  }
}
