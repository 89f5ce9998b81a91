import type { FromSchema, JSONSchema } from 'json-schema-to-ts';

/**
 * A JSON Schema (draft 7) kept as plain data, of the keywords that are used here: it describes `--json` output, checks
 * answers, and gives the TypeScript type.
 */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** The TypeScript type that a schema describes. */
export type Infer<S> = S extends JSONSchema ? FromSchema<S> : never;

/** A moment as controllers write it, after decoding: ISO 8601 with a final `Z`. */
export const timestamp = { type: 'string', description: 'ISO 8601, UTC' } as const;
