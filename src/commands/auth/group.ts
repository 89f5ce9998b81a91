import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'log in, and manage your account',
  position: 10,
  order: ['register', 'login', 'logout', 'whoami', 'token', 'status', 'cancel', 'passwd', 'regenerate'],
} satisfies GroupInfo;
