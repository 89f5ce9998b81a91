import { usageFailure } from '../../base/errors.ts';
import type { PlainInput } from '../../cli/define.ts';
import { anyText, manyArguments } from '../../cli/inputs.ts';

/** What a collaborator of Drycc 1.13 may be allowed. */
export const permissionNames = ['view', 'change', 'delete'] as const;

/** Reads permissions that are separated by commas. Throws a usage failure on others than there are. */
export function readPermissions(word: string): string {
  const given = word.split(',');
  if (given.every((each) => permissionNames.some((known) => known === each))) return word;
  throw usageFailure(`"${word}" is not a list of permissions.`, `Allowed: ${permissionNames.join(', ')}.`);
}

const several = manyArguments('permission', `${permissionNames.join(', ')} (Drycc 1.8 to 1.13)`, anyText);

/** Permissions as one word or as several; Drycc's Go client sends the first word alone. */
export const permissionsArgument: PlainInput<string> = {
  ...several,
  take: (given) => readPermissions(several.take(given).join(',')),
};

/** The same where they may be left out. */
export const optionalPermissions: PlainInput<string | undefined> = {
  ...permissionsArgument,
  required: false,
  take: (given) => (several.take(given).length === 0 ? undefined : permissionsArgument.take(given)),
};
