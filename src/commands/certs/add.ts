import { command } from '../../cli/define.ts';
import { argument, anyText, option, optionalArgument } from '../../cli/inputs.ts';
import { forEachDomain } from '../../changes/for-each-domain.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { Certificate } from '../../models/certificate.ts';
import { commonNameOf, readWords } from './certificate-words.ts';
import { done } from '../../output/view.ts';
import { certificatesOf, ofApp } from './of-app.ts';

export default command({
  summary: 'add a certificate and its private key',
  description:
    'Both files must be in PEM format. Certificates of the signing authorities may follow in the same file. Both are checked before any request: the key must match the certificate and have no passphrase.',
  args: {
    name: argument(
      'name',
      'name of the certificate: lower-case letters, digits and hyphens; in Deis v1 its common name, which may be left out',
      anyText,
    ),
    certificate: argument('certificate', 'certificate file', anyText, { completes: 'file' }),
    key: optionalArgument('key', 'private key file', anyText, { completes: 'file' }),
  },
  options: {
    app: ofApp,
    commonName: option('name', 'common name to add it under, instead of a name (Deis v1)', anyText),
    subjectAltNames: option('names', 'names to add it under, one by one, e.g. a.com,b.com (Deis v1)', anyText),
  },
  examples: [
    'certs:add example-com example.com.pem example.com.key',
    'certs:add example.com.pem example.com.key --common-name=www.example.com',
  ],
  operations: ['certs.add'],
  output: { anyOf: [Certificate, { type: 'array', items: Certificate }] },
  doing: () => 'Adding SSL endpoint',
  async run({ app, ...words }, context) {
    const { api, host, note } = context;
    await api.require('certs.add');
    const { names, certificate, key, leaf } = await readWords(words, context);
    // Deis 1.5 gives a certificate the name that is in it, and no other.
    if (names.some((name) => name !== commonNameOf(leaf))) await requireParameter(context, 'certs.add', 'name');
    const now = host.now().getTime();
    if (Date.parse(leaf.validFrom) > now) note(`It is not valid before ${leaf.validFrom}.`);
    if (Date.parse(leaf.validTo) <= now) note(`It is expired: it was valid until ${leaf.validTo}.`);
    const place = await certificatesOf(app, context);
    const addOne = (name: string): Promise<Partial<Certificate>> =>
      api('certs.add', { ...place, name, certificate, key });
    const added = await forEachDomain(names, addOne, context);
    return { names, added };
  },
  json: ({ added }) => (added.length === 1 ? added[0] : added),
  view: ({ names }) => [done(undefined, `Added certificate ${names.join(', ')}`)],
});
