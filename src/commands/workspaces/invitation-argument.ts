import { argument } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';

/** The token of an invitation. It is a secret, so that no message shows it. */
export const invitationArgument = argument('token', 'token of the invitation', (word: string): string => {
  if (/^[0-9a-f]{16,}$/.test(word)) return word;
  throw usageFailure('That is not the token of an invitation.', 'workspaces:invitations --json prints the tokens.');
});
