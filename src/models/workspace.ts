import { type Infer, timestamp } from './schema.ts';

/** A workspace of today's Drycc: apps belong to it, and its members may see and change them. */
export const Workspace = {
  title: 'Workspace',
  type: 'object',
  properties: {
    id: { type: 'string' },
    email: { type: 'string' },
    uid: { type: 'integer' },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['id'],
} as const;
export type Workspace = Infer<typeof Workspace>;

/** A member of a workspace. Viewers read, members change, administrators delete as well. */
export const Member = {
  title: 'Member',
  type: 'object',
  properties: {
    id: { type: 'integer' },
    user: { type: 'string' },
    email: { type: 'string' },
    workspace: { type: 'string' },
    role: { type: 'string', description: 'admin, member or viewer' },
    alerts: { type: 'boolean', description: 'whether alerts are sent to this member' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['user'],
} as const;
export type Member = Infer<typeof Member>;

/** An invitation to a workspace. Whoever has its token can accept it. A repeated one is answered with its address only. */
export const Invitation = {
  title: 'Invitation',
  type: 'object',
  properties: {
    id: { type: 'integer' },
    inviter: { type: 'string' },
    workspace: { type: 'string' },
    email: { type: 'string' },
    token: { type: 'string' },
    accepted: { type: 'boolean' },
    created: timestamp,
  },
  required: ['email'],
} as const;
export type Invitation = Infer<typeof Invitation>;

/** What accepting an invitation led to. */
export const AcceptedInvitation = {
  title: 'AcceptedInvitation',
  type: 'object',
  properties: {
    workspace_id: { type: 'string' },
    user_exists: { type: 'boolean' },
    register_url: { type: 'string' },
  },
  required: [],
} as const;
