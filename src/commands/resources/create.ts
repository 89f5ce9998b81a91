import { planCommand } from './plan-command.ts';

export default planCommand({
  summary: 'create a resource of an app',
  examples: [
    'resources:create cache redis standard-128 --app hello',
    'resources:create cache redis standard-128 --values cache.yaml --app hello',
  ],
  isNew: true,
});
