import { refsCommand } from './refs-command.ts';

export default refsCommand({
  summary: 'take groups of variables from a process type (Drycc 1.8 and newer)',
  examples: ['config:detach web db --app hello'],
  isAttached: false,
});
