import { switchUserCommand } from './switch-user.ts';

export default switchUserCommand({
  summary: 'let a user log in again (Drycc 1.8 to 1.13, administrators only)',
  examples: ['users:enable bob'],
  isEnabled: true,
});
