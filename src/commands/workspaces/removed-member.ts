/** What `--json` prints of a member that was removed. */
export const RemovedMember = {
  title: 'RemovedMember',
  type: 'object',
  properties: { workspace: { type: 'string' }, username: { type: 'string' } },
  required: ['workspace', 'username'],
} as const;
