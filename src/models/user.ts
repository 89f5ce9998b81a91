import { type Infer, timestamp } from './schema.ts';

/** A controller's user. Deis 1.4 and Drycc 1.0 send no `id`, so only the name is certain. */
export const User = {
  title: 'User',
  type: 'object',
  properties: {
    id: { type: 'integer' },
    username: { type: 'string' },
    email: { type: 'string' },
    first_name: { type: 'string' },
    last_name: { type: 'string' },
    is_superuser: { type: 'boolean' },
    is_staff: { type: 'boolean' },
    is_active: { type: 'boolean' },
    groups: { type: 'array' },
    user_permissions: { type: 'array' },
    last_login: { ...timestamp, type: ['string', 'null'] },
    date_joined: timestamp,
  },
  required: ['username'],
} as const;
export type User = Infer<typeof User>;

/** A row of the list of administrators. */
export const Administrator = {
  title: 'Administrator',
  type: 'object',
  properties: { username: { type: 'string' }, is_superuser: { type: 'boolean' } },
  required: ['username'],
} as const;
export type Administrator = Infer<typeof Administrator>;

/** The answer to a login: the token that later requests carry. */
export const Token = {
  title: 'Token',
  type: 'object',
  properties: { token: { type: 'string' } },
  required: ['token'],
} as const;
export type Token = Infer<typeof Token>;

/** The names of an app's collaborators; its owner is not among them. */
export const Collaborators = {
  title: 'Collaborators',
  type: 'object',
  properties: { users: { type: 'array', items: { type: 'string' } } },
  required: ['users'],
} as const;
export type Collaborators = Infer<typeof Collaborators>;
