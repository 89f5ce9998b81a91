import { checkPair } from '../../certificates/pair.ts';
import { command } from '../../cli/define.ts';
import { argument, identifier, anyText } from '../../cli/inputs.ts';
import { Certificate } from '../../models/certificate.ts';
import { done } from '../../output/view.ts';
import { readNamedText } from '../../base/text-file.ts';

export default command({
  summary: 'add a TLS certificate and its private key',
  description:
    'Both files are in PEM form; certificates that signed it may follow it in its file. They are checked before anything is sent: the key must be that of the certificate and have no passphrase.',
  args: {
    name: argument('name', 'the name that it gets: lower-case letters, digits and hyphens', identifier('name')),
    certificate: argument('certificate', 'the file of the certificate', anyText, { completes: 'file' }),
    key: argument('key', 'the file of the private key', anyText, { completes: 'file' }),
  },
  examples: ['certs:add example-com example.com.pem example.com.key'],
  operations: ['certs.add'],
  output: Certificate,
  doing: () => 'Adding SSL endpoint',
  async run({ name: id, certificate: certificatePath, key: keyPath }, { api, host, note }) {
    const certificate = await readNamedText(certificatePath, host.directory, host.interrupted);
    const key = await readNamedText(keyPath, host.directory, host.interrupted);
    const { validFrom, validTo } = checkPair({ certificate, certificatePath, key, keyPath });
    const now = host.now().getTime();
    if (Date.parse(validFrom) > now) note(`It is not valid before ${validFrom}.`);
    if (Date.parse(validTo) <= now) note(`It is expired: it was valid until ${validTo}.`);
    return api('certs.add', { name: id, certificate, key });
  },
  view: () => [done()],
});
