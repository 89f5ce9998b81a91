import { readFileSync } from 'node:fs';
import { page, refused, Script, type Scripted, type Transcript, type Transcripts } from './transcript.ts';
import { failed, forbidden, gaveUp, missing, secondApis, staleToken, unknownPage } from './wire.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

const certificate = fixture('san.example.com.pem');
const key = fixture('san.example.com.key.pem');
const files = { 'san.pem': certificate, 'san.key': key };
const expired = { 'bar.pem': fixture('bar.com.deis.pem'), 'bar.key': fixture('bar.com.key.pem') };
/** A moment at which the certificate of `files` is good and that of `expired` no longer is. */
const now = '2027-01-01T12:00:00Z';

const certOf = (name: string, fields: object = {}): object => ({
  id: 1,
  owner: 'ada',
  domains: [],
  san: ['foo.example.com', 'www.foo.example.com'],
  created: '2016-06-09T00:00:00Z',
  updated: '2016-06-10T00:00:00Z',
  name,
  common_name: 'foo.example.com',
  fingerprint: '8A:D2:A2:F1:26:58:64:1F:98:37:CB:09:65:8C:8A:EE',
  expires: '2037-02-20T03:23:48Z',
  starts: '2016-06-01T03:23:48Z',
  issuer: '/C=US/CN=Test Root CA',
  subject: '/C=US/CN=foo.example.com',
  ...fields,
});

const adds = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  files,
  now,
  answers: { 'POST /v2/certs/': certOf('foo', { fingerprint: "b'8A:D2:A2:F1:26:58:64:1F'" }) },
  requests: [['POST /v2/certs/', { name: 'foo', certificate, key }]],
  exit: 0,
  stdout: 'Adding SSL endpoint... done\n',
  ...more,
});

const refusesToAdd = (name: string, answer: Scripted, exit: number, ...stderr: string[]): Transcript =>
  adds(name, 'certs:add foo san.pem san.key', {
    answers: { 'POST /v2/certs/': answer },
    exit,
    stdout: '',
    stderr,
  });

/** A command line that is wrong: nothing is asked, and nothing of a key is shown. */
const wrong = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  files,
  now,
  exit: 2,
  stdout: '',
  ...more,
});

const attaches = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { 'POST /v2/certs/foo/domain/': { status: 201 } },
  requests: [['POST /v2/certs/foo/domain/', { domain: 'www.example.com' }]],
  exit: 0,
  stdout: 'Attaching certificate foo to domain www.example.com... done\n',
  ...more,
});

const notAllowed = refused(405, { detail: 'Method "GET" not allowed.' });

/** Detaching: a controller that knows `domain/` answers 405 to a look at it, and has the certificate afterwards. */
const detaches = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: {
    'GET /v2/certs/foo/domain/': notAllowed,
    'GET /v2/certs/foo/domain/www.example.com': notAllowed,
    'GET /v2/certs/foo/domains/www.example.com/': unknownPage,
    'GET /v2/certs/foo': new Script(certOf('foo', { domains: ['www.example.com'] }), certOf('foo')),
    'DELETE /v2/certs/foo/domain/www.example.com': { status: 204 },
  },
  requests: [['DELETE /v2/certs/foo/domain/www.example.com']],
  exit: 0,
  stdout: 'Detaching certificate foo from domain www.example.com... done\n',
  ...more,
});

const lists = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  now,
  answers: { 'GET /v2/certs/': page(certOf('foo', { domains: ['foo.example.com'] })) },
  exit: 0,
  ...more,
});

/** TLS certificates by their names, as Workflow has them; Deis v1 knows other ones, by their common names. */
export const certs: Transcripts = [
  ...secondApis.map((api) =>
    adds(`certs:add sends both files as they are, on ${api}`, 'certs:add foo san.pem san.key', { api }),
  ),
  adds('drycc certs:add', 'certs:add foo san.pem san.key', { brand: 'drycc', api: 'drycc-2.1' }),
  adds('certs add, in two words', 'certs add foo san.pem san.key'),
  adds('certs:add takes paths', 'certs:add foo ./tls/foo.pem tls/foo.key', {
    files: { 'tls/foo.pem': certificate, 'tls/foo.key': key },
  }),
  adds('certs:add takes -- before its arguments', 'certs:add -- foo san.pem san.key'),
  adds('certs:add sends a chain whole', 'certs:add foo chain.pem san.key', {
    files: { 'chain.pem': `${certificate}${fixture('bar.com.deis.pem')}`, 'san.key': key },
    requests: [['POST /v2/certs/', { name: 'foo', certificate: `${certificate}${fixture('bar.com.deis.pem')}`, key }]],
  }),
  adds('certs:add sends an expired certificate, which controllers take', 'certs:add foo bar.pem bar.key', {
    files: expired,
    requests: [['POST /v2/certs/', { name: 'foo', certificate: expired['bar.pem'], key: expired['bar.key'] }]],
    stderr: ['expired'],
  }),
  wrong('certs:add of a key that is not that of the certificate', 'certs:add foo san.pem bar.key', {
    files: { ...files, ...expired },
    stderr: ['bar.key'],
  }),
  wrong('certs:add without files', 'certs:add foo'),
  wrong('certs:add without a key', 'certs:add foo san.pem'),
  wrong('certs:add with four arguments', 'certs:add foo san.pem san.key more'),
  wrong('certs:add of a file that is not there', 'certs:add foo nosuch.pem san.key', { stderr: ['nosuch.pem'] }),
  wrong('certs:add of a key that is not there', 'certs:add foo san.pem nosuch.key', { stderr: ['nosuch.key'] }),
  wrong('certs:add of a name that no controller takes', 'certs:add Foo.Bar san.pem san.key', { stderr: ['Foo.Bar'] }),
  wrong('certs:add of what is no certificate', 'certs:add foo notes.txt san.key', {
    files: { ...files, 'notes.txt': 'not a certificate\n' },
    stderr: ['notes.txt'],
  }),
  wrong('certs:add with the options of Deis v1', 'certs:add foo san.pem san.key --common-name=foo.example.com', {
    stderr: ['--common-name needs Deis v1'],
  }),
  wrong('certs:add with the other option of Deis v1', 'certs:add san.pem san.key --subject-alt-names=foo.example.com', {
    stderr: ['--subject-alt-names needs Deis v1'],
  }),
  wrong('certs:add with files in the wrong order', 'certs:add foo san.key san.pem'),
  refusesToAdd(
    'certs:add of a name that is there',
    refused(400, { name: ['certificate with this name already exists.'] }),
    6,
    'name: certificate with this name already exists.',
  ),
  refusesToAdd(
    'certs:add of what the controller cannot read says all that is wrong',
    refused(400, { certificate: ['Could not load certificate.'], key: ['Could not load private key.'] }),
    6,
    'certificate: Could not load certificate.',
    'key: Could not load private key.',
  ),
  refusesToAdd('certs:add with a token that is no longer good', staleToken, 4, 'is not valid.'),
  refusesToAdd('certs:add that is not allowed', forbidden, 4, 'You do not have permission'),
  refusesToAdd('certs:add on a controller that fails', failed, 8, 'Server Error'),

  ...secondApis.map((api) =>
    lists(`certs:list shows eight columns, on ${api}`, 'certs:list', {
      api,
      stdout: [
        ' Name | Common Name | SubjectAltName | Expires | Fingerprint | Domains | Updated | Created',
        ' foo | foo.example.com | foo.example.com,www.foo.example.com | 20 Feb 2037 (in 10 years) | 8A:D2[...]8A:EE | foo.example.com | 10 Jun 2016 | 9 Jun 2016',
      ],
    }),
  ),
  lists('certs is certs:list', 'certs', { stdout: [' Name |', ' foo |'] }),
  lists('certs:list says what is expired', 'certs:list', {
    answers: { 'GET /v2/certs/': page(certOf('foo', { expires: '2014-11-10T00:00:00Z', san: [] })) },
    stdout: [' foo | foo.example.com | | 10 Nov 2014 (expired) |'],
  }),
  lists('certs:list says so where there is none', 'certs:list', {
    answers: { 'GET /v2/certs/': page() },
    stdout: ['No certs'],
  }),
  ...['--limit=1', '-l 1', '-l1'].map((limit) =>
    lists(`certs:list ${limit} asks for one`, `certs:list ${limit}`, {
      answers: { 'GET /v2/certs/?limit=1': { ...page(certOf('foo')), count: 2 } },
      stdout: [' foo |'],
    }),
  ),
  lists('certs:list --limit=0 asks for all', 'certs:list --limit=0', { stdout: [' foo |'] }),
  wrong('certs:list with a limit that is no number', 'certs:list --limit=x', { stderr: ['x'] }),
  lists('certs:list that is not allowed', 'certs:list', {
    answers: { 'GET /v2/certs/': forbidden },
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission'],
  }),

  ...secondApis.map((api): Transcript => ({
    name: `certs:info shows a certificate, on ${api}`,
    argv: 'certs:info foo',
    api,
    now,
    answers: { 'GET /v2/certs/foo': certOf('foo', { domains: ['a.example.com', 'b.example.com'] }) },
    exit: 0,
    stdout: [
      '=== foo Certificate',
      'Common Name(s): foo.example.com',
      'Expires At:',
      'Starts At:',
      'Fingerprint: 8A:D2:A2:F1:26:58:64:1F:98:37:CB:09:65:8C:8A:EE',
      'Subject Alt Name: foo.example.com,www.foo.example.com',
      'Issuer: /C=US/CN=Test Root CA',
      'Subject: /C=US/CN=foo.example.com',
      'Connected Domains: a.example.com,b.example.com',
      'Owner: ada',
      'Created:',
      'Updated:',
    ],
  })),
  {
    name: 'certs:info of a certificate with little in it',
    argv: 'certs:info foo',
    now,
    answers: { 'GET /v2/certs/foo': { name: 'foo', san: [], domains: [] } },
    exit: 0,
    stdout: [
      '=== foo Certificate',
      'Common Name(s):',
      'Subject Alt Name: N/A',
      'Connected Domains: No connected domains',
    ],
  },
  wrong('certs:info without a name', 'certs:info'),
  wrong('certs:info of a path', 'certs:info ../apps', { stderr: ['../apps'] }),
  {
    name: 'certs:info of a certificate that is not there',
    argv: 'certs:info foo',
    answers: { 'GET /v2/certs/foo': missing('2.3', 'Certificate') },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  },

  ...secondApis.map((api): Transcript => ({
    name: `certs:remove removes a certificate, on ${api}`,
    argv: 'certs:remove foo',
    api,
    answers: { 'DELETE /v2/certs/foo': { status: 204 } },
    requests: [['DELETE /v2/certs/foo']],
    exit: 0,
    stdout: 'Removing foo... done\n',
  })),
  wrong('certs:remove without a name', 'certs:remove'),
  wrong('certs:remove of two names', 'certs:remove foo bar'),
  wrong('certs:remove of a name that old controllers cut short', 'certs:remove foo.bar', { stderr: ['foo.bar'] }),
  ...(['2.2', '2.3'] as const).map((api): Transcript => ({
    name: `certs:remove of a certificate that is not there, on ${api}`,
    argv: 'certs:remove foo',
    api,
    answers: { 'DELETE /v2/certs/foo': missing(api, 'Certificate') },
    requests: [['DELETE /v2/certs/foo']],
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  })),

  ...secondApis.map((api) =>
    attaches(`certs:attach attaches a domain, on ${api}`, 'certs:attach foo www.example.com', { api }),
  ),
  attaches('certs attach, in two words', 'certs attach foo www.example.com'),
  attaches(
    'certs:attach takes the plural where a controller is built from the document of 2.2',
    'certs:attach foo www.example.com',
    {
      api: '2.2',
      answers: { 'POST /v2/certs/foo/domain/': unknownPage, 'POST /v2/certs/foo/domains/': { status: 201 } },
      requests: [
        ['POST /v2/certs/foo/domain/', { domain: 'www.example.com' }],
        ['POST /v2/certs/foo/domains/', { domain: 'www.example.com' }],
      ],
    },
  ),
  attaches('certs:attach is sent once, though the router gives up', 'certs:attach foo www.example.com', {
    answers: { 'POST /v2/certs/foo/domain/': new Script(gaveUp, { status: 201 }) },
    exit: 8,
    stdout: '',
    stderr: ['504'],
  }),
  attaches(
    'certs:attach of two domains is two changes in their order',
    'certs:attach foo b.example.com a.example.com',
    {
      requests: [
        ['POST /v2/certs/foo/domain/', { domain: 'b.example.com' }],
        ['POST /v2/certs/foo/domain/', { domain: 'a.example.com' }],
      ],
      stdout: 'Attaching certificate foo to domain b.example.com, a.example.com... done\n',
    },
  ),
  attaches(
    'certs:attach of two domains ends with the first that is refused',
    'certs:attach foo b.example.com a.example.com',
    {
      answers: {
        'POST /v2/certs/foo/domain/': refused(409, { detail: 'Domain already has a certificate attached to it' }),
      },
      requests: [['POST /v2/certs/foo/domain/', { domain: 'b.example.com' }]],
      exit: 6,
      stdout: '',
      stderr: ['Domain already has a certificate attached to it'],
    },
  ),
  attaches('drycc certs:attach', 'certs:attach foo www.example.com', { brand: 'drycc', api: 'drycc-2.0' }),
  wrong('certs:attach without a domain', 'certs:attach foo'),
  wrong('certs:attach of a URL', 'certs:attach foo http://www.example.com/'),
  attaches('certs:attach to a domain that has a certificate', 'certs:attach foo www.example.com', {
    answers: {
      'POST /v2/certs/foo/domain/': refused(409, { detail: 'Domain already has a certificate attached to it' }),
    },
    exit: 6,
    stdout: '',
    stderr: ['Domain already has a certificate attached to it'],
  }),
  attaches('certs:attach to a domain that is not there', 'certs:attach foo www.example.com', {
    answers: { 'POST /v2/certs/foo/domain/': missing('2.3', 'Domain') },
    requests: [['POST /v2/certs/foo/domain/', { domain: 'www.example.com' }]],
    api: 'drycc-2.3',
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  }),

  ...secondApis.map((api) =>
    detaches(`certs:detach detaches a domain, on ${api}`, 'certs:detach foo www.example.com', { api }),
  ),
  detaches('certs detach, in two words', 'certs detach foo www.example.com'),
  detaches('drycc certs:detach', 'certs:detach foo www.example.com', { brand: 'drycc', api: 'drycc-2.1' }),
  wrong('certs:detach without a domain', 'certs:detach foo'),
  wrong('certs:detach without anything', 'certs:detach'),
  detaches('certs:detach of a domain that is not there', 'certs:detach foo www.example.com', {
    api: 'drycc-2.3',
    answers: {
      'GET /v2/certs/foo': certOf('foo', { domains: ['www.example.com'] }),
      'GET /v2/certs/foo/domain/': notAllowed,
      'DELETE /v2/certs/foo/domain/www.example.com': missing('drycc-2.3', 'Domain'),
    },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  }),
  {
    name: 'certs:detach sends nothing where the domain has another certificate',
    argv: 'certs:detach foo www.example.com',
    answers: {
      'GET /v2/certs/foo': certOf('foo', { domains: ['foo.example.com'] }),
      'GET /v2/certs/': page(certOf('bar', { domains: ['www.example.com'] }), certOf('foo')),
    },
    exit: 6,
    stdout: '',
    stderr: ['foo is not attached to www.example.com', 'www.example.com has the certificate bar.', 'foo.example.com'],
  },
  {
    name: 'certs:detach sends nothing where the certificate itself would answer',
    argv: 'certs:detach foo www.example.com',
    api: '2.2',
    answers: {
      'GET /v2/certs/foo': certOf('foo', { domains: ['www.example.com'] }),
      'GET /v2/certs/foo/domain/': certOf('foo'),
      'GET /v2/certs/foo/domain/www.example.com': certOf('foo'),
      'GET /v2/certs/foo/domains/': certOf('foo'),
      'GET /v2/certs/foo/domains/www.example.com/': certOf('foo'),
    },
    exit: 6,
    stdout: '',
    stderr: ['was not sent'],
  },
  {
    name: 'certs:detach says so where a controller destroyed the certificate',
    argv: 'certs:detach foo www.example.com',
    api: 'drycc-2.3',
    answers: {
      'GET /v2/certs/foo/domain/': notAllowed,
      'GET /v2/certs/foo': new Script(
        certOf('foo', { domains: ['www.example.com'] }),
        missing('drycc-2.3', 'Certificate'),
      ),
      'DELETE /v2/certs/foo/domain/www.example.com': { status: 204 },
    },
    requests: [['DELETE /v2/certs/foo/domain/www.example.com']],
    exit: 8,
    stdout: '',
    stderr: ['destroyed the certificate foo'],
  },

  ...[
    ['certs:list', '1.2'],
    ['certs:info foo', '1.2'],
    ['certs:add foo san.pem san.key', '1.2'],
    ['certs:remove foo', '1.2'],
    ['certs:attach foo a.example.com', '2.2'],
    ['certs:detach foo a.example.com', '2.2'],
  ].map(([argv = '', api = '']) =>
    wrong(`${argv} asks for nothing on 1.1, which has no certificates`, argv, {
      api: '1.1',
      stderr: [` needs API ${api}`, ' speaks 1.1.'],
    }),
  ),
];
