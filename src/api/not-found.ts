import { Failure } from '../base/errors.ts';
import { isWordless } from '../http/refusal.ts';
import type { ControllerUrl } from './controller-url.ts';

/** How a thing that a parameter names is called, and where the ones that exist are listed. */
interface Thing {
  readonly kind: string;
  readonly hint?: string | undefined;
  /** The noun of the operations in which the parameter names it, where it is something else in others. */
  readonly noun?: string;
}

/** A request for something that was not found. */
export interface Sought {
  readonly operation: string;
  readonly params: object;
  readonly path: () => string;
}

// Commands about users know better what to do next.
const user: Thing = { kind: 'user' };
const pod: Thing = { kind: 'process', hint: 'ps:list shows the processes.' };

/** What the parameters of operations name, from the outside in. */
const things: Readonly<Record<string, Thing>> = {
  app: { kind: 'app', hint: 'apps:list shows the apps that you may see.' },
  version: { kind: 'release', hint: 'releases:list shows the releases.' },
  name: { kind: 'certificate', hint: 'certs:list shows your certificates.', noun: 'certs' },
  domain: { kind: 'domain', hint: 'domains:list shows the domains of an app.' },
  key: { kind: 'key', hint: 'keys:list shows your keys.', noun: 'keys' },
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
  invitation: { kind: 'invitation' },
  service: { kind: 'service' },
  resource: { kind: 'resource' },
  class: { kind: 'addon class' },
  deployment: { kind: 'deployment' },
};

/** How controllers say that what a parameter names is not there, for `named`. */
export function missing(parameter: string): string {
  const kind = things[parameter]?.kind;
  return kind === undefined ? 'Not found.' : `No ${kind} matches the given query.`;
}

/**
 * The same refusal, naming what was not found and where it was looked for, if the controller says no more than that
 * something was not found; Django's words for it may come with 400. Controllers that say which kind of thing it was are believed; the others may mean any of the
 * things that the request names. Where neither says what it was, that is the path.
 */
export function named(error: unknown, { operation, params, path }: Sought, controller: ControllerUrl): unknown {
  if (!(error instanceof Failure)) return error;
  const [, model] = /^(\w+) matching query does not exist\.?$/i.exec(error.message) ?? [];
  // Drycc says it so with 400.
  const unmatched = /^this process not found\.?$/i.test(error.message) ? 'process' : model;
  const isMissing = error.status === 404 || (error.status === 500 && error.kind === 'not_found');
  if (!isMissing && unmatched === undefined) return error;
  const [, word = unmatched ?? ''] = /^No ([\w ]+) matches the given query\.?$/i.exec(error.message) ?? [];
  const kind = word
    .toLowerCase()
    .replace(/^application$/, 'app')
    .replace(/^addoninstance$/, 'addon');
  if (isWordless(error)) return renamed(error, `${controller} returned 404 for ${path()}.`);
  if (kind === '' && !/^not found\.?$/i.test(error.message)) return error;
  const isNamed = (key: string): boolean => {
    const { noun } = Object.hasOwn(things, key) ? (things[key] ?? {}) : { noun: null };
    // The key of a certificate is no name, but a secret.
    return noun === undefined || noun === operation.split('.')[0];
  };
  const given = Object.entries(params).filter(([key, value]) => isNamed(key) && value !== undefined);
  const all = given.map(([key, value]) => ({ thing: things[key], value: String(value) }));
  const meant = all.filter(({ thing }) => thing?.kind === kind);
  const found = meant.length > 0 || kind !== '' ? meant : all;
  const { app } = params as { readonly app?: unknown };
  const ofApp = kind === 'release' && typeof app === 'string' ? ` of ${app}` : '';
  const texts = found.map(({ thing, value }) => `${spell(thing?.kind ?? '', value)}${ofApp}`);
  if (texts.length > 0) {
    const hint = found.length === 1 ? found[0]?.thing?.hint : undefined;
    return renamed(error, `${capitalized(texts.join(' or '))} not found on ${controller}.`, hint);
  }
  if (kind === '') return renamed(error, `${controller} returned 404 for ${path()}.`);
  const of = all.map(({ thing, value }) => ` of ${spell(thing?.kind ?? '', value)}`).join('');
  return renamed(error, `${capitalized(kind)}${of} not found on ${controller}.`);
}

function renamed(error: Failure, message: string, hint?: string): Failure {
  const { status, meaning } = error;
  return new Failure('not_found', message, { status, hint: error.hint ?? hint, meaning, cause: error });
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function spell(kind: string, value: string): string {
  return kind === 'release' ? `release v${value}` : `${kind} "${value}"`;
}
