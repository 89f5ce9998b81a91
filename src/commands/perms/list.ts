import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { Collaborators, Administrator } from '../../models/user.ts';
import { heading, line, nothing } from '../../output/view.ts';
import { scopeOptions, scopeOf } from './permission-scope.ts';

export default command({
  summary: "list an app's collaborators, or the administrators",
  options: { ...scopeOptions, limit },
  examples: ['perms:list --app hello', 'perms:list --admin'],
  operations: ['perms.list', 'administrators.list'],
  output: { anyOf: [Collaborators, { type: 'array', items: Administrator }] },
  async run({ limit: most, ...given }, context) {
    const { app } = await scopeOf(given, context);
    if (app !== null) return { app, collaborators: await context.api('perms.list', { app }), most };
    return { app, administrators: await context.api('administrators.list', { limit: most }) };
  },
  json: ({ collaborators, administrators }) => collaborators ?? administrators.items,
  view({ app, collaborators, administrators, most }) {
    if (collaborators === undefined) {
      return [heading('Administrators', administrators), ...administrators.items.map((each) => line(each.username))];
    }
    const { users } = collaborators;
    const shown = users.slice(0, most);
    return [
      heading(`${app}'s Users`, { items: shown, total: users.length }),
      ...shown.map((name) => line(name)),
      ...(users.length === 0
        ? [nothing(`${app} is not shared.`, ['Share it', `perms:create USERNAME -a ${app}`])]
        : []),
    ];
  },
});
