import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage resources of an app (Drycc 1.8 to 1.13)',
  position: 185,
  order: ['list', 'services', 'plans', 'create', 'describe', 'update', 'bind', 'unbind', 'destroy'],
} satisfies GroupInfo;
