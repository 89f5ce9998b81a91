import type { Api } from '../../api/client.ts';
import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';
import { nameDomains, forEachDomain } from '../../changes/for-each-domain.ts';
import { domainArguments, Attachment, hintIfNoCertificateOrDomain } from './attachment.ts';
import { certificatesOf, type NamedCertificate, ofApp } from './of-app.ts';
import { certificateName } from './certificate-name.ts';
import { requireAttached } from './require-attached.ts';

export default command({
  summary: 'detach a certificate from domains',
  description:
    'The certificate is kept. Controllers detach whatever certificate a domain has, so the certificate is read first: no request is made unless it is attached to the domain. Never sends a request that an older controller would treat as deleting the certificate.',
  args: { name: certificateName, domains: domainArguments },
  options: { app: ofApp },
  examples: ['certs:detach example-com www.example.com'],
  operations: ['certs.detach', 'certs.info', 'certs.list'],
  output: Attachment,
  doing: ({ name: id, domains: names }) => `Detaching certificate ${id} from ${nameDomains(names, 'domain ')}`,
  async run({ name: id, domains: names, app }, context) {
    await context.api.require('certs.detach');
    const certificate = { ...(await certificatesOf(app, context)), name: id };
    await forEachDomain(names, (domain) => detachOne(context.api, certificate, domain), context);
    return { name: id, domains: names };
  },
  view: ({ name: id, domains: names }) => [done(undefined, `Detached ${id} from ${nameDomains(names)}`)],
});

async function detachOne(api: Api, named: NamedCertificate, domain: string): Promise<void> {
  const { name: id } = named;
  await requireAttached(api, named, domain);
  await api('certs.detach', { ...named, domain }).catch(hintIfNoCertificateOrDomain);
  const certificate = await api('certs.info', named).catch((cause: unknown) => {
    if (!(cause instanceof Failure)) throw cause;
    if (cause.status === 404) {
      throw new Failure(
        'controller',
        `The controller destroyed the certificate ${id} instead of detaching ${domain}.`,
        {
          hint: 'Add it again with certs:add, and upgrade the controller.',
          cause,
        },
      );
    }
    const message = `The controller says that ${domain} is detached, but does not show the certificate`;
    throw new Failure(cause.kind, `${message}: ${cause.message}`, { status: cause.status, cause });
  });
  if (certificate.domains?.includes(domain) === true) {
    throw new Failure(
      'controller',
      `The controller says that ${domain} is detached, but it is still attached to ${id}.`,
    );
  }
}
