import { anyText, option } from '../cli/inputs.ts';

/** The option that confirms a change as the Go client of Drycc has it: `--confirm yes`. */
export const confirmYes = (summary: string) =>
  option('yes', `${summary}: --confirm yes`, anyText, { choices: ['yes'] });

/** The same for commands that never ask. */
export const confirmAccepted = confirmYes('nothing is asked here; for scripts of the Go client');
