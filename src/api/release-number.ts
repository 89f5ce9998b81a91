import type { Dialect } from './dialects/dialect.ts';

const releaseNumber = Symbol('release number');

/** Notes on an answer the number of the release that it made, where the dialect sends it in a header. JSON does not show it. */
export function noteRelease(value: unknown, headers: Readonly<Record<string, string>>, dialect: Dialect): void {
  const header = dialect.headers.release;
  const text = header === null ? undefined : headers[header.toLowerCase()];
  if (text !== undefined && /^\d+$/.test(text) && typeof value === 'object' && value !== null) {
    Object.defineProperty(value, releaseNumber, { value: Number(text) });
  }
}

/**
 * The release that a change of config or a build made, as `v3`: from the header where there was one (Deis v1,
 * Drycc 2.0), else from the variables that controllers put among the config; undefined where the controller says neither.
 */
export function releaseOf(value: object): string | undefined {
  if (releaseNumber in value) return `v${String(value[releaseNumber])}`;
  const values = 'values' in value && typeof value.values === 'object' ? value.values : null;
  for (const name of ['DEIS_RELEASE', 'DRYCC_RELEASE', 'WORKFLOW_RELEASE']) {
    const release = (values as Readonly<Record<string, unknown>> | null)?.[name];
    if (typeof release === 'string' && /^v\d+$/.test(release)) return release;
  }
  return undefined;
}
