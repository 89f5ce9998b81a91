import { Failure } from '../base/errors.ts';
import { writeJsonFile } from '../settings/write-json-file.ts';
import { type KeptKey, type KeptValues, nameOf, readAll, readEntry } from './kept-values.ts';

const day = 24 * 60 * 60 * 1000;

/** Keeps values, and forgets those that nobody has used since yesterday. If the file cannot be written, a request is made later. */
export async function keepValues(path: string, key: KeptKey, { until, values }: KeptValues): Promise<void> {
  const entry = {
    until,
    values: values.map(({ value, summary }) => (summary === undefined ? [value] : [value, summary])),
  };
  try {
    await writeJsonFile(path, () => {
      const kept = Object.entries(readAll(path)).filter(([, each]) => (readEntry(each)?.until ?? 0) > until - day);
      return { ...Object.fromEntries(kept), [nameOf(key)]: entry };
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}
