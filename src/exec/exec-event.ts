/** What a command does, for scripts: a part of its output, or its end. */
export const ExecEvent = {
  title: 'ExecEvent',
  anyOf: [
    {
      type: 'object',
      properties: { stream: { type: 'string', description: 'stdout or stderr' }, text: { type: 'string' } },
      required: ['stream', 'text'],
    },
    { type: 'object', properties: { exit_code: { type: 'integer' } }, required: ['exit_code'] },
  ],
} as const;
