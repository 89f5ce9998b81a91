import type { Api } from '../../api/client.ts';
import { Failure } from '../../base/errors.ts';
import { hintIfNoCertificateOrDomain } from './attachment.ts';

/**
 * Makes sure that a domain has the certificate of that name. Workflow and Hephy detach whatever certificate a domain
 * has, whichever is named and whoever owns it. Rejects otherwise, and says what is attached where.
 */
export async function requireAttached(api: Api, id: string, domain: string): Promise<void> {
  const { domains } = await api('certs.info', { name: id }).catch(hintIfNoCertificateOrDomain);
  if (domains?.includes(domain) === true) return;
  const message = `The certificate ${id} is not attached to ${domain}; nothing was sent.`;
  const others = domains ? `It is attached to ${domains.join(', ') || 'no domain'}.` : 'Its domains are not known.';
  const owner = await certificateOn(api, domain);
  if (owner === undefined) throw new Failure('not_found', message, { hint: others });
  throw new Failure('refused', message, { hint: `${domain} has the certificate ${owner}. ${others}` });
}

/** The name of the certificate that a domain has, among those that the user can see. */
async function certificateOn(api: Api, domain: string): Promise<string | undefined> {
  const { items } = await api('certs.list', {});
  return items.find(({ domains }) => domains?.includes(domain))?.name;
}
