import { spellWords } from '../base/shell-words.ts';
import { httpPushUrl, pushUrl } from '../git/remotes.ts';
import type { Context } from './context.ts';

/** The URL by which an app is pushed to the controller of the login. */
export async function pushUrlOf(context: Context, app: string): Promise<string> {
  const { controller } = context.session();
  if (await context.takesHttpPushes()) return httpPushUrl(controller, app);
  return pushUrl(controller, (await context.dialect()).pushesTo, app);
}

const isOverHttp = (url: string): boolean => /^https?:\/\//.test(url);
const helperOf = (url: string): string => `credential.${url}.helper`;
const proxyOf = (url: string): string => `http.${url}.proxy`;

/**
 * Has git ask this program for the login when it pushes to a URL over HTTP, and nobody else: the token is in none of git's
 * files. Nothing is done for other URLs.
 */
export async function configurePush({ git, host, chosen }: Context, url: string): Promise<void> {
  if (!isOverHttp(url)) return;
  const profile = chosen.reason === 'usual' ? [] : ['--config', chosen.profile];
  const helper = spellWords([...host.self, '__credential', ...profile]);
  // The empty one takes away those of the user, which would keep the token, or open a window.
  await git.configure(helperOf(url), ['', `!${helper}`]);
  // A proxy would be asked for addresses of this machine as well.
  await git.configure(proxyOf(url), '');
}

/** Takes the settings for a URL away again. */
export async function forgetPush({ git }: Pick<Context, 'git'>, url: string): Promise<void> {
  if (!isOverHttp(url)) return;
  for (const name of [helperOf(url), proxyOf(url)]) await git.configure(name, undefined).catch(() => undefined);
}
