import exchanges from '../exchanges.json' with { type: 'json' };
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { isJsonObject, type JsonObject } from '../../src/base/json-object.ts';
import { material } from './document-states.ts';

/** One exchange as an API document shows it. */
export interface Exchange {
  readonly doc: string;
  readonly title: string;
  readonly n: number;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  /** Parameters that may be sent as well, where the document names some. */
  readonly optional: JsonObject | null;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

/** All exchanges, with the documents' placeholders replaced by real material; the rest is as it was written. */
export const documented: readonly Exchange[] = (exchanges as readonly unknown[]).map((exchange) => {
  const { doc } = exchange as Exchange;
  const product = doc.startsWith('drycc') ? 'drycc' : 'deis';
  return replaceText(exchange, (text) => fillPlaceholder(text, product)) as Exchange;
});

function fillPlaceholder(text: string, product: string): string {
  switch (text) {
    case 'ssh-rsa <...>':
      return material.publicKey;
    case '-----BEGIN CERTIFICATE-----':
      return material.certificate(product);
    case '-----BEGIN RSA PRIVATE KEY-----':
      return material.privateKey;
    default:
      // The mirror of one document masks email addresses.
      return text
        .replace('/[email\u00a0protected]', '/emailAddress=engineering@drycc.cc')
        .replace('[email\u00a0protected]', 'test@example.com');
  }
}

function replaceText(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceText(item, replace));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaceText(item, replace)]));
}

interface Correction {
  readonly why: string;
  readonly applies: (operation: OperationName, exchange: Exchange, dialect: Dialect) => boolean;
  readonly correct: (response: Exchange['response'], dialect: Dialect) => Partial<Exchange['response']>;
}

const isV2: Correction['applies'] = (_operation, _exchange, dialect) => dialect.prefix === '/v2';

/** Where a document contradicts itself, or another of its rules, and what is expected instead. */
export const corrections: readonly Correction[] = [
  {
    why: 'D5: a GET that creates nothing is shown with 201',
    applies: (operation, exchange) => operation === 'keys.list' && exchange.response.status === 201,
    correct: () => ({ status: 200 }),
  },
  {
    why: 'D11: one answer among all is shown with another platform version',
    applies: (operation) => operation === 'apps.transfer',
    correct: ({ headers }, dialect) => ({ headers: { ...headers, [dialect.headers.platform]: dialect.platform } }),
  },
  {
    why: 'D14: release 2 is asked for, and release 1 is shown',
    applies: (operation, exchange, dialect) => operation === 'releases.info' && isV2(operation, exchange, dialect),
    correct: ({ body }) => ({
      body: {
        ...(body as object),
        version: 2,
        summary: 'test deployed 060da68',
        build: 'de1bf5b5-4a72-4f94-a10c-d2a3741cdf75',
      },
    }),
  },
  {
    why: 'D16: `echo hi` ends its line in every API',
    applies: (operation, _exchange, dialect) => operation === 'apps.run' && dialect.prefix === '/v1',
    correct: ({ body }) => ({ body: { ...(body as object), output: 'hi\n' } }),
  },
  {
    why: 'D22: the key is shown with an owner who did not add it',
    applies: (operation) => operation === 'keys.add',
    correct: ({ body }) => ({ body: { ...(body as object), owner: 'test' } }),
  },
  {
    why: 'the change that changes nothing is shown, which v2 refuses with 409',
    applies: (operation, exchange, dialect) => operation === 'releases.list' && isV2(operation, exchange, dialect),
    correct: ({ body }) => ({
      body: replaceText(body, (text) => text.replace('test changed nothing', 'test added PLATFORM')),
    }),
  },
];

/** The answer that an exchange promises, once its document's slips are corrected. */
export function promised(operation: OperationName, exchange: Exchange, dialect: Dialect): Exchange['response'] {
  return corrections
    .filter(({ applies }) => applies(operation, exchange, dialect))
    .reduce((response, { correct }) => ({ ...response, ...correct(response, dialect) }), exchange.response);
}
