import { domainToASCII } from 'node:url';
import { invalid } from '../wire/refusal.ts';
import type { Rules } from '../rules/rules.ts';

/**
 * The domain that a user means, as it is stored: without a final dot, international names in their ASCII form, upper
 * case kept. Throws a 400 refusal for what is no host name; a wildcard is its first label, where the rules let it be.
 */
export function readHostname(
  given: string,
  { wildcardDomains, internationalNames, doubleHyphens, words }: Rules,
): string {
  const name = given.replace(/\.$/, '');
  const labels = name.split('.');
  if (labels[0] === '*') {
    if (!wildcardDomains) throw wrong('Adding a wildcard subdomain is currently not supported.');
    if (labels.length === 1) throw wrong("Hostname can't only be a wildcard");
  }
  const ascii = labels.map((label, index) =>
    index === 0 && label === '*' ? label : asciiLabel(label, internationalNames),
  );
  if (!doubleHyphens && name.includes('--')) throw wrong(words.badHostname(given, name));
  const bad = ascii.indexOf(undefined);
  if (bad !== -1) throw wrong(words.badHostname(given, labels[bad] ?? ''));
  if (/^\d+$/.test(ascii.at(-1) ?? '')) throw wrong('Hostname does not look valid.');
  const hostname = ascii.join('.');
  if (hostname.length > 253) throw wrong('Hostname must be 253 characters or less.');
  return hostname;
}

function asciiLabel(label: string, isInternational: boolean): string | undefined {
  const isAscii = !isInternational || /^[\x21-\x7e]+$/.test(label);
  const ascii = isAscii ? label : domainToASCII(label);
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(ascii) ? ascii : undefined;
}

function wrong(message: string): Error {
  return invalid({ domain: [message] });
}
