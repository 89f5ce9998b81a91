import { bindingCommand } from './binding-command.ts';

export default bindingCommand({
  summary: 'unbind a resource from its app',
  examples: ['resources:unbind cache --app hello'],
  isBound: false,
});
