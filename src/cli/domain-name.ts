import { domainToASCII } from 'node:url';
import { checkIdentifier } from '../api/identifiers.ts';
import { usageFailure } from '../base/errors.ts';
import type { Domain } from '../models/domain.ts';

/** Domains in the order of their names, in which the Go clients show them. */
export function sortDomains(domains: readonly Domain[]): readonly Domain[] {
  return [...domains].sort(({ domain: one }, { domain: other }) => (one < other ? -1 : 1));
}

/**
 * Takes a word as a domain, wildcards too. International names become the ASCII form in which controllers keep them;
 * other names stay as typed, because controllers tell upper from lower case. Throws a usage failure on what is no domain.
 */
export function readDomain(word: string): string {
  checkIdentifier('domain', word);
  if (/^[\x21-\x7e]+$/.test(word)) return word;
  const ascii = domainToASCII(word);
  if (ascii === '') throw usageFailure(`"${word}" is not a valid domain name.`);
  return ascii;
}
