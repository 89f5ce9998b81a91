import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage environment variables',
  position: 40,
  order: ['list', 'get', 'set', 'unset', 'attach', 'detach', 'edit', 'diff', 'pull', 'push', 'export'],
} satisfies GroupInfo;
