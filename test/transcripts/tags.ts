import { refuses, wrong } from './outcomes.ts';
import {
  configOf,
  oldRemoteOf,
  refused,
  remoteOf,
  Script,
  type SpokenApi,
  type Transcript,
  type Transcripts,
} from './transcript.ts';
import { below, everyApi, failed, forbidden, gaveUp, missing } from './wire.ts';

const at = (api: SpokenApi = '2.3'): string => below(api, 'config/');

/** A change of tags, after which the controller has these. */
const applies = (
  name: string,
  argv: string,
  tags: object,
  left: object,
  more: Partial<Transcript> = {},
): Transcript => ({
  name,
  argv,
  answers: { [`POST ${at(more.api)}`]: configOf({ SECRET: 'hunter2' }, { tags: left }) },
  requests: [[`POST ${at(more.api)}`, { tags }]],
  exit: 0,
  stdout: [
    'Applying tags... done',
    '',
    '=== hello Tags',
    ...Object.entries(left)
      .sort()
      .map(([name, value]) => `${name} ${String(value)}`),
  ],
  ...more,
});

const sets = (name: string, argv: string, tags: object, more: Partial<Transcript> = {}): Transcript =>
  applies(name, argv, tags, tags, more);

const lists = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  answers: { [`GET ${at(more.api)}`]: configOf({ SECRET: 'hunter2' }, { tags: { warp: '8', ncc: '1701' } }) },
  exit: 0,
  stdout: ['=== hello Tags', 'ncc 1701', 'warp 8'],
  ...more,
});

/** Tags of machines, a part of an app's config: `tags:list`, `tags:set` and `tags:unset`. */
export const tags: Transcripts = [
  ...everyApi.map((api) =>
    sets(
      `tags:set sets tags in one change, on ${api}`,
      'tags:set rack=1 environ=prod --app=hello',
      { rack: '1', environ: 'prod' },
      { api },
    ),
  ),
  sets('tags set, in two words', 'tags set true=false -a hello', { true: 'false' }),
  sets('tags:set takes options anywhere', 'tags:set rack=1 -ahello environ=prod', { rack: '1', environ: 'prod' }),
  sets('tags:set takes a key with a prefix', 'tags:set example.com/disk=ssd -a hello', { 'example.com/disk': 'ssd' }),
  sets('tags:set takes the last of two values', 'tags:set rack=1 rack=2 -a hello', { rack: '2' }),
  sets(
    'tags:set finds the app by its git remote',
    'tags:set rack=1',
    { rack: '1' },
    { remotes: { deis: remoteOf('hello') } },
  ),
  sets(
    'tags:set finds the app by its git remote of Deis v1',
    'tags:set rack=1',
    { rack: '1' },
    { api: '1.1', remotes: { deis: oldRemoteOf('hello') } },
  ),
  ...['test', 'test=1=2', 'test=', '=test', 'foo= true=false'].map((words) =>
    wrong(`tags:set ${words}`, `tags:set ${words} -a hello`),
  ),
  wrong('tags:set without a tag', 'tags:set -a hello'),
  sets('tags:set takes the folder for the app', 'tags:set rack=1', { rack: '1' }, { directory: 'hello' }),
  wrong('tags:set with a repeated app', 'tags:set rack=1 -a hello -a other', '--app'),
  refuses(
    sets('tags:set of tags that no machine has', 'tags:set environ=nosuch -a hello', { environ: 'nosuch' }),
    refused(400, { detail: 'No nodes matched the provided labels: environ=nosuch' }),
    6,
    'No nodes matched the provided labels: environ=nosuch',
  ),
  refuses(
    sets('tags:set of a key that Deis v1 does not take', 'tags:set Rack1=1 -a hello', { Rack1: '1' }, { api: '1.1' }),
    refused(400, { tags: ['Tag keys can only contain [a-z]'] }),
    6,
    'tags: Tag keys can only contain [a-z]',
  ),
  refuses(
    sets('tags:set that changes nothing', 'tags:set rack=1 -a hello', { rack: '1' }),
    refused(409, { detail: 'ada changed nothing - release stopped' }),
    6,
    'ada changed nothing',
  ),
  refuses(
    sets('tags:set for an app of somebody else', 'tags:set rack=1 -a hello', { rack: '1' }),
    forbidden,
    4,
    'You do not have permission',
  ),
  refuses(
    sets('tags:set is sent once, though the router gives up', 'tags:set rack=1 -a hello', { rack: '1' }),
    new Script(gaveUp, configOf({}, { tags: { rack: '1' } })),
    8,
    '504',
  ),
  refuses(
    sets('tags:set on a controller that fails', 'tags:set rack=1 -a hello', { rack: '1' }),
    failed,
    8,
    'Server Error',
  ),

  ...everyApi.map((api) =>
    applies(
      `tags:unset removes tags in one change, on ${api}`,
      'tags:unset rack environ --app=hello',
      { rack: null, environ: null },
      { warp: '8' },
      { api },
    ),
  ),
  applies('tags unset, in two words', 'tags unset rack -ahello', { rack: null }, {}),
  wrong('tags:unset without a tag', 'tags:unset -a hello'),
  applies('tags:unset takes the folder for the app', 'tags:unset rack', { rack: null }, {}, { directory: 'hello' }),
  refuses(
    applies('tags:unset of a tag that is not there', 'tags:unset rack -a hello', { rack: null }, {}),
    refused(422, { detail: 'rack does not exist under tags' }),
    6,
    'rack does not exist under tags',
  ),

  ...everyApi.map((api) => lists(`tags:list lists tags by name, on ${api}`, 'tags:list --app=hello', { api })),
  lists('tags:list takes numbers, on 1.1', 'tags:list -a hello', {
    api: '1.1',
    answers: { 'GET /v1/apps/hello/config/': configOf({}, { tags: { rack: 1 } }) },
    stdout: ['=== hello Tags', 'rack 1'],
  }),
  lists('tags is tags:list', 'tags -a hello'),
  lists('tags:list of an app without tags', 'tags:list -a hello', {
    answers: { 'GET /v2/apps/hello/config/': configOf({}) },
    stdout: '=== hello Tags\n',
  }),
  lists('tags:list of an app that is not there', 'tags:list -a hello', {
    answers: { 'GET /v2/apps/hello/config/': missing('2.3', 'App') },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  }),
];
