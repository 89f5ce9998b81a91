/** What `--json` prints of the profile that was chosen. */
export const ChosenProfile = {
  title: 'ChosenProfile',
  type: 'object',
  properties: { name: { type: 'string' }, controller: { type: 'string' }, username: { type: 'string' } },
  required: ['name', 'controller', 'username'],
} as const;
