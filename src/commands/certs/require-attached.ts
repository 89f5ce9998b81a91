import type { Api } from '../../api/client.ts';
import { Failure } from '../../base/errors.ts';
import { hintIfNoCertificateOrDomain } from './attachment.ts';
import type { NamedCertificate } from './of-app.ts';

/**
 * Makes sure that a domain has the certificate of that name. Workflow and Hephy detach whatever certificate a domain
 * has, whichever is named and whoever owns it. Rejects otherwise, and lists its domains.
 */
export async function requireAttached(api: Api, named: NamedCertificate, domain: string): Promise<void> {
  const { name: id } = named;
  const { domains } = await api('certs.info', named).catch(hintIfNoCertificateOrDomain);
  if (domains?.includes(domain) === true) return;
  const message = `The certificate ${id} is not attached to ${domain}; nothing was sent.`;
  const others = domains
    ? `${id} is attached to ${domains.join(', ') || 'no domain'}.`
    : `The domains of ${id} are not known.`;
  const owner = await certificateOn(api, named, domain);
  if (owner === undefined) throw new Failure('not_found', message, { hint: others });
  throw new Failure('refused', message, { hint: `${domain} has the certificate ${owner}. ${others}` });
}

/** The name of the certificate that a domain has, among those that the user can see. */
async function certificateOn(api: Api, { app }: NamedCertificate, domain: string): Promise<string | undefined> {
  const { items } = await api('certs.list', { app });
  return items.find(({ domains }) => domains?.includes(domain))?.name;
}
