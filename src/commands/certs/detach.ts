import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';
import { afterChange } from '../../changes/after-change.ts';
import { notThere } from '../../changes/not-there.ts';
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
    await forEachDomain(names, (domain) => detachOne(context, certificate, domain), context);
    return { name: id, domains: names };
  },
  view: ({ name: id, domains: names }) => [done(undefined, `Detached ${id} from ${nameDomains(names)}`)],
});

async function detachOne(context: Context, named: NamedCertificate, domain: string): Promise<void> {
  const { api } = context;
  const { name: id } = named;
  await requireAttached(api, named, domain);
  await api('certs.detach', { ...named, domain }).catch(hintIfNoCertificateOrDomain);
  const certificate = await afterChange(() => api('certs.info', named).catch(destroyed), context);
  if (certificate === 'destroyed') {
    throw new Failure('controller', `The controller destroyed the certificate ${id} instead of detaching ${domain}.`, {
      hint: 'Add it again with certs:add, and upgrade the controller.',
    });
  }
  if (certificate?.domains?.includes(domain) === true) throw notThere(`${domain} is still attached to ${id}`);
}

function destroyed(error: unknown): 'destroyed' {
  if (error instanceof Failure && error.status === 404) return 'destroyed';
  throw error;
}
