import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage logins to several controllers, or as several users',
  position: 230,
  order: ['list', 'use', 'rename', 'remove', 'bind', 'unbind'],
} satisfies GroupInfo;
