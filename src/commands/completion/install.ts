import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { command } from '../../cli/define.ts';
import { optionalArgument, anyText, flag } from '../../cli/inputs.ts';
import { shellOf } from '../../completion/shells.ts';
import { usageFailure, Failure } from '../../base/errors.ts';
import { readRegularFile } from '../../base/regular-file.ts';
import { reason } from '../../base/file-reason.ts';
import { line } from '../../output/view.ts';
import { shellNames, findShell, scriptFor } from './choose-shell.ts';

export default command({
  summary: 'complete words of this program in a shell from now on',
  description:
    'Writes the script to the folder in which the shell looks for those of the user. For PowerShell it prints what to add to $PROFILE.',
  args: {
    shell: optionalArgument('shell', 'the shell; by default the one that SHELL names', anyText, {
      choices: shellNames,
    }),
  },
  options: { force: flag('replace a file that is not one of these scripts') },
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
    const shell = name === undefined ? shellOf(host.environment) : findShell(name);
    if (!shell) {
      throw usageFailure(
        'No shell is given, and SHELL names none that is known.',
        `Name one: ${shellNames.join(', ')}.`,
      );
    }
    const path = shell.place(brand, host.environment) ?? null;
    if (path !== null) write(path, scriptFor(shell, brand), force);
    note(shell.hint(brand, path ?? ''));
    return { shell: shell.name, path, line: shell.line?.(brand) ?? null };
  },
  view: ({ shell, path, line: toAdd }) => [
    ...(path === null ? [] : [line(`Completion for ${shell} written to ${path}`)]),
    ...(toAdd === null ? [] : [line(toAdd)]),
  ],
});

/** Writes a script; one of an earlier time is replaced, anything else stays unless `force` is given. */
function write(path: string, script: string, force: boolean): void {
  try {
    const existing = readExisting(path);
    if (existing !== undefined && !force && !isScript(existing)) {
      throw usageFailure(`${path} is there already, and this program did not write it.`, 'Replace it with --force.');
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, script);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('failure', `${path} cannot be written${reason(error)}.`, { cause: error });
  }
}

function readExisting(path: string): string | undefined {
  try {
    return readRegularFile(path, { follows: true }).toString();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const isScript = (content: string): boolean => /^# Completion of \w+ for \w+, made by /m.test(content);
