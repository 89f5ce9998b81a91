import { generateKeyPairSync } from 'node:crypto';
import { configOf, profile, remoteOf, type Transcript, type Transcripts } from './transcript.ts';
import { missing } from './wire.ts';

const path = '/v2/apps/hello/config/';
const oldPath = '/v1/apps/hello/config/';
const read = `GET ${path}`;
const change = `POST ${path}`;
const noApp = missing('2.3', 'App');
const unchanged = { status: 409, body: { detail: 'ada changed nothing - release stopped' } };

const reads = (values: object, fields: object = {}): Pick<Transcript, 'answers' | 'exit'> => ({
  answers: { [read]: configOf(values, fields) },
  exit: 0,
});

const lists: Transcripts = [
  {
    name: 'config lists variables by name',
    argv: 'config:list -a hello',
    ...reads({ PLATFORM: 'deis', DEBUG: '1' }),
    stdout: ['=== hello Config', 'DEBUG 1', 'PLATFORM deis'],
  },
  {
    name: 'config without a verb lists',
    argv: 'config -a hello',
    ...reads({ A: '1' }),
    stdout: ['=== hello Config', 'A 1'],
  },
  {
    name: 'config of the app of the remote',
    argv: 'config',
    remotes: { deis: remoteOf('hello') },
    ...reads({ A: '1' }),
    stdout: ['=== hello Config', 'A 1'],
  },
  { name: 'config without variables', argv: 'config:list -a hello', ...reads({}), stdout: '=== hello Config\n' },
  {
    name: 'config on one line',
    argv: 'config:list --oneline -a hello',
    ...reads({ B: 'two words', A: '1' }),
    stdout: 'A=1 B=two words\n',
  },
  { name: 'config on one line, abbreviated', argv: 'config --onel -a hello', ...reads({ A: '1' }), stdout: 'A=1\n' },
  {
    name: 'config to compare with a file',
    argv: 'config:list --diff -a hello',
    ...reads({ B: 'two words', A: '1', C: '' }),
    stdout: 'A=1\nB=two words\nC=\n',
  },
  {
    name: 'config with large numbers and booleans as the controller has them',
    argv: 'config:list --diff -a hello',
    api: '1.1',
    answers: { [`GET ${oldPath}`]: configOf({ PORT: 123456789, DEBUG: true }) },
    exit: 0,
    stdout: 'DEBUG=true\nPORT=123456789\n',
  },
  {
    name: 'config of an app that is not there',
    argv: 'config -a hello',
    answers: { [read]: noApp },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  },
  {
    name: 'config of Deis v1',
    argv: 'config:list -a hello',
    api: '1.1',
    answers: { [`GET ${oldPath}`]: configOf({ A: '1' }) },
    exit: 0,
    stdout: ['=== hello Config', 'A 1'],
  },
];

const changes = (values: object, after: object = values): Pick<Transcript, 'answers' | 'requests' | 'exit'> => ({
  answers: { [change]: configOf(after) },
  requests: [[change, { values }]],
  exit: 0,
});

const settings: Transcripts = [
  {
    name: 'config:set sends the variables, and prints no values',
    argv: 'config:set DEBUG=topsecret -a hello',
    ...changes({ DEBUG: 'topsecret' }),
    stdout: 'Creating config... done\n\nDEBUG\n',
  },
  {
    name: 'config:set with the modern spelling',
    argv: 'config set DEBUG=1 -a hello',
    ...changes({ DEBUG: '1' }),
    stdout: ['Creating config... done'],
  },
  {
    name: 'config:set says the release where the config has it',
    argv: 'config:set DEBUG=1 -a hello',
    ...changes({ DEBUG: '1' }, { DEBUG: '1', WORKFLOW_RELEASE: 'v3' }),
    stdout: ['Creating config... done, v3'],
  },
  {
    name: 'config:set of several at once',
    argv: 'config:set A=1 B=2 C=3 -a hello',
    ...changes({ A: '1', B: '2', C: '3' }),
  },
  { name: 'config:set of an empty value', argv: 'config:set A= -a hello', ...changes({ A: '' }) },
  { name: 'config:set keeps further equals signs', argv: 'config:set A=b=c== -a hello', ...changes({ A: 'b=c==' }) },
  {
    name: 'config:set keeps blanks, quotes and line ends of a value',
    argv: ['config:set', 'A= "two"\nlines ', '-a', 'hello'],
    ...changes({ A: ' "two"\nlines ' }),
  },
  { name: 'config:set of letters beyond ASCII', argv: 'config:set A=café☕ -a hello', ...changes({ A: 'café☕' }) },
  {
    name: 'config:set of small letters, digits and underscores',
    argv: 'config:set _a_1=x -a hello',
    ...changes({ _a_1: 'x' }),
  },
  {
    name: 'config:set of a value that looks like an option',
    argv: 'config:set A=-b -a hello',
    ...changes({ A: '-b' }),
  },
  {
    name: 'config:set of one name twice takes the last value',
    argv: 'config:set A=1 A=2 -a hello',
    ...changes({ A: '2' }),
  },
  {
    name: 'config:set of the app of the remote',
    argv: 'config:set A=1',
    remotes: { deis: remoteOf('hello') },
    ...changes({ A: '1' }),
  },
  {
    name: 'config:set of a word that is no pair sends nothing',
    argv: 'config:set A=1 B -a hello',
    exit: 2,
    stdout: '',
  },
  { name: 'config:set of a name with a hyphen sends nothing', argv: 'config:set A-B=1 -a hello', exit: 2, stdout: '' },
  {
    name: 'config:set of a name with a digit first sends nothing',
    argv: 'config:set 1A=1 -a hello',
    exit: 2,
    stdout: '',
  },
  {
    name: 'config:set of a name with a circumflex sends nothing',
    argv: 'config:set ^X=1 -a hello',
    exit: 2,
    stdout: '',
  },
  { name: 'config:set of nothing is wrong usage', argv: 'config:set -a hello', exit: 2, stdout: '' },
  {
    name: 'config:set of what is so already',
    argv: 'config:set A=1 -a hello',
    answers: { [change]: unchanged },
    requests: [[change, { values: { A: '1' } }]],
    exit: 6,
    stderr: ['ada changed nothing - release stopped'],
  },
  {
    name: 'config:set of a name that the controller refuses',
    argv: 'config:set PORT=x -a hello',
    answers: { [change]: { status: 400, body: { values: ['PORT can only be a numeric value'] } } },
    requests: [[change, { values: { PORT: 'x' } }]],
    exit: 6,
    stderr: ['PORT can only be a numeric value'],
  },
  {
    name: 'config:set whose deployment fails',
    argv: 'config:set A=1 -a hello',
    answers: {
      [change]: { status: 400, body: { detail: '(app::deploy): timed out' } },
      'GET /v2/apps/hello/releases/': {
        status: 200,
        body: { count: 1, next: null, results: [{ version: 3, failed: true }] },
      },
    },
    requests: [[change, { values: { A: '1' } }]],
    exit: 9,
    stderr: ['(app::deploy): timed out', 'v3 of hello is kept as a failed release.'],
  },
  {
    name: 'config:set at Deis v1, which says the release in a header',
    argv: 'config:set A=1 -a hello',
    api: '1.1',
    answers: { [`POST ${oldPath}`]: { status: 201, headers: { 'X-Deis-Release': '3' }, body: configOf({ A: '1' }) } },
    requests: [[`POST ${oldPath}`, { values: { A: '1' } }]],
    exit: 0,
    stdout: ['Creating config... done, v3'],
  },
  {
    name: 'config:set at Drycc',
    argv: 'config:set A=1 -a hello',
    brand: 'drycc',
    api: 'drycc-2.3',
    ...changes({ A: '1' }),
    stdout: ['Creating config... done'],
  },
];

const removals: Transcripts = [
  {
    name: 'config:unset sends nulls',
    argv: 'config:unset A B -a hello',
    ...changes({ A: null, B: null }, { C: 'topsecret' }),
    stdout: ['Removing config... done'],
  },
  {
    name: 'config:unset of the app of the remote',
    argv: 'config:unset A',
    remotes: { deis: remoteOf('hello') },
    ...changes({ A: null }, {}),
    stdout: ['Removing config... done'],
  },
  { name: 'config:unset with the modern spelling', argv: 'config unset A --app hello', ...changes({ A: null }, {}) },
  {
    name: 'config:unset of a name that only the Go clients could set',
    argv: 'config:unset ^X -a hello',
    ...changes({ '^X': null }, {}),
  },
  {
    name: 'config:unset of what is not there',
    argv: 'config:unset NOPE -a hello',
    answers: { [change]: { status: 422, body: { detail: 'NOPE does not exist under values' } } },
    requests: [[change, { values: { NOPE: null } }]],
    exit: 6,
    stderr: ['NOPE does not exist under values'],
  },
  { name: 'config:unset of nothing is wrong usage', argv: 'config:unset -a hello', exit: 2, stdout: '' },
  {
    name: 'config:unset at Deis v1',
    argv: 'config:unset A -a hello',
    api: '1.1',
    answers: { [`POST ${oldPath}`]: configOf({}) },
    requests: [[`POST ${oldPath}`, { values: { A: null } }]],
    exit: 0,
    stdout: ['Removing config... done'],
  },
];

const pulls: Transcripts = [
  {
    name: 'config:pull into a pipe prints the variables',
    argv: 'config:pull -a hello',
    ...reads({ B: 'two words', A: '1', C: 'a=b' }),
    stdout: 'A=1\nB=two words\nC=a=b\n',
  },
  {
    name: 'config:pull into a pipe leaves the file that is there',
    argv: 'config:pull --overwrite -a hello',
    files: { '.env': 'A=0\n' },
    ...reads({ A: '1' }),
    stdout: 'A=1\n',
  },
  {
    name: 'config:pull at a terminal writes .env',
    argv: 'config:pull -a hello',
    isTerminal: true,
    ...reads({ B: 'two words', A: '1' }),
    filesAfter: { '.env': 'A=1\nB=two words\n' },
  },
  {
    name: 'config:pull at a terminal leaves a file that is there',
    argv: 'config:pull -a hello',
    isTerminal: true,
    files: { '.env': 'A=0\n' },
    answers: { [read]: configOf({ A: '1' }) },
    exit: 2,
    stderr: ['.env already exists'],
  },
  {
    name: 'config:pull --overwrite replaces the file',
    argv: 'config:pull --overwrite -a hello',
    isTerminal: true,
    files: { '.env': 'A=0\nLOCAL=1\n' },
    ...reads({ A: '1' }),
    filesAfter: { '.env': 'A=1\n' },
  },
  {
    name: 'config:pull --path writes another file, as with Drycc',
    argv: 'config:pull --path=staging.env -a hello',
    files: { '.env': 'A=0\n' },
    ...reads({ A: '1' }),
    filesAfter: { 'staging.env': 'A=1\n' },
  },
  {
    name: 'config:pull -o replaces the file, of the app of the remote',
    argv: 'config:pull -o',
    isTerminal: true,
    remotes: { deis: remoteOf('hello') },
    files: { '.env': 'A=0\n' },
    ...reads({ A: '1' }),
    filesAfter: { '.env': 'A=1\n' },
  },
  {
    name: 'config:pull --interactive --overwrite asks about what differs: yes',
    argv: 'config:pull -i -o -a hello',
    typed: [['A: overwrite', 'y\r']],
    files: { '.env': 'A=0\nB=2\nLOCAL=1\n' },
    ...reads({ A: '1', B: '2', C: '3' }),
    filesAfter: { '.env': 'A=1\nB=2\nC=3\nLOCAL=1\n' },
  },
  {
    name: 'config:pull --interactive --overwrite asks about what differs: no',
    argv: 'config:pull -io -a hello',
    typed: [['A: overwrite', 'n\r']],
    files: { '.env': 'A=0\nB=2\n' },
    ...reads({ A: '1', B: '2', C: '3' }),
    filesAfter: { '.env': 'A=0\nB=2\nC=3\n' },
  },
  {
    name: 'config:pull of a value with line ends writes what config:push reads back',
    argv: 'config:pull -a hello',
    ...reads({ A: 'one\ntwo' }),
    stdout: 'A="one\\ntwo"\n',
  },
  {
    name: 'config:pull of numbers and booleans, as Deis 1.4 keeps them',
    argv: 'config:pull -a hello',
    api: '1.1',
    answers: { [`GET ${oldPath}`]: configOf({ PORT: 123456789, DEBUG: true }) },
    exit: 0,
    stdout: 'DEBUG=true\nPORT=123456789\n',
  },
  {
    name: 'config:pull of an app that is not there writes nothing',
    argv: 'config:pull -a hello',
    isTerminal: true,
    // At a terminal the apps that there are are asked for, to name one that comes near.
    answers: { [read]: noApp, 'GET /v2/apps': noApp },
    exit: 5,
  },
];

const pushes: Transcripts = [
  {
    name: 'config:push sends .env',
    argv: 'config:push -a hello',
    isTerminal: true,
    files: { '.env': 'A=1\nB=two words\nC=a=b\n' },
    ...changes({ A: '1', B: 'two words', C: 'a=b' }),
  },
  {
    name: 'config:push sends .env in a script that pipes nothing in',
    argv: 'config:push -a hello',
    files: { '.env': 'A=1\n' },
    ...changes({ A: '1' }),
    stdout: ['Creating config... done'],
  },
  {
    name: 'config:push reads what is piped in',
    argv: 'config:push -a hello',
    input: 'A=1\nB=2\n',
    ...changes({ A: '1', B: '2' }),
  },
  {
    name: 'config:push reads what is piped in rather than .env',
    argv: 'config:push -a hello',
    input: 'A=1\n',
    files: { '.env': 'A=0\n' },
    ...changes({ A: '1' }),
  },
  {
    name: 'config:push sends the file of --path in a script too',
    argv: 'config:push --path=staging.env -a hello',
    files: { 'staging.env': 'A=1\n', '.env': 'A=0\n' },
    ...changes({ A: '1' }),
  },
  {
    name: 'config:push sends the file of --path whatever is piped in',
    argv: 'config:push -p staging.env -a hello',
    input: 'A=2\n',
    files: { 'staging.env': 'A=1\n' },
    ...changes({ A: '1' }),
  },
  {
    name: 'config:push skips comments and empty lines',
    argv: 'config:push -p staging.env -a hello',
    files: { 'staging.env': '# a comment\n\nA=1\n#B=2\n' },
    ...changes({ A: '1' }),
  },
  {
    name: 'config:push strips CR, which is no part of a value',
    argv: 'config:push -p staging.env -a hello',
    files: { 'staging.env': 'A=1\r\nB=2\r\n' },
    ...changes({ A: '1', B: '2' }),
  },
  {
    name: 'config:push of a file without a line end at its end',
    argv: 'config:push -p staging.env -a hello',
    files: { 'staging.env': 'A=1\nB=2' },
    ...changes({ A: '1', B: '2' }),
  },
  {
    name: 'config:push keeps marks inside a value',
    argv: 'config:push -p staging.env -a hello',
    files: { 'staging.env': 'A=it is #1 "here"\nB=$HOME\\n\nC= x \n' },
    ...changes({ A: 'it is #1 "here"', B: '$HOME\\n', C: ' x ' }),
  },
  {
    name: 'config:push of an empty value',
    argv: 'config:push -p staging.env -a hello',
    files: { 'staging.env': 'A=\n' },
    ...changes({ A: '' }),
  },
  {
    name: 'config:push of the app of the remote',
    argv: 'config:push --path staging.env',
    remotes: { deis: remoteOf('hello') },
    files: { 'staging.env': 'A=1\n' },
    ...changes({ A: '1' }),
  },
  {
    name: 'config:push of a file with a line that is no pair sends nothing',
    argv: 'config:push -p staging.env -a hello',
    files: { 'staging.env': 'A=1\ntopsecret\n' },
    exit: 2,
    stdout: '',
    stderr: ['staging.env'],
  },
  {
    name: 'config:push of a file that is not there sends nothing',
    argv: 'config:push -p nosuch.env -a hello',
    exit: 2,
    stdout: '',
    stderr: ['nosuch.env'],
  },
  {
    name: 'config:push at Deis v1',
    argv: 'config:push -p staging.env -a hello',
    api: '1.1',
    files: { 'staging.env': 'A=1\n' },
    answers: { [`POST ${oldPath}`]: configOf({ A: '1' }) },
    requests: [[`POST ${oldPath}`, { values: { A: '1' } }]],
    exit: 0,
  },
];

const key = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'sec1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;
const encodedKey = Buffer.from(key).toString('base64');

const sshKeys: Transcripts = [
  {
    name: 'SSH_KEY given as a key is sent as base64 text',
    argv: ['config:set', `SSH_KEY=${key}`, '-a', 'hello'],
    ...changes({ SSH_KEY: encodedKey }),
    stdout: 'Creating config... done\n\nSSH_KEY\n',
  },
  {
    name: 'SSH_KEY given as a path is read, and sent as base64 text',
    argv: 'config:set SSH_KEY=deploy/id_ecdsa -a hello',
    files: { 'deploy/id_ecdsa': key },
    ...changes({ SSH_KEY: encodedKey }),
  },
  {
    name: 'SSH_KEY given as base64 text is sent as it is',
    argv: ['config:set', `SSH_KEY=${encodedKey}`, '-a', 'hello'],
    ...changes({ SSH_KEY: encodedKey }),
  },
  {
    name: 'SSH_KEY beside another variable',
    argv: ['config:set', `SSH_KEY=${key}`, 'A=1', '-a', 'hello'],
    ...changes({ SSH_KEY: encodedKey, A: '1' }),
  },
  {
    name: 'SSH_KEY that is no key sends nothing',
    argv: 'config:set SSH_KEY=topsecret A=1 -a hello',
    exit: 2,
    stdout: '',
  },
  {
    name: 'SSH_KEY given as the path of a file that is no key sends nothing',
    argv: 'config:set SSH_KEY=id.pub -a hello',
    files: { 'id.pub': 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDf4t ada@example.com\n' },
    exit: 2,
    stdout: '',
  },
  {
    name: 'SSH_KEY in a file for config:push, as config:pull writes it',
    argv: 'config:push -p staging.env -a hello',
    files: { 'staging.env': `A=1\nSSH_KEY=${encodedKey}\n` },
    ...changes({ A: '1', SSH_KEY: encodedKey }),
  },
  {
    name: 'SSH_KEY is removed like any other variable',
    argv: 'config:unset SSH_KEY -a hello',
    ...changes({ SSH_KEY: null }, {}),
  },
];

/** Whose file is written on another machine, and read here. */
const others: Transcripts = [
  {
    name: 'config in another profile goes to its controller with its token',
    argv: 'config:set A=1 -a hello --config=staging',
    files: {
      '~/.deis/staging.json': JSON.stringify({ ...profile, controller: 'http://staging.example.com', token: 'abc123' }),
    },
    answers: { 'POST http://staging.example.com/v2/apps/hello/config/': configOf({ A: '1' }) },
    requests: [['POST http://staging.example.com/v2/apps/hello/config/', { values: { A: '1' } }, 'abc123']],
    exit: 0,
  },
];

/** Environment variables of an app, and files of them. */
export const config: Transcripts = [...lists, ...settings, ...removals, ...pulls, ...pushes, ...sshKeys, ...others];
