import { command, type Command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { resourceArgument } from './resource-inputs.ts';

interface Declared extends Pick<Command, 'summary' | 'examples'> {
  readonly isBound: boolean;
}

/** Declares a command that binds a resource to its app, or takes it off. */
export function bindingCommand({ isBound, ...declared }: Declared): Command {
  return command({
    ...declared,
    args: { name: resourceArgument },
    options: { app },
    operations: ['resources.bind'],
    output: { title: 'BoundResource', type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
    doing: ({ name }) => `${isBound ? 'Binding' : 'Unbinding'} resource ${name}`,
    async run({ name, app: id }, { api }) {
      await api('resources.bind', { app: id, resource: name, bind_action: isBound ? 'bind' : 'unbind' });
      return { name };
    },
    view: (_, { name, app: id }) => [
      done(undefined, isBound ? `Bound resource ${name} to ${id}` : `Unbound resource ${name} from ${id}`),
    ],
  });
}
