import { checkPair } from '../../certificates/pair.ts';
import { command } from '../../cli/define.ts';
import { argument, identifier, anyText } from '../../cli/inputs.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { Certificate } from '../../models/certificate.ts';
import { checkNewName } from './certificate-name.ts';
import { done } from '../../output/view.ts';
import { readNamedText } from '../../base/text-file.ts';
import { certificatesOf, ofApp } from './of-app.ts';

export default command({
  summary: 'add a certificate and its private key',
  description:
    'Both files must be in PEM format. Certificates of the signing authorities may follow in the same file. Both are checked before any request: the key must match the certificate and have no passphrase.',
  args: {
    name: argument(
      'name',
      'name of the certificate: lower-case letters, digits and hyphens; in Deis v1 its common name',
      identifier('certificate'),
    ),
    certificate: argument('certificate', 'certificate file', anyText, { completes: 'file' }),
    key: argument('key', 'private key file', anyText, { completes: 'file' }),
  },
  options: { app: ofApp },
  examples: ['certs:add example-com example.com.pem example.com.key'],
  operations: ['certs.add'],
  output: Certificate,
  doing: () => 'Adding SSL endpoint',
  async run({ name: id, certificate: certificatePath, key: keyPath, app }, context) {
    const { api, host, note } = context;
    await api.require('certs.add');
    await checkNewName(context, id);
    const certificate = await readNamedText(certificatePath, host.directory, host.interrupted);
    const key = await readNamedText(keyPath, host.directory, host.interrupted);
    const { validFrom, validTo, subject } = checkPair({ certificate, certificatePath, key, keyPath });
    // Deis 1.5 gives a certificate the name that is in it, and no other.
    if (!subject.split('\n').includes(`CN=${id}`)) await requireParameter(context, 'certs.add', 'name');
    const now = host.now().getTime();
    if (Date.parse(validFrom) > now) note(`It is not valid before ${validFrom}.`);
    if (Date.parse(validTo) <= now) note(`It is expired: it was valid until ${validTo}.`);
    return api('certs.add', { ...(await certificatesOf(app, context)), name: id, certificate, key });
  },
  view: (_, { name: id }) => [done(undefined, `Added certificate ${id}`)],
});
