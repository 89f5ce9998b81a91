import type { GroupInfo } from '../../cli/catalog.ts';

export default {
  summary: 'manage resources of an app (Drycc 1.8 to 1.13; addons on newer Drycc)',
  position: 185,
  order: ['list', 'describe', 'create', 'update', 'bind', 'unbind', 'destroy', 'services', 'plans'],
} satisfies GroupInfo;
