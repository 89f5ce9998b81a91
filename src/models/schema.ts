import type { FromSchema, JSONSchema } from 'json-schema-to-ts';

/** A JSON Schema (draft 7) kept as plain data: it describes `--json` output, checks answers, and gives the TypeScript type. */
export type Schema = JSONSchema;

/** The TypeScript type that a schema describes. */
export type Infer<S extends Schema> = FromSchema<S>;

/** A moment as controllers write it, after decoding: ISO 8601 with a final `Z`. */
export const timestamp = { type: 'string', description: 'ISO 8601, UTC' } as const;
