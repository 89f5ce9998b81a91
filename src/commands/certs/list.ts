import { expiry, day } from '../../certificates/expiry.ts';
import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { Certificate } from '../../models/certificate.ts';
import { either, line, nothing, table } from '../../output/view.ts';
import { certificatesOf, ofApp } from './of-app.ts';
import { joinNames, unknownText, dayOrUnknown } from './certificate-cells.ts';

export default command({
  summary: 'list your certificates',
  options: { app: ofApp, limit },
  examples: ['certs:list'],
  operations: ['certs.list'],
  output: { type: 'array', items: Certificate },
  async run({ app, limit: most }, context) {
    const { api, host } = context;
    const owner = await certificatesOf(app, context);
    return { page: await api('certs.list', { ...owner, limit: most }), now: host.now() };
  },
  json: ({ page }) => page.items,
  view: ({ page, now }) => [
    ...(page.items.length === 0
      ? [
          either({
            terminal: [nothing('No certificates.', ['Add one', 'certs:add NAME CERTIFICATE KEY'])],
            pipe: [line('No certs')],
          }),
        ]
      : []),
    table(
      ['NAME', 'FOR', 'EXPIRES', 'ATTACHED TO'],
      page.items.map((each) => [
        each.name,
        [...new Set([each.common_name ?? '', ...(each.san ?? [])])].filter((name) => name !== '').join(' '),
        expiry(each.expires, now, day),
        (each.domains ?? []).join(' '),
      ]),
      bars(page.items.map((each) => wideRow(each, now))),
    ),
  ],
});

const wideTitles = [
  'Name',
  'Common Name',
  'SubjectAltName',
  'Expires',
  'Fingerprint',
  'Domains',
  'Updated',
  'Created',
] as const;

/** The eight columns that the Go clients print. */
function wideRow(certificate: Certificate, now: Date): string[] {
  const { common_name: commonName, san, expires, fingerprint = '', domains, updated, created } = certificate;
  const end = expiry(expires, now, day).text;
  const short = fingerprint.length > 10 ? `${fingerprint.slice(0, 5)}[...]${fingerprint.slice(-5)}` : fingerprint;
  const names = [certificate.name, commonName ?? '', joinNames(san)];
  return [...names, end || unknownText, short, joinNames(domains), dayOrUnknown(updated), dayOrUnknown(created)];
}

/** Rows with bars between their columns, below titles and a rule, as the Go clients print tables. */
function bars(rows: readonly (readonly string[])[]): string[] {
  const widths = wideTitles.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const join = (cells: readonly string[]): string => `  ${cells.join(' | ')}`.trimEnd();
  const titles = wideTitles.map((title, column) => {
    const room = (widths[column] ?? 0) - title.length;
    return `${' '.repeat(Math.floor(room / 2))}${title}${' '.repeat(Math.ceil(room / 2))}`;
  });
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
  return [join(titles), rule, ...rows.map((row) => join(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))))];
}
