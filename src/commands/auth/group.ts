import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'log in to a controller, and manage the account',
  position: 10,
  order: ['register', 'login', 'logout', 'whoami', 'token', 'status', 'cancel', 'passwd', 'regenerate'],
} satisfies GroupInfo;
