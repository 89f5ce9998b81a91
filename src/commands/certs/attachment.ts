import { manyArguments } from '../../cli/inputs.ts';
import { readDomain } from '../../cli/domain-name.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';

/** Adds to a "not found" failure how to list certificates and domains. */
export const hintIfNoCertificateOrDomain = hintIfMissing(
  'certs:list shows your certificates, and domains:list the domains of an app.',
);

/** The domains to attach to or detach from. */
export const domainArguments = manyArguments('domain', 'domain of one of your apps', readDomain, {
  completes: 'domain',
});

/** What `--json` prints of a certificate and a domain. */
export const Attachment = {
  title: 'Attachment',
  type: 'object',
  properties: { name: { type: 'string' }, domains: { type: 'array', items: { type: 'string' } } },
  required: ['name', 'domains'],
} as const;
