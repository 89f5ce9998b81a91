import type { Api } from '../api/client.ts';
import { day, expiry } from '../certificates/expiry.ts';
import { checkPair } from '../certificates/pair.ts';
import type { Context } from '../cli/context.ts';
import { command, type Group } from '../cli/define.ts';
import { argument, asIs, identifier, limit, manyArguments } from '../cli/inputs.ts';
import { Failure } from '../errors.ts';
import { Certificate } from '../models/certificate.ts';
import { type Cell, done, heading, line, pairs, table } from '../output/view.ts';
import { readTextFile } from '../text-file.ts';
import { readDomain } from './domain-name.ts';
import { inShort, inTurn } from './in-turn.ts';
import { hintAtMissing } from './not-found.ts';
import { okIfUnchanged, orUnchanged } from './unchanged.ts';

const name = argument('name', 'the name of the certificate', identifier('name'), { completes: 'certificate' });

const missing = hintAtMissing('certs:list shows your certificates.');
const missingEither = hintAtMissing('certs:list shows your certificates, and domains:list the domains of an app.');

const list = command({
  summary: 'list your TLS certificates',
  options: { limit },
  examples: ['certs:list'],
  operations: ['certs.list'],
  output: { type: 'array', items: Certificate },
  async run({ limit: most }, { api, host }) {
    return { page: await api('certs.list', { limit: most }), now: host.now() };
  },
  json: ({ page }) => page.items,
  view: ({ page, now }) => [
    ...(page.items.length === 0 ? [line('No certs')] : []),
    table(
      ['NAME', 'COMMON NAME', 'SAN', 'EXPIRES', 'DOMAINS'],
      page.items.map((each) => [
        each.name,
        each.common_name,
        joined(each.san),
        expiry(each.expires, now, day),
        joined(each.domains),
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
  const names = [certificate.name, commonName ?? '', joined(san)];
  return [...names, end || unknown, short, joined(domains), dayOrUnknown(updated), dayOrUnknown(created)];
}

const unknown = 'unknown';

function dayOrUnknown(moment: string | undefined): string {
  return day(moment) || unknown;
}

function dayOrAgo(moment: string | undefined): Cell {
  return { moment: moment ?? unknown, plain: dayOrUnknown(moment) };
}

function joined(names: readonly string[] | undefined): string {
  return (names ?? []).join(',');
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

const info = command({
  summary: 'show a TLS certificate',
  args: { name },
  examples: ['certs:info example-com'],
  operations: ['certs.info'],
  output: Certificate,
  async run({ name: id }, { api, host }) {
    return { certificate: await api('certs.info', { name: id }).catch(missing), now: host.now() };
  },
  json: ({ certificate }) => certificate,
  view: ({ certificate: { domains, san, ...certificate }, now }) => [
    heading(`${certificate.name} Certificate`),
    pairs([
      ['Common Name(s):', certificate.common_name],
      ['Expires At:', certificate.expires === undefined ? unknown : expiry(certificate.expires, now, day)],
      ['Starts At:', dayOrAgo(certificate.starts)],
      ['Fingerprint:', certificate.fingerprint],
      ['Subject Alt Name:', joined(san) || 'N/A'],
      ['Issuer:', certificate.issuer],
      ['Subject:', certificate.subject],
    ]),
    line(''),
    pairs([
      ['Connected Domains:', joined(domains) || 'No connected domains'],
      ['Owner:', certificate.owner],
      ['Created:', dayOrAgo(certificate.created)],
      ['Updated:', dayOrAgo(certificate.updated)],
    ]),
  ],
});

const add = command({
  summary: 'add a TLS certificate and its private key',
  description:
    'Both files are in PEM form; certificates that signed it may follow it in its file. They are checked before anything is sent: the key must be that of the certificate and have no passphrase.',
  args: {
    name: argument('name', 'the name that it gets: lower-case letters, digits and hyphens', identifier('name')),
    certificate: argument('certificate', 'the file of the certificate', asIs, { completes: 'file' }),
    key: argument('key', 'the file of the private key', asIs, { completes: 'file' }),
  },
  examples: ['certs:add example-com example.com.pem example.com.key'],
  operations: ['certs.add'],
  output: Certificate,
  doing: () => 'Adding SSL endpoint',
  async run({ name: id, certificate: certificatePath, key: keyPath }, { api, host, note }) {
    const certificate = readTextFile(certificatePath, host.directory);
    const key = readTextFile(keyPath, host.directory);
    const { validFrom, validTo } = checkPair({ certificate, certificatePath, key, keyPath });
    const now = host.now().getTime();
    if (Date.parse(validFrom) > now) note(`It is not valid before ${validFrom}.`);
    if (Date.parse(validTo) <= now) note(`It is expired: it was valid until ${validTo}.`);
    return api('certs.add', { name: id, certificate, key });
  },
  view: () => [done()],
});

const remove = command({
  summary: 'remove a TLS certificate',
  args: { name },
  examples: ['certs:remove example-com'],
  operations: ['certs.remove'],
  output: { title: 'RemovedCertificate', type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  doing: ({ name: id }) => `Removing ${id}`,
  async run({ name: id }, { api }) {
    await api('certs.remove', { name: id }).catch(missing);
    return { name: id };
  },
  view: () => [done()],
});

const domains = manyArguments('domain', 'a domain of one of your apps', readDomain, { completes: 'domain' });

const Attachment = {
  title: 'Attachment',
  type: 'object',
  properties: { name: { type: 'string' }, domains: { type: 'array', items: { type: 'string' } } },
  required: ['name', 'domains'],
} as const;

const attach = command({
  summary: 'attach a TLS certificate to domains',
  args: { name, domains },
  options: { okIfUnchanged },
  examples: ['certs:attach example-com www.example.com', 'certs:attach example-com example.com www.example.com'],
  operations: ['certs.attach', 'certs.info'],
  output: Attachment,
  doing: ({ name: id, domains: names }) => `Attaching certificate ${id} to ${inShort(names, 'domain ')}`,
  async run({ name: id, domains: names, okIfUnchanged: ok }, context) {
    await inTurn(names, (domain) => attachOne(context, id, domain, ok).catch(missingEither), context);
    return { name: id, domains: names };
  },
  view: () => [done()],
});

/** Controllers say the same where the domain has another certificate: which one it is must be looked at. */
function attachOne(context: Context, id: string, domain: string, isOkIfUnchanged: boolean): Promise<null> {
  const { api } = context;
  return orUnchanged(
    {
      operation: 'certs.attach',
      isOkIfUnchanged,
      make: () => api('certs.attach', { name: id, domain }),
      async look() {
        const { domains: attached = [] } = await api('certs.info', { name: id });
        return attached.includes(domain) ? null : undefined;
      },
    },
    context,
  );
}

const detach = command({
  summary: 'detach a TLS certificate from domains',
  description:
    'The certificate stays. What older controllers would take for its destruction is never sent: they are looked at first, and the certificate is read afterwards.',
  args: { name, domains },
  examples: ['certs:detach example-com www.example.com'],
  operations: ['certs.detach', 'certs.info'],
  output: Attachment,
  doing: ({ name: id, domains: names }) => `Detaching certificate ${id} from ${inShort(names, 'domain ')}`,
  async run({ name: id, domains: names }, context) {
    await inTurn(names, (domain) => detachOne(context.api, id, domain), context);
    return { name: id, domains: names };
  },
  view: () => [done()],
});

async function detachOne(api: Api, id: string, domain: string): Promise<void> {
  await api('certs.detach', { name: id, domain }).catch(missingEither);
  const certificate = await api('certs.info', { name: id }).catch((cause: unknown) => {
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
    const message = `The controller says that ${domain} is detached, and then does not show the certificate`;
    throw new Failure(cause.kind, `${message}: ${cause.message}`, { status: cause.status, cause });
  });
  if (certificate.domains?.includes(domain) === true) {
    throw new Failure(
      'controller',
      `The controller says that ${domain} is detached, and it still is attached to ${id}.`,
    );
  }
}

/** Commands of TLS certificates. */
export const certs: Group = { list, info, add, remove, attach, detach };
