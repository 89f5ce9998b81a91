import { goCommands } from './go-commands.ts';
import { goRunTable } from './go-run-table.ts';

/** A command line of a Go client of Drycc, and what it changes. */
export interface GoRun {
  /** `N` is the client of June 2026, `O` 1.10.2. */
  readonly clients: string;
  /** As typed, without the program's name. */
  readonly line: string;
  /** The changes as `METHOD path body`. */
  readonly changes: readonly string[];
}

/** All of them, in the order of the table. */
export const goRuns: readonly GoRun[] = readRuns();

function readRuns(): GoRun[] {
  const runs: { clients: string; line: string; changes: string[] }[] = [];
  for (const row of goRunTable.trim().split('\n')) {
    const [, clients, line] = /^(N?O?) drycc (.*)$/.exec(row) ?? [];
    if (clients !== undefined && line !== undefined) runs.push({ clients, line, changes: [] });
    else runs.at(-1)?.changes.push(row.trim().replace(' ~', ' /v2/apps/example-go'));
  }
  return runs;
}

const paths = goCommands.map(({ path }) => path).sort((one, other) => other.length - one.length);

/** The command path of a line, e.g. `config set`; undefined if there is none. */
export function pathOf(line: string): string | undefined {
  const plain = line.replace(/^(\w+) -a \S+ /, '$1 ');
  return paths.find((path) => plain === path || plain.startsWith(`${path} `));
}
