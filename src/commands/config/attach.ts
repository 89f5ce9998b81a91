import { refsCommand } from './refs-command.ts';

export default refsCommand({
  summary: 'let a process type use groups of variables (Drycc 1.8 and newer)',
  examples: ['config:attach web db --app hello'],
  isAttached: true,
});
