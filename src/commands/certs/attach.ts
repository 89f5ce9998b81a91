import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { done } from '../../output/view.ts';
import { nameDomains, forEachDomain } from '../../changes/for-each-domain.ts';
import { okIfUnchanged, makeChange } from '../../changes/ok-if-unchanged.ts';
import { domainArguments, Attachment, hintIfNoCertificateOrDomain } from './attachment.ts';
import { certificatesOf, type NamedCertificate, ofApp } from './of-app.ts';
import { certificateName } from './certificate-name.ts';

export default command({
  summary: 'attach a certificate to domains',
  args: { name: certificateName, domains: domainArguments },
  options: { app: ofApp, okIfUnchanged },
  examples: ['certs:attach example-com www.example.com', 'certs:attach example-com example.com www.example.com'],
  operations: ['certs.attach', 'certs.info'],
  output: Attachment,
  doing: ({ name: id, domains: names }) => `Attaching certificate ${id} to ${nameDomains(names, 'domain ')}`,
  async run({ name: id, domains: names, app, okIfUnchanged: ok }, context) {
    const certificate = { ...(await certificatesOf(app, context)), name: id };
    await forEachDomain(
      names,
      (domain) => attachOne(context, certificate, domain, ok).catch(hintIfNoCertificateOrDomain),
      context,
    );
    return { name: id, domains: names };
  },
  view: ({ name: id, domains: names }) => [done(undefined, `Attached ${id} to ${nameDomains(names)}`)],
});

/** Controllers say the same where the domain has another certificate: which one it is must be looked at. */
function attachOne(
  context: Context,
  certificate: NamedCertificate,
  domain: string,
  isOkIfUnchanged: boolean,
): Promise<null> {
  const { api } = context;
  return makeChange(
    {
      operation: 'certs.attach',
      isOkIfUnchanged,
      make: () => api('certs.attach', { ...certificate, domain }),
      async look() {
        const { domains: attached = [] } = await api('certs.info', certificate);
        return attached.includes(domain) ? null : undefined;
      },
    },
    context,
  );
}
