import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kind, type Secret, secretsEverywhere } from './planted.ts';
import type { Trace } from './record.ts';

/** Which command lines show which secrets on standard output, because that is what they are for. */
const shownBy: Readonly<Record<Kind, RegExp | undefined>> = {
  value:
    /\bconfig\b(?!.*\b(?:set|unset|push)\b)|\bconfig:(?:list|pull)|--show-values|--json|\b(?:apps:)?(?:run|logs)\b/,
  registry: /--json/,
  token: /\bauth(?::| )token\b|^__credential\b.* get$|^__credential get$/,
  password: undefined,
  key: undefined,
};

/** Shows the values that it asks about, as it was told to. */
const asksToShow = /\bconfig(?::| )edit\b.*--show-values/;

/** What the search went through, and what it found. */
export interface Search {
  readonly outputs: number;
  readonly files: number;
  readonly bytes: number;
  readonly secrets: number;
  readonly leaks: readonly string[];
}

/** Searches all that was kept in a folder for the secrets that were planted. */
export function search(folder: string): Search {
  const traces = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Trace),
  );
  const ofMachines = new Map<string, Map<string, Secret>>();
  for (const { machine = '', secrets = [] } of traces) {
    const known = ofMachines.get(machine) ?? new Map<string, Secret>();
    for (const secret of secrets) known.set(secret.text, secret);
    ofMachines.set(machine, known);
  }
  // A profile that a test wrote, or that it let others read, is as the test wants it.
  const writers = new Set(traces.filter(({ words }) => writesProfile(words)).map(({ machine }) => machine));
  const warned = new Set(
    traces
      .filter(({ stdout = '', stderr = '' }) => `${stdout}${stderr}`.includes('chmod 600'))
      .map(({ machine }) => machine),
  );
  let [outputs, files, bytes] = [0, 0, 0];
  const leaks: string[] = [];
  for (const trace of traces) {
    const { machine = '', words, stdout = '', stderr = '', file } = trace;
    const own = [...(ofMachines.get(machine)?.values() ?? []), ...secretsEverywhere];
    const line = words.join(' ');
    if (file) files += 1;
    else outputs += 1;
    bytes += stdout.length + stderr.length + (file?.text.length ?? 0);
    for (const { kind, text } of own) {
      if (stderr.includes(text) && !(kind === 'value' && asksToShow.test(line)))
        leaks.push(`${kind} on standard error of ${line}: ${around(stderr, text)}`);
      if (stdout.includes(text) && shownBy[kind]?.test(line) !== true)
        leaks.push(`${kind} on standard output of ${line}: ${around(stdout, text)}`);
      if (
        file?.text.includes(text) === true &&
        !mayHold(file, isToken(file.text, text) ? 'token' : kind, writers.has(machine) && !warned.has(machine))
      )
        leaks.push(`${kind} in ${file.path} (${file.mode.toString(8)}): ${around(file.text, text)}`);
    }
  }
  const secrets = [...ofMachines.values()].reduce((sum, { size }) => sum + size, secretsEverywhere.length);
  return { outputs, files, bytes, secrets, leaks };
}

const writesProfile = (words: readonly string[]): boolean => /\b(?:login|register|regenerate)\b/.test(words.join(' '));

const isToken = (profile: string, text: string): boolean => profile.includes(`"token":"${text}"`);

/** A profile holds its token, for its user alone; the store of a sandbox holds what its controller does. */
function mayHold({ path, mode }: NonNullable<Trace['file']>, kind: Kind, isWritten: boolean): boolean {
  const isPrivate = (mode & 0o077) === 0;
  if (/^\.(?:deis|drycc)\/[^/]+\.json$/.test(path)) return !isWritten || (isPrivate && kind === 'token');
  return isPrivate && path.includes('/sandbox/');
}

function around(text: string, secret: string): string {
  const at = text.indexOf(secret);
  return JSON.stringify(text.slice(Math.max(0, at - 60), at + secret.length + 20));
}
