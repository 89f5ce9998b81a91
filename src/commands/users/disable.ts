import { switchUserCommand } from './switch-user.ts';

export default switchUserCommand({
  summary: 'no longer let a user log in (Drycc 1.8 to 1.13, administrators only)',
  examples: ['users:disable bob'],
  isEnabled: false,
});
