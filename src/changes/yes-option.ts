import { anyText, option } from '../cli/inputs.ts';

/** `--confirm yes`, by which scripts answer what Drycc's Go client asks, and nothing asks here. */
export const yesOption = option('yes', 'for scripts of the Go client; nothing is asked here', anyText, {
  choices: ['yes'],
});
