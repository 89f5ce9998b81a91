/** What `--json` prints where only variables are shown: their values by name. */
export const Variables = {
  title: 'Variables',
  type: 'object',
  description: 'values by name',
  additionalProperties: { type: 'string' },
} as const;
