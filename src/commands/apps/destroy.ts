import { afterChange } from '../../changes/after-change.ts';
import { confirmName } from '../../changes/confirm-name.ts';
import { explainAppRefusal } from '../../changes/explain-app-refusal.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { noApp } from '../../cli/find-app.ts';
import { appIfGiven, option, anyText } from '../../cli/inputs.ts';
import { forgetPush } from '../../cli/push-remote.ts';
import { isPushUrlOf } from '../../git/remotes.ts';
import { App } from '../../models/app.ts';
import { begun, done, doneIn, either, line } from '../../output/view.ts';

export default command({
  summary: 'destroy an app permanently',
  description:
    "This cannot be undone. Type the app's name to confirm, or pass --confirm, which also chooses the app if nothing else does. The directory name is never used.",
  options: {
    app: appIfGiven,
    confirm: option('app', 'confirm with the name of the app', anyText, { completes: 'app' }),
  },
  examples: ['apps:destroy --app hello', 'apps:destroy --app hello --confirm hello'],
  operations: ['apps.destroy', 'apps.info'],
  output: App,
  doing: ({ app: id, confirm }) => `Destroying ${id ?? confirm ?? 'the app'}`,
  async run({ app: given, confirm }, context) {
    const id = await context.app(given ?? (await context.namedApp()) ?? confirm ?? none(context));
    const { controller } = context.session();
    await confirmName({ name: id, effect: `destroys ${id} on ${controller}`, confirm }, context);
    await context.api('apps.destroy', { app: id }).catch(explainAppRefusal(context.api, { app: id }));
    const remotes = given === undefined ? await afterChange(() => removeRemotes(id, context), context) : undefined;
    return { id, remotes: remotes ?? [] };
  },
  json: ({ id }) => ({ id }),
  view: ({ id, remotes }) => [
    either({ terminal: [done(undefined, `Destroyed ${id}`)], pipe: [begun(), doneIn()] }),
    ...(remotes.length === 0 ? [] : [line(`Git remotes for app ${id} removed.`)]),
  ],
});

function none({ brand }: Context): never {
  throw noApp(brand);
}

/** Removes the remotes that lead to an app, and gives their names. */
async function removeRemotes(id: string, { git, session }: Context): Promise<readonly string[]> {
  const remotes = (await git.remotes()).filter(({ url }) => isPushUrlOf(url, session().controller, id));
  for (const { name, url } of remotes) {
    await git.remove(name);
    await forgetPush({ git }, url);
  }
  return remotes.map(({ name }) => name);
}
