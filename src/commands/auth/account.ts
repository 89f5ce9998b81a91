import { flag } from '../../cli/inputs.ts';

/** What `--json` prints of the account that was changed. */
export const Account = {
  title: 'Account',
  type: 'object',
  properties: {
    username: { type: ['string', 'null'], description: 'null where only a token says who is logged in' },
    controller: { type: 'string' },
  },
  required: ['username', 'controller'],
} as const;

/** The option that skips the confirmation. */
export const yesOption = flag('skip the confirmation');
