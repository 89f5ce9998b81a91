import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import type { Scope } from './permission-scope.ts';

/** What `--json` prints of a permission that was granted or revoked. */
export const Permission = {
  title: 'Permission',
  type: 'object',
  properties: {
    username: { type: 'string' },
    app: { type: ['string', 'null'], description: 'null for administrators' },
    admin: { type: 'boolean' },
  },
  required: ['username', 'app', 'admin'],
} as const;

/** A permission that was granted or revoked. */
export interface PermissionChange {
  readonly username: string;
  readonly app: string | null;
  readonly admin: boolean;
}

/** The permission in words. */
export function groupOf({ app }: Scope): string {
  return app === null ? 'system administrators' : `${app} collaborators`;
}

/** Adds a hint to a failure that says something was not found: the user may not exist. */
export const hintIfNoUser = (name: string) => hintIfMissing(`Is ${name} a user of this controller?`);
