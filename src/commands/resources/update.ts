import { planCommand } from './plan-command.ts';

export default planCommand({
  summary: 'give a resource another plan, or other parameters',
  examples: ['resources:update cache redis standard-256 --app hello'],
  isNew: false,
});
