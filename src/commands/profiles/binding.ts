/** What `--json` prints of a repository and its profile. */
export const Binding = {
  title: 'Binding',
  type: 'object',
  properties: {
    name: { type: ['string', 'null'], description: 'null for none' },
    file: { type: 'string', description: 'the settings of the repository' },
  },
  required: ['name', 'file'],
} as const;
