import { expiry, day } from '../../certificates/expiry.ts';
import { command } from '../../cli/define.ts';
import { Certificate } from '../../models/certificate.ts';
import { type Cell, heading, pairs, line } from '../../output/view.ts';
import { unknownText, dayOrUnknown, joinNames } from './certificate-cells.ts';
import { certificatesOf, ofApp } from './of-app.ts';
import { certificateName, hintIfNoCertificate } from './certificate-name.ts';

function dayOrAgo(moment: string | undefined): Cell {
  return { moment: moment ?? unknownText, plain: dayOrUnknown(moment) };
}

export default command({
  summary: 'show a certificate',
  args: { name: certificateName },
  options: { app: ofApp },
  examples: ['certs:info example-com'],
  operations: ['certs.info'],
  output: Certificate,
  async run({ name: id, app }, context) {
    const { api, host } = context;
    const owner = await certificatesOf(app, context);
    return { certificate: await api('certs.info', { ...owner, name: id }).catch(hintIfNoCertificate), now: host.now() };
  },
  json: ({ certificate }) => certificate,
  view: ({ certificate: { domains, san, ...certificate }, now }) => [
    heading(`${certificate.name} Certificate`),
    pairs([
      ['Common Name(s):', certificate.common_name],
      ['Expires At:', certificate.expires === undefined ? unknownText : expiry(certificate.expires, now, day)],
      ['Starts At:', dayOrAgo(certificate.starts)],
      ['Fingerprint:', certificate.fingerprint],
      ['Subject Alt Name:', joinNames(san) || 'N/A'],
      ['Issuer:', certificate.issuer],
      ['Subject:', certificate.subject],
    ]),
    line(''),
    pairs([
      ['Connected Domains:', joinNames(domains) || 'No connected domains'],
      ['Owner:', certificate.owner],
      ['Created:', dayOrAgo(certificate.created)],
      ['Updated:', dayOrAgo(certificate.updated)],
    ]),
  ],
});
