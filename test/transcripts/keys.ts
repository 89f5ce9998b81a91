import { readFileSync } from 'node:fs';
import { page, refused, Script, type SpokenApi, type Transcript, type Transcripts } from './transcript.ts';
import { everyApi, failed, gaveUp, missing, moment, root } from './wire.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8').trim();

const rsa = fixture('rsa.pub');
const ed25519 = fixture('ed25519.pub');
const ecdsa = fixture('ecdsa.pub');
/** The same key without its comment. */
const nameless = ed25519.split(' ').slice(0, 2).join(' ');

const at = (api: SpokenApi = '2.3'): string => `${root(api)}/keys/`;

const keyOf = (id: string, text: string, api: SpokenApi = '2.3'): object => ({
  uuid: 'de1bf5b5-4a72-4f94-a10c-d2a3741cdf75',
  owner: 'ada',
  created: moment(api),
  updated: moment(api),
  id,
  public: text,
});

/** Adds a key under a name. What is sent is the line of the file without its end, which is no part of a key. */
const adds = (
  name: string,
  argv: Transcript['argv'],
  [id, text]: readonly [id: string, text: string],
  more: Partial<Transcript> = {},
): Transcript => ({
  name,
  argv,
  files: { 'id_rsa.pub': `${rsa}\n`, 'id_ed25519.pub': `${ed25519}\n`, 'work.pub': `${nameless}\n` },
  answers: { [`POST ${at(more.api)}`]: keyOf(id, text, more.api) },
  requests: [[`POST ${at(more.api)}`, { id, public: text }]],
  exit: 0,
  stdout: ['Uploading'],
  ...more,
});

const refusesToAdd = (
  name: string,
  answer: unknown,
  exit: number,
  stderr: string,
  api: SpokenApi = '2.3',
): Transcript =>
  adds(name, 'keys:add id_rsa.pub', ['test@example.com', rsa], {
    api,
    answers: { [`POST ${at(api)}`]: answer },
    exit,
    stdout: '',
    stderr: [stderr],
  });

/** A command line that is wrong, or a file that is no key: nothing is asked, and nothing of the file is shown. */
const wrong = (name: string, argv: Transcript['argv'], file?: string, ...stderr: string[]): Transcript => ({
  name,
  argv,
  ...(file !== undefined && { files: { 'a.pub': file } }),
  exit: 2,
  stdout: '',
  stderr,
});

const removes = (name: string, argv: Transcript['argv'], key: string, more: Partial<Transcript> = {}): Transcript => {
  const remove = `DELETE ${at(more.api)}${encodeURIComponent(key)}`;
  return {
    name,
    argv,
    answers: { [remove]: { status: 204 } },
    requests: [[remove]],
    exit: 0,
    stdout: `Removing ${key} SSH Key... done\n`,
    ...more,
  };
};

const secret = 'c2VjcmV0IHNlY3JldA==';

/** SSH keys: `keys:list`, `keys:add` and `keys:remove`. */
export const keys: Transcripts = [
  ...everyApi.map((api) =>
    adds(`keys:add takes the comment for the name, on ${api}`, 'keys:add id_rsa.pub', ['test@example.com', rsa], {
      api,
      stdout: ['Uploading id_rsa.pub to deis... done'],
    }),
  ),
  ...(['1.1', '2.2', '2.3'] as const).map((api) =>
    adds(
      `keys:add takes the file for the name where there is no comment, on ${api}`,
      'keys:add work.pub',
      ['work', nameless],
      { api },
    ),
  ),
  adds('keys:add takes the file to its first dot for the name', 'keys:add deploy.ci.pub', ['deploy', nameless], {
    files: { 'deploy.ci.pub': `${nameless}\n` },
  }),
  adds('keys:add takes a name before the file', 'keys:add laptop id_ed25519.pub', ['laptop', ed25519]),
  adds('keys:add takes a name behind the file', 'keys:add id_ed25519.pub laptop', ['laptop', ed25519]),
  adds('drycc keys:add', 'keys:add id_rsa.pub', ['test@example.com', rsa], { brand: 'drycc', api: 'drycc-2.3' }),
  adds('keys:add takes -- before the file', 'keys:add -- id_rsa.pub', ['test@example.com', rsa]),
  adds('keys add, in two words', 'keys add id_ed25519.pub', ['test@laptop', ed25519]),
  adds('keys:add takes a path', ['keys:add', './keys/id_ecdsa.pub'], ['test@desk', ecdsa], {
    files: { 'keys/id_ecdsa.pub': `${ecdsa}\n` },
    stdout: ['Uploading id_ecdsa.pub to deis... done'],
  }),
  adds('keys:add takes a comment of several words', 'keys:add a.pub', ['ada at home', `${nameless} ada at home`], {
    files: { 'a.pub': `${nameless} ada at home\n` },
  }),
  adds('keys:add drops the CR of a line end', 'keys:add a.pub', ['test@example.com', rsa], {
    files: { 'a.pub': `${rsa}\r\n` },
  }),
  adds('keys:add takes a file without a line end', 'keys:add a.pub', ['test@example.com', rsa], {
    files: { 'a.pub': rsa },
  }),
  adds('keys:add offers the keys of ~/.ssh, and takes the first', 'keys:add', ['test@example.com', rsa], {
    files: { '~/.ssh/id_rsa.pub': `${rsa}\n`, '~/.ssh/id_rsa': 'not looked at\n' },
    typed: [['Which key', '\r']],
    stdout: [],
  }),
  adds('keys:add offers the keys of ~/.ssh under a name of its own', 'keys:add laptop', ['laptop', ed25519], {
    files: { '~/.ssh/id_ed25519.pub': `${ed25519}\n` },
    typed: [['Which key', '\r']],
    stdout: [],
  }),
  adds('keys:add asks for a path where ~/.ssh has none', 'keys:add', ['test@example.com', rsa], {
    files: { 'id_rsa.pub': `${rsa}\n` },
    typed: [
      ['Which key', '\r'],
      ['Path of', 'id_rsa.pub\r'],
    ],
    stdout: [],
  }),
  {
    ...wrong('keys:add without a file and without a terminal', 'keys:add', undefined, 'terminal'),
    input: '1\n',
    files: { '~/.ssh/id_rsa.pub': `${rsa}\n` },
  },
  wrong('keys:add of a file that is not there', 'keys:add ./nosuch.pub', undefined, './nosuch.pub'),
  wrong('keys:add of a name and a file that is not there', 'keys:add laptop ./nosuch.pub'),
  wrong('keys:add with three arguments', 'keys:add a.pub b c', `${rsa}\n`),
  wrong('keys:add with an app', 'keys:add a.pub --app=hello', `${rsa}\n`, '--app'),
  wrong('keys:add of what is no key', 'keys:add a.pub', 'not a key\n', 'a.pub'),
  wrong('keys:add of a file with nothing in it', 'keys:add a.pub', '', 'a.pub'),
  wrong(
    'keys:add of a private key',
    'keys:add a.pub',
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}\n-----END OPENSSH PRIVATE KEY-----\n`,
    'a.pub',
  ),
  {
    ...refusesToAdd(
      'keys:add of a key that is there says all that is wrong',
      refused(400, { id: ['SSH Key with this id already exists.'], public: ['Public Key is already in use'] }),
      6,
      'id: SSH Key with this id already exists.',
    ),
    stderr: ['id: SSH Key with this id already exists.', 'public: Public Key is already in use'],
  },
  refusesToAdd(
    'keys:add of a key that is there, on 1.1',
    refused(400, { public: ['This field must be unique.'] }),
    6,
    'public: This field must be unique.',
    '1.1',
  ),
  refusesToAdd(
    'keys:add is sent once, though the router gives up',
    new Script(gaveUp, keyOf('test@example.com', rsa)),
    8,
    '504',
  ),
  refusesToAdd('keys:add on a controller that fails', failed, 8, 'Server Error'),
  refusesToAdd(
    'keys:add with a token that is no longer good',
    refused(401, { detail: 'Invalid token.' }),
    4,
    'is not valid.',
  ),

  ...everyApi.map((api): Transcript => ({
    name: `keys:list shows the beginning and the end of keys, on ${api}`,
    argv: 'keys:list',
    api,
    answers: { [`GET ${at(api)}`]: page(keyOf('laptop', ed25519, api), keyOf('test@example.com', rsa, api)) },
    exit: 0,
    stdout: ['=== ada Keys', 'laptop ssh-ed25519 AAAA...est@laptop', 'test@example.com ssh-rsa AAAAB3Nz...xample.com'],
  })),
  {
    name: 'keys is keys:list',
    argv: 'keys',
    answers: { 'GET /v2/keys/': page() },
    exit: 0,
    stdout: '=== ada Keys\n',
  },
  ...['--limit=1', '-l 1', '-l1', '--lim 1'].map((limit): Transcript => ({
    name: `keys:list ${limit} shows one, and how many there are`,
    argv: `keys:list ${limit}`,
    answers: { 'GET /v2/keys/?limit=1': { ...page(keyOf('laptop', ed25519)), count: 2 } },
    exit: 0,
    stdout: ['=== ada Keys (1 of 2)', 'laptop '],
  })),
  {
    name: 'keys:list --limit=0 asks for all',
    argv: 'keys:list --limit=0',
    answers: { 'GET /v2/keys/': page(keyOf('laptop', ed25519)) },
    exit: 0,
    stdout: ['=== ada Keys', 'laptop '],
  },
  wrong('keys:list with a limit that is no number', 'keys:list -l x', undefined, 'x'),
  wrong('keys:list with an argument', 'keys:list bob'),

  ...everyApi.map((api) => removes(`keys:remove removes a key, on ${api}`, 'keys:remove laptop', 'laptop', { api })),
  removes('drycc keys:remove', 'keys:remove laptop', 'laptop', { brand: 'drycc', api: 'drycc-2.0' }),
  removes('keys remove, in two words', 'keys remove laptop', 'laptop'),
  removes('keys:remove takes the name of a mail address', 'keys:remove ada@example.com', 'ada@example.com'),
  removes('keys:remove takes a name with blanks', ['keys:remove', 'ada at home'], 'ada at home'),
  removes('keys:remove keeps a slash in the name', 'keys:remove a/b', 'a/b'),
  removes('keys:remove keeps a question mark in the name', 'keys:remove a?b=c', 'a?b=c'),
  wrong('keys:remove without a key', 'keys:remove'),
  wrong('keys:remove of two keys', 'keys:remove one two'),
  removes('keys:remove of a key that is not there', 'keys:remove laptop', 'laptop', {
    answers: { 'DELETE /v2/keys/laptop': missing('2.3', 'Key') },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  }),
  removes('keys:remove of a key that is not there, on 2.0', 'keys:remove laptop', 'laptop', {
    api: '2.0',
    answers: { 'DELETE /v2/keys/laptop': missing('2.0', 'Key') },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  }),
  removes('keys:remove by somebody who is no administrator of Deis 1.4', 'keys:remove laptop', 'laptop', {
    api: '1.1',
    answers: {
      'DELETE /v1/keys/laptop': refused(403, { detail: 'You do not have permission to perform this action.' }),
    },
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission'],
  }),
];
