import { type Infer, timestamp } from './schema.ts';

/** An app. Today's Drycc has a `workspace` in place of the `owner`. `url` has no scheme and is missing on Workflow 2 and Drycc; `structure` maps process types to their counts. */
export const App = {
  title: 'App',
  type: 'object',
  properties: {
    id: { type: 'string' },
    owner: { type: 'string' },
    workspace: { type: 'string' },
    structure: { type: 'object', additionalProperties: { type: 'integer' } },
    url: { type: 'string' },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['id'],
} as const;
export type App = Infer<typeof App>;

/** What a one-off command left behind, whatever the controller calls the exit code on the wire. */
export const RunResult = {
  title: 'RunResult',
  type: 'object',
  properties: { exit_code: { type: 'integer' }, output: { type: 'string' } },
  required: ['exit_code'],
} as const;
export type RunResult = Infer<typeof RunResult>;
