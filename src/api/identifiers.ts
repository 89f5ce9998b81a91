import { usageFailure } from '../base/errors.ts';

interface Identifier {
  readonly called: string;
  readonly pattern: () => RegExp;
  readonly allowed: string;
}

const processType: Identifier = {
  called: 'process type',
  pattern: () => /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  allowed: 'lowercase letters, digits and single hyphens between them',
};

const resource = (called: string): Identifier => ({
  called,
  pattern: () => /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  allowed: processType.allowed,
});

const opaque = (called: string): Identifier => ({
  called,
  pattern: () => /^[\w.-]+$/,
  allowed: 'letters, digits, dots, hyphens and underscores',
});

/**
 * What may stand in a path, by the parameter of the route.
 *
 * URL patterns of Deis v1 and of Workflow up to 2.6 have no end: they take as much of an id as they know and drop the
 * rest, so that `DELETE apps/foo_bar/` destroys the app foo, and `DELETE certs/foo.bar` the certificate foo. An id that
 * a pattern could cut short is therefore never sent.
 */
const identifiers: Readonly<Record<string, Identifier>> = {
  app: { called: 'app name', pattern: () => /^[a-z0-9-]+$/, allowed: 'lowercase letters, digits and hyphens' },
  name: { called: 'certificate name', pattern: () => /^[a-z0-9-]+$/, allowed: 'lowercase letters, digits and hyphens' },
  // Deis v1 knows them by their common name.
  certificate: {
    called: 'certificate name',
    pattern: () => /^[-_*.A-Za-z0-9]+$/,
    allowed: 'letters, digits and - _ . *',
  },
  num: { called: 'process number', pattern: () => /^\d+$/, allowed: 'digits' },
  type: processType,
  pod: { called: 'process name', pattern: () => /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, allowed: processType.allowed },
  domain: {
    called: 'domain',
    pattern: () => /^(?:\*\.)?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?$/u,
    allowed: 'the labels of a host name, joined by dots',
  },
  version: { called: 'release', pattern: () => /^[1-9]\d*$/, allowed: 'a number, e.g. 3 or v3' },
  key: { called: 'key name', pattern: () => /^[^\p{Cc}\p{Cf}\p{Cs}]+$/u, allowed: 'no control characters' },
  workspace: { called: 'workspace', pattern: () => /^[a-z0-9]+$/, allowed: 'lowercase letters and digits' },
  gateway: resource('gateway name'),
  route: resource('route name'),
  volume: resource('volume name'),
  addon: resource('addon name'),
  resource: resource('resource name'),
  deployment: resource('deployment name'),
  class: opaque('addon class'),
  service: opaque('service'),
  plan: opaque('plan'),
  spec: opaque('spec'),
  login: opaque('login key'),
  uuid: opaque('token id'),
  invitation: opaque('invitation token'),
  /**
   * Of a file in a volume. Drycc 1.13 asks its filer for it without encoding it again: `a?b` would be a, and `#a` the whole
   * volume. A blank it does not find, and a quotation mark is sent on as something else.
   */
  path: {
    called: 'path in a volume',
    pattern: () => /^(?!\.{1,2}(?:\/|$))[^\s/?#%"\\\p{C}]+(?:\/(?!\.{1,2}(?:\/|$))[^\s/?#%"\\\p{C}]+)*$/u,
    allowed: 'names with slashes between them, without blanks and ? # % " \\, none of them . or ..',
  },
  username: {
    called: 'user name',
    pattern: () => /^[^\p{Cc}\p{Cf}\p{Cs}\s/?#]+$/u,
    allowed: 'no spaces, slashes or control characters',
  },
};

function ruleOf(parameter: string): Identifier {
  const identifier = identifiers[parameter];
  if (identifier === undefined) throw new TypeError(`no rule for the path parameter ${parameter}`);
  return identifier;
}

/** Whether the value may stand for that parameter in a path. */
export function isIdentifier(parameter: string, value: string): boolean {
  return value !== '.' && value !== '..' && ruleOf(parameter).pattern().test(value);
}

/** Throws a usage failure when the value may not stand for that parameter in a path. */
export function checkIdentifier(parameter: string, value: string): void {
  const identifier = ruleOf(parameter);
  if (!isIdentifier(parameter, value)) {
    const shown = value.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '?').slice(0, 80);
    throw usageFailure(`"${shown}" is not a valid ${identifier.called}. Allowed: ${identifier.allowed}.`);
  }
}

/** The part of a user name that the URL patterns of older controllers read; they drop what follows. */
export function readableUsername(username: string): string {
  return /^[-\w]*/.exec(username)?.[0] ?? '';
}
