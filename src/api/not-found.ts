import { Failure } from '../base/errors.ts';
import { isWordless } from '../http/refusal.ts';
import type { ControllerUrl } from './controller-url.ts';

/** How a thing that a parameter names is called, and where the ones that exist are listed. */
interface Thing {
  readonly kind: string;
  readonly hint?: string | undefined;
}

// Commands about users know better what to do next.
const user: Thing = { kind: 'user' };
const pod: Thing = { kind: 'process', hint: 'ps:list shows the processes.' };

/** What the parameters of operations name, from the outside in. */
const things: Readonly<Record<string, Thing>> = {
  app: { kind: 'app', hint: 'apps:list shows the apps that you may see.' },
  version: { kind: 'release', hint: 'releases:list shows the releases.' },
  name: { kind: 'certificate', hint: 'certs:list shows your certificates.' },
  domain: { kind: 'domain', hint: 'domains:list shows the domains of an app.' },
  key: { kind: 'key', hint: 'keys:list shows your keys.' },
  owner: user,
  username: user,
  type: { kind: 'process type', hint: pod.hint },
  pod,
  workspace: { kind: 'workspace', hint: 'workspaces:list shows your workspaces.' },
  gateway: { kind: 'gateway', hint: 'gateways:list shows the gateways of an app.' },
  route: { kind: 'route', hint: 'routes:list shows the routes of an app.' },
  volume: { kind: 'volume', hint: 'volumes:list shows the volumes of an app.' },
  addon: { kind: 'addon', hint: 'addons:list shows the addons of an app.' },
  uuid: { kind: 'token', hint: 'tokens:list shows your tokens.' },
};

/**
 * The same refusal, naming what was not found and where it was looked for, if the controller says no more than that
 * something was not found. Controllers that say which kind of thing it was are believed; the others may mean any of the
 * things that the request names.
 */
export function named(error: unknown, params: object, controller: ControllerUrl): unknown {
  if (!(error instanceof Failure) || error.status !== 404 || isWordless(error)) return error;
  const [, kind = ''] = /^No (\w+) matches the given query\.?$/i.exec(error.message) ?? [];
  if (kind === '' && !/^not found\.?$/i.test(error.message)) return error;
  const given = Object.entries(params).filter(([key, value]) => Object.hasOwn(things, key) && value !== undefined);
  const all = given.map(([key, value]) => ({ thing: things[key], value: String(value) }));
  const meant = all.filter(({ thing }) => thing?.kind === kind.toLowerCase());
  const found = meant.length > 0 || kind !== '' ? meant : all;
  const [one] = found;
  if (!one) return error;
  const text = found.map(({ thing, value }) => spell(thing?.kind ?? '', value)).join(' or ');
  const { status, hint = found.length === 1 ? one.thing?.hint : undefined } = error;
  const message = `${text.charAt(0).toUpperCase()}${text.slice(1)} not found on ${controller}.`;
  return new Failure(error.kind, message, { status, hint, meaning: error.meaning, cause: error });
}

function spell(kind: string, value: string): string {
  return kind === 'release' ? `release v${value}` : `${kind} "${value}"`;
}
