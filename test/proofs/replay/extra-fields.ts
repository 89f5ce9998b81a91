import { type Operation, type OperationName, operations } from '../../../src/api/operations.ts';
import { isJsonObject } from '../../../src/base/json-object.ts';

/** A field that controllers show in all answers of a model; the documents do not have it, and neither has the sandbox. */
export interface ExtraField {
  readonly model: string;
  readonly field: string;
  /** The recordings in which it is so. */
  readonly recordings: RegExp;
}

export const extraFields: readonly ExtraField[] = [
  { model: 'App', field: 'procfile_structure', recordings: /^drycc/ },
  { model: 'Config', field: 'lifecycle_post_start', recordings: /^drycc/ },
  { model: 'Config', field: 'lifecycle_pre_stop', recordings: /^drycc/ },
  { model: 'Config', field: 'termination_grace_period', recordings: /^drycc/ },
];

/** An answer's body without the extra fields of its model; `found` is told of each that was there. */
export function withoutExtra(
  recording: string,
  operation: OperationName | undefined,
  body: unknown,
  found: (extra: ExtraField) => void,
): unknown {
  const { model }: Partial<Operation> = operation ? operations[operation] : {};
  const title = typeof model === 'object' ? model.title : undefined;
  const extra = extraFields.filter((known) => known.model === title && known.recordings.test(recording));
  const strip = (item: unknown): unknown => {
    if (!isJsonObject(item)) return item;
    const present = extra.filter(({ field }) => field in item);
    present.forEach(found);
    return Object.fromEntries(Object.entries(item).filter(([name]) => !present.some(({ field }) => field === name)));
  };
  if (Array.isArray(body)) return body.map(strip);
  if (isJsonObject(body) && Array.isArray(body['results'])) return { ...body, results: body['results'].map(strip) };
  return strip(body);
}
