import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { forgetPush } from '../../cli/push-remote.ts';
import { isPushUrlOf } from '../../git/remotes.ts';
import { line } from '../../output/view.ts';
import { requireRepository } from '../../cli/require-repository.ts';

export default command({
  summary: 'remove the git remotes of an app',
  options: { app },
  examples: ['git:remove --app hello'],
  operations: [],
  output: {
    title: 'RemovedRemotes',
    type: 'object',
    properties: { app: { type: 'string' }, remotes: { type: 'array', items: { type: 'string' } } },
    required: ['app', 'remotes'],
  },
  async run({ app: id }, context) {
    const { git, session } = context;
    const { controller } = session();
    await requireRepository(context);
    const found = (await git.remotes()).filter(({ url }) => isPushUrlOf(url, controller, id));
    const remotes = found.map(({ name }) => name);
    if (remotes.length === 0) throw new Failure('not_found', `No git remote points to ${id} at ${controller}.`);
    for (const { name, url } of found) {
      await git.remove(name);
      await forgetPush(context, url);
    }
    return { app: id, remotes };
  },
  view: ({ app: id }) => [line(`Git remotes for app ${id} removed.`)],
});
