import { withReleases, wrong } from './outcomes.ts';
import {
  oldRemoteOf,
  page,
  refused,
  remoteOf,
  Script,
  type SpokenApi,
  type Transcript,
  type Transcripts,
} from './transcript.ts';
import { below, everyApi, forbidden, gaveUp, missing, moment, staleToken, unavailable } from './wire.ts';

const at = (api: SpokenApi = '2.3', rest = ''): string => below(api, `releases/${rest}`);

const releaseOf = (api: SpokenApi, version: number, summary: string, fields: object = {}): object => ({
  uuid: 'c4aed81c-d1ca-4ff1-ab89-d2151264e1a3',
  app: 'hello',
  owner: 'ada',
  created: moment(api),
  updated: moment(api),
  version,
  summary,
  config: '3bb816b1-4fde-4b06-8afe-acd12f58a266',
  build: null,
  ...fields,
});

const first = (api: SpokenApi): object => releaseOf(api, 1, 'ada created initial release');
const second = (api: SpokenApi): object => releaseOf(api, 2, 'ada added DEBUG');

/** A rollback that makes release 5. */
const rollsBack = (name: string, argv: string, version?: number, more: Partial<Transcript> = {}): Transcript => {
  const rollback = `POST ${at(more.api, 'rollback/')}`;
  const said = version === undefined ? 'Rolling back one release' : `Rolling back to v${String(version)}`;
  return {
    name,
    argv,
    answers: { [rollback]: { version: 5 } },
    requests: [version === undefined ? [rollback] : [rollback, { version }]],
    exit: 0,
    stdout: `${said}... done, v5\n`,
    ...more,
  };
};

/** A rollback to release 2 that is refused. */
const refuses = (name: string, answer: unknown, exit: number, stderr: string, api: SpokenApi = '2.3'): Transcript => ({
  ...rollsBack(name, 'releases:rollback v2 -a hello', 2, { api, exit, stdout: '', stderr: [stderr] }),
  answers: { [`POST ${at(api, 'rollback/')}`]: answer },
});

const shows = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`GET ${at(more.api, 'v2/')}`]: second(more.api ?? '2.3') },
  exit: 0,
  stdout: ['=== hello Release v2', 'config:', 'owner:', 'created:', 'summary:', 'updated:', 'uuid:'],
  ...more,
});

/** Releases: `releases:list`, `releases:info` and `releases:rollback`. */
export const releases: Transcripts = [
  ...everyApi.map((api): Transcript => ({
    name: `releases:list lists the newest first, on ${api}`,
    argv: 'releases:list --app=hello',
    api,
    answers: { [`GET ${at(api)}`]: page(second(api), first(api)) },
    exit: 0,
    stdout: ['=== hello Releases', `v2\t${moment(api).slice(0, 19)}`, `v1\t${moment(api).slice(0, 19)}`],
  })),
  {
    name: 'releases is releases:list',
    argv: 'releases -a hello',
    answers: { 'GET /v2/apps/hello/releases/': page(second('2.3')) },
    exit: 0,
    stdout: '=== hello Releases\nv2\t2016-08-22T17:42:00Z\tada added DEBUG\n',
  },
  ...['--limit=1', '-l 1', '-l1', '--li 1'].map((limit): Transcript => ({
    name: `releases:list ${limit} shows one, and how many there are`,
    argv: `releases:list -a hello ${limit}`,
    answers: { 'GET /v2/apps/hello/releases/?limit=1': { ...page(second('2.3')), count: 2 } },
    exit: 0,
    stdout: '=== hello Releases (1 of 2)\nv2\t2016-08-22T17:42:00Z\tada added DEBUG\n',
  })),
  {
    name: 'releases:list --limit asks Deis v1 for a page of that size',
    argv: 'releases:list -l 1 -a hello',
    api: '1.1',
    answers: { 'GET /v1/apps/hello/releases/?page_size=1': { ...page(second('1.1')), count: 2 } },
    exit: 0,
    stdout: ['=== hello Releases (1 of 2)', 'v2\t'],
  },
  {
    name: 'releases:list asks in pages of the response_limit of the settings',
    argv: 'releases:list -a hello',
    settings: {
      username: 'ada',
      ssl_verify: true,
      controller: 'http://deis.example.com',
      token: '4fbe2d7c90a1b3e58d64',
      response_limit: 7,
    },
    answers: { 'GET /v2/apps/hello/releases/?limit=7': page(second('2.3')) },
    exit: 0,
    stdout: ['=== hello Releases', 'v2\t'],
  },
  {
    name: 'releases:list finds the app by its git remote',
    argv: 'releases',
    remotes: { deis: remoteOf('hello'), origin: 'https://github.com/ada/hello.git' },
    answers: { 'GET /v2/apps/hello/releases/': page(first('2.3')) },
    exit: 0,
    stdout: ['=== hello Releases', 'v1\t'],
  },
  {
    name: 'releases:list --limit=0 asks for all',
    argv: 'releases:list --limit=0 -a hello',
    answers: { 'GET /v2/apps/hello/releases/': page(second('2.3'), first('2.3')) },
    exit: 0,
    stdout: ['=== hello Releases', 'v2', 'v1'],
  },
  wrong('releases:list with a limit that is no number', 'releases:list -a hello -l few', 'few'),
  {
    name: 'releases:list of an app that is not there',
    argv: 'releases -a hello',
    answers: { 'GET /v2/apps/hello/releases/': missing('2.3', 'App') },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  },
  {
    name: 'releases:list of an app of somebody else',
    argv: 'releases -a hello',
    api: '1.1',
    answers: { 'GET /v1/apps/hello/releases/': forbidden },
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission'],
  },

  ...everyApi.map((api) => shows(`releases:info shows a release, on ${api}`, 'releases:info v2 -a hello', { api })),
  shows('releases:info takes the number without v', 'releases:info 2 -a hello'),
  shows('releases:info takes options first', 'releases:info --app hello v2'),
  shows('releases info, in two words', 'releases info v2 -ahello'),
  shows('releases:info shows the build of a release that has one', 'releases:info v2 -a hello', {
    answers: {
      'GET /v2/apps/hello/releases/v2/': releaseOf('2.3', 2, 'ada deployed x', { build: 'a-build', failed: false }),
    },
    stdout: ['build:'],
  }),
  wrong('releases:info without a release', 'releases:info -a hello'),
  wrong('releases:info with two releases', 'releases:info v1 v2 -a hello'),
  wrong('releases:info of v alone', 'releases:info v -a hello'),
  wrong('releases:info of what is no number', 'releases:info latest -a hello', 'latest'),
  {
    name: 'releases:info of a release that is not there',
    argv: 'releases:info v999 -a hello',
    answers: { 'GET /v2/apps/hello/releases/v999/': missing('2.3', 'Release') },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  },
  {
    name: 'releases:info of a release that is not there, on 1.1',
    argv: 'releases:info v999 -a hello',
    api: '1.1',
    answers: {
      'GET /v1/apps/hello/releases/v999/': {
        status: 500,
        headers: { 'Content-Type': 'text/html' },
        body: '<h1>Server Error (500)</h1>',
      },
      'GET /v1/apps/hello/releases/': { status: 200, body: { count: 1, next: null, results: [{ version: 1 }] } },
    },
    exit: 5,
    stdout: '',
  },

  ...everyApi.map((api) =>
    rollsBack(`releases:rollback goes back one release, on ${api}`, 'releases:rollback --app=hello', undefined, {
      api,
    }),
  ),
  ...everyApi.map((api) =>
    rollsBack(`releases:rollback goes back to a release, on ${api}`, 'releases:rollback v2 -a hello', 2, { api }),
  ),
  rollsBack('releases:rollback takes the number without v', 'releases:rollback 3 -a hello', 3),
  rollsBack('rollback is releases:rollback', 'rollback v3 -ahello', 3),
  rollsBack('rollback without a release', 'rollback -a hello'),
  rollsBack('drycc rollback', 'rollback v2 -a hello', 2, { brand: 'drycc', api: 'drycc-2.0' }),
  rollsBack('drycc rollback finds the app by its git remote', 'rollback', undefined, {
    brand: 'drycc',
    api: 'drycc-2.3',
    remotes: { drycc: remoteOf('hello') },
  }),
  rollsBack('rollback finds the app by its git remote', 'rollback', undefined, {
    remotes: { deis: remoteOf('hello') },
  }),
  rollsBack('rollback finds the app by its git remote of Deis v1', 'rollback v2', 2, {
    api: '1.1',
    remotes: { deis: oldRemoteOf('hello') },
  }),
  wrong('releases:rollback to v alone', 'releases:rollback v -a hello'),
  wrong('releases:rollback to what is no number', 'rollback previous -a hello', 'previous'),
  wrong('releases:rollback to two releases', 'rollback v1 v2 -a hello'),
  wrong('releases:rollback with a repeated app', 'rollback v2 -a hello -a hello', '--app'),
  rollsBack('releases:rollback takes the folder for the app', 'releases:rollback v2', 2, { directory: 'hello' }),
  withReleases(
    refuses(
      'releases:rollback to a release that is not there',
      refused(400, { detail: 'Release matching query does not exist.' }),
      5,
      'Release v2 of hello not found on',
    ),
  ),
  withReleases(
    refuses(
      'releases:rollback to a release without a build',
      refused(400, { detail: 'No build associated with this release' }),
      6,
      'No build associated with this release',
    ),
  ),
  withReleases({
    ...rollsBack('releases:rollback to the first release', 'rollback v1 -a hello', 1, { exit: 6, stdout: '' }),
    answers: {
      'POST /v2/apps/hello/releases/rollback/': refused(400, { detail: 'Cannot roll back to initial release.' }),
    },
    stderr: ['Cannot roll back to initial release.'],
  }),
  withReleases({
    ...rollsBack('releases:rollback of an app with one release', 'rollback -a hello', undefined, {
      exit: 6,
      stdout: '',
    }),
    answers: { 'POST /v2/apps/hello/releases/rollback/': refused(400, { detail: 'version cannot be below 0' }) },
    stderr: ['version cannot be below 0'],
  }),
  refuses('releases:rollback is sent once, though the router gives up', new Script(gaveUp, { version: 5 }), 8, '504'),
  refuses(
    'releases:rollback is sent once on 1.1, though nothing is behind the router',
    new Script(unavailable, { version: 5 }),
    8,
    '503',
    '1.1',
  ),
  refuses('releases:rollback with a token that is no longer good', staleToken, 4, 'is not valid.'),
  refuses('releases:rollback of an app of somebody else', forbidden, 4, 'You do not have permission'),
  refuses('releases:rollback of an app that is not there', missing('2.3', 'App'), 5, 'not found on http:'),
  refuses(
    'releases:rollback of an app that is not there, on 2.2',
    missing('2.2', 'App'),
    5,
    'not found on http:',
    '2.2',
  ),
];
