import { join } from 'node:path';
import type { Brand } from '../base/brand.ts';
import { homeFolder } from '../settings/locations.ts';
import { bashScript } from './scripts/bash.ts';
import { fishScript } from './scripts/fish.ts';
import { powershellScript } from './scripts/powershell.ts';
import { zshScript } from './scripts/zsh.ts';
import type { CompletionTable } from './table.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A shell that completion is made for. */
export interface Shell {
  readonly name: string;
  readonly script: (brand: Brand, table: CompletionTable) => string;
  /** The name of its script among the generated ones. */
  readonly fileName: (brand: Brand) => string;
  /** Where it, or what usually comes with it, looks for scripts of the user; undefined where there is no such place. */
  readonly place: (brand: Brand, environment: Environment) => string | undefined;
  /** What to add to the start file of the shell, where there is no such place. */
  readonly line?: (brand: Brand) => string;
  /** What is left to do after it was installed, or before its line is added. */
  readonly next: (path: string) => string;
  /** What is left to do after it was removed, or before its line is. */
  readonly afterRemoval: (path: string) => string;
}

/** A folder of the XDG specification: what the variable says, if that is absolute, else its default inside the home folder. */
function userFolder(environment: Environment, variable: string, ...fallback: readonly string[]): string {
  const value = environment[variable] ?? '';
  return value.startsWith('/') ? value : join(homeFolder(environment), ...fallback);
}

const dataFolder = (environment: Environment) => userFolder(environment, 'XDG_DATA_HOME', '.local', 'share');

const inNewShells = 'Open a new shell to use it.';
const gone = 'Shells that are open keep it until they end.';

/** The shells that completion is made for. */
export const shells: readonly Shell[] = [
  {
    name: 'bash',
    script: bashScript,
    fileName: ({ name }) => `${name}.bash`,
    place: ({ name }, environment) => join(dataFolder(environment), 'bash-completion', 'completions', name),
    next: (path) => `${inNewShells} Without the package bash-completion, add "source ${path}" to ~/.bashrc.`,
    afterRemoval: (path) => `If ~/.bashrc has the line "source ${path}", remove it.`,
  },
  {
    name: 'zsh',
    script: zshScript,
    fileName: ({ name }) => `_${name}`,
    place: ({ name }, environment) => join(dataFolder(environment), 'zsh', 'site-functions', `_${name}`),
    next: (path) =>
      `${inNewShells} If fpath does not contain its folder, add "fpath=(${join(path, '..')} $fpath)" to ~/.zshrc, before compinit.`,
    afterRemoval: () => gone,
  },
  {
    name: 'fish',
    script: fishScript,
    fileName: ({ name }) => `${name}.fish`,
    place: ({ name }, environment) =>
      join(userFolder(environment, 'XDG_CONFIG_HOME', '.config'), 'fish', 'completions', `${name}.fish`),
    next: () => inNewShells,
    afterRemoval: () => gone,
  },
  {
    name: 'powershell',
    script: powershellScript,
    fileName: ({ name }) => `${name}.ps1`,
    place: () => undefined,
    line: ({ name }) => `${name} completion powershell | Out-String | Invoke-Expression`,
    next: () => 'Add this line to the file that $PROFILE names:',
    afterRemoval: () => 'Remove this line from the file that $PROFILE names:',
  },
];

/** The shell that the environment says is used; undefined for none and for one that completion is not made for. */
export function shellOf(environment: Environment): Shell | undefined {
  const name = /[^/\\]*$/.exec(environment['SHELL'] ?? '')?.[0].replace(/\.exe$/i, '') ?? '';
  if (name === '' && environment['PSModulePath'] !== undefined)
    return shells.find((each) => each.name === 'powershell');
  return shells.find((each) => each.name === (name === 'pwsh' ? 'powershell' : name));
}
