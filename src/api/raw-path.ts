import { usageFailure } from '../base/errors.ts';
import type { ControllerUrl } from './controller-url.ts';
import { checkIdentifier } from './identifiers.ts';

/** What stands in a path behind these words, by the parameter whose rule it must keep. */
const named: Readonly<Record<string, string>> = { apps: 'app', certs: 'name', domains: 'domain', domain: 'domain' };

/** Deis v1 knows a certificate by its common name. */
const inV1: typeof named = { ...named, certs: 'certificate' };

/**
 * Where a path that somebody typed leads, relative to the controller's URL: `apps` gets the version before it, `/v2/apps`
 * has one, and a whole URL must be of the controller. Its dots are resolved, so that what is looked at is what is sent.
 * Throws a usage failure where it leaves the controller, or holds a name that some controllers would cut short.
 */
export function rawPath(typed: string, controller: ControllerUrl, prefix: string): string {
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(typed);
  const hasVersion = /^\/?v\d+(?:\/|$)/.test(typed);
  const relative = `${hasVersion ? '' : prefix}/${typed.replace(/^\/+/, '')}`;
  const address = isWhole ? typed : `${controller}${relative}`;
  if (/[\p{Cc}\\]/u.test(typed) || !URL.canParse(address)) throw usageFailure('This is not a path of the controller.');
  const url = new URL(address);
  const root = new URL(controller);
  const base = root.pathname.replace(/\/$/, '');
  if (url.origin !== root.origin || !url.pathname.startsWith(`${base}/`)) {
    throw usageFailure(`The path points away from ${controller}, and the token is sent nowhere else.`);
  }
  if (url.hash !== '') throw usageFailure('A path has no fragment; write # as %23.');
  const path = url.pathname.slice(base.length);
  checkNames(path, prefix === '/v1' && !path.startsWith('/v2/') ? inV1 : named);
  return `${path}${url.search}`;
}

function checkNames(path: string, rules: typeof named): void {
  const segments = path.split('/').filter(Boolean).map(decode);
  segments.forEach((segment, index) => {
    const before = segments[index - 1] ?? '';
    const parameter = Object.hasOwn(rules, before) ? rules[before] : undefined;
    if (parameter !== undefined) checkIdentifier(parameter, segment);
    if (segment.includes('/')) throw usageFailure('A name in the path contains a slash.');
  });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw usageFailure('The path is not valid in a URL.');
  }
}

/** The paths of the resources before a path that name something, shortest first: `/v2/apps/foo` of `/v2/apps/foo/domains/x`. */
export function ancestors(path: string): readonly string[] {
  const segments = path.replace(/\?.*/, '').split('/').filter(Boolean);
  return segments.slice(3).map((_, index) => `/${segments.slice(0, index + 3).join('/')}/`);
}
