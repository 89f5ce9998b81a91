import { type Infer, timestamp } from './schema.ts';

/** A started login of today's Drycc: its key, and where to open a browser if the controller wants that. */
export const LoginKey = {
  title: 'LoginKey',
  type: 'object',
  properties: { key: { type: 'string' }, location: { type: 'string' } },
  required: ['key'],
} as const;
export type LoginKey = Infer<typeof LoginKey>;

/** The token that a login of today's Drycc gives. `uuid` names it among the user's tokens; Drycc 1.13 sends none. */
export const LoginToken = {
  title: 'LoginToken',
  type: 'object',
  properties: { token: { type: 'string' }, username: { type: 'string' }, uuid: { type: 'string' } },
  required: ['token'],
} as const;
export type LoginToken = Infer<typeof LoginToken>;

/** The same of a login that may still be under way: it has no token then. */
export const LoginProgress = { ...LoginToken, title: 'LoginProgress', required: [] } as const;

/** One of a user's tokens. Of the token itself only its first and last characters are shown. */
export const AccessToken = {
  title: 'AccessToken',
  type: 'object',
  properties: {
    uuid: { type: 'string' },
    owner: { type: 'string' },
    alias: { type: 'string' },
    fuzzy_key: { type: 'string', description: 'the first and the last characters of the token' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['uuid'],
} as const;
export type AccessToken = Infer<typeof AccessToken>;
