import { bindingCommand } from './binding-command.ts';

export default bindingCommand({
  summary: 'bind a resource to its app',
  examples: ['resources:bind cache --app hello'],
  isBound: true,
});
