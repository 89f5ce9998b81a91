import { podOf, remoteOf, type Transcript, type Transcripts } from './transcript.ts';

const web = podOf('hello-web-1545612791-k5bxl', 'web');
const otherWeb = podOf('hello-web-1545612791-x8isx', 'web', { state: 'starting' });
const worker = podOf('hello-worker-3218401737-je1rv', 'worker');
/** A pod of Workflow 2.0, whose name has the release. */
const oldWeb = podOf('hello-v2-web-e7dej', 'web');
const listed = (...pods: readonly object[]): object => ({ results: pods, count: pods.length });
const pods = 'GET /v2/apps/hello/pods/';
const scale = 'POST /v2/apps/hello/scale/';
const container = (type: string, num: number): object => ({
  owner: 'ada',
  app: 'hello',
  release: 'v2',
  type,
  num,
  state: 'up',
  created: '2014-01-01T00:00:00UTC',
  updated: '2014-01-01T00:00:00UTC',
  uuid: `de1bf5b5-4a72-4f94-a10c-d2a3741cdf7${num}`,
});
const containers = (...items: readonly object[]): object => ({
  count: items.length,
  next: null,
  previous: null,
  results: items,
});

const lists: Transcripts = [
  {
    name: 'ps lists processes by type',
    argv: 'ps:list -a hello',
    answers: { [pods]: listed(worker, web, otherWeb) },
    exit: 0,
    stdout: [
      '=== hello Processes',
      '--- web:',
      'hello-web-1545612791-k5bxl up (v2)',
      'hello-web-1545612791-x8isx starting (v2)',
      '--- worker:',
      'hello-worker-3218401737-je1rv up (v2)',
    ],
  },
  {
    name: 'ps without a verb lists',
    argv: 'ps -a hello',
    answers: { [pods]: listed(web) },
    exit: 0,
    stdout: ['=== hello Processes', '--- web:', 'hello-web-1545612791-k5bxl up (v2)'],
  },
  {
    name: 'ps of the app of the remote',
    argv: 'ps',
    remotes: { deis: remoteOf('hello') },
    answers: { [pods]: listed(web) },
    exit: 0,
    stdout: ['=== hello Processes', '--- web:'],
  },
  {
    name: 'ps where nothing runs',
    argv: 'ps -a hello',
    answers: { [pods]: listed() },
    exit: 0,
    stdout: '=== hello Processes\n',
  },
  {
    name: 'ps of Deis v1 counts containers by type',
    argv: 'ps:list --app=hello',
    api: '1.1',
    answers: {
      'GET /v1/apps/hello/containers/': containers(container('web', 1), container('web', 2), container('worker', 1)),
    },
    exit: 0,
    stdout: ['=== hello Processes', '--- web:', 'web.1 up (v2)', 'web.2 up (v2)', '--- worker:', 'worker.1 up (v2)'],
  },
  {
    name: 'ps of Deis v1 with a limit says how many there are',
    argv: 'ps:list --limit=1 -a hello',
    api: '1.1',
    answers: { 'GET /v1/apps/hello/containers/': { ...containers(container('web', 1)), count: 2 } },
    exit: 0,
    stdout: ['=== hello Processes (1 of 2)', '--- web:', 'web.1 up (v2)'],
  },
  {
    name: 'ps of an app that is not there',
    argv: 'ps -a hello',
    answers: { [pods]: { status: 404, body: { detail: 'Not found.' } } },
    exit: 5,
    stdout: '',
    stderr: ['not found on http:'],
  },
];

const scaled = (body: object): Pick<Transcript, 'answers' | 'requests' | 'exit'> => ({
  answers: { [scale]: { status: 204 }, [pods]: listed(web) },
  requests: [[scale, body]],
  exit: 0,
});

const scalings: Transcripts = [
  {
    name: 'scale sends a number, and lists processes afterwards',
    argv: 'ps:scale web=2 -a hello',
    ...scaled({ web: 2 }),
    stdout: ['Scaling processes... but first, coffee!', 'done in', '=== hello Processes', '--- web:'],
  },
  { name: 'scale by its shortcut', argv: 'scale web=2 -a hello', ...scaled({ web: 2 }) },
  { name: 'scale of several types at once', argv: 'scale web=2 worker=1 -a hello', ...scaled({ web: 2, worker: 1 }) },
  { name: 'scale to none', argv: 'scale web=0 --app hello', ...scaled({ web: 0 }) },
  { name: 'scale of a type with a hyphen', argv: 'scale web-api=1 -a hello', ...scaled({ 'web-api': 1 }) },
  { name: 'scale with leading zeros', argv: 'scale web=02 -a hello', ...scaled({ web: 2 }) },
  { name: 'scale of one type twice takes the last number', argv: 'scale web=1 web=3 -a hello', ...scaled({ web: 3 }) },
  {
    name: 'scale with the app between the types',
    argv: 'scale web=2 -a hello worker=1',
    ...scaled({ web: 2, worker: 1 }),
  },
  {
    name: 'scale with another drink',
    argv: 'scale web=2 -a hello',
    environment: { DEIS_DRINK_OF_CHOICE: 'tea' },
    ...scaled({ web: 2 }),
    stdout: ['Scaling processes... but first, tea!'],
  },
  {
    name: 'scale with another drink under the name drycc',
    argv: 'scale web=2 -a hello',
    brand: 'drycc',
    api: 'drycc-2.3',
    environment: { DRYCC_DRINK_OF_CHOICE: 'tea', DEIS_DRINK_OF_CHOICE: 'water' },
    ...scaled({ web: 2 }),
    stdout: ['Scaling processes... but first, tea!'],
  },
  {
    name: 'scale of the app of the remote',
    argv: 'scale web=2',
    remotes: { deis: remoteOf('hello') },
    ...scaled({ web: 2 }),
  },
  {
    name: 'scale with one bad pair of two sends nothing',
    argv: 'scale web=2 worker=many -a hello',
    exit: 2,
    stdout: '',
  },
  { name: 'scale below zero sends nothing', argv: 'scale web=-1 -a hello', exit: 2, stdout: '' },
  { name: 'scale of a type in capitals sends nothing', argv: 'scale Web=1 -a hello', exit: 2, stdout: '' },
  { name: 'scale without a number sends nothing', argv: 'scale web -a hello', exit: 2, stdout: '' },
  { name: 'scale of nothing is wrong usage', argv: 'ps:scale -a hello', exit: 2, stdout: '' },
  {
    name: 'scale of an unknown type',
    argv: 'scale nope=1 -a hello',
    answers: { [scale]: { status: 404, body: { detail: 'Container type nope does not exist in application' } } },
    requests: [[scale, { nope: 1 }]],
    exit: 5,
    stdout: '',
    stderr: ['Container type nope does not exist in application'],
  },
  {
    name: 'scale before the first build',
    argv: 'scale web=1 -a hello',
    answers: { [scale]: { status: 400, body: { detail: 'No build associated with this release' } } },
    requests: [[scale, { web: 1 }]],
    exit: 6,
    stdout: '',
    stderr: ['No build associated with this release'],
  },
  {
    name: 'scale at Deis v1',
    argv: 'scale web=2 -a hello',
    api: '1.1',
    answers: {
      'POST /v1/apps/hello/scale/': { status: 204 },
      'GET /v1/apps/hello/containers/': containers(container('web', 1), container('web', 2)),
    },
    requests: [['POST /v1/apps/hello/scale/', { web: 2 }]],
    exit: 0,
    stdout: [
      'Scaling processes... but first, coffee!',
      'done in',
      '=== hello Processes',
      'web.1 up (v2)',
      'web.2 up (v2)',
    ],
  },
];

const restarts: Transcripts = [
  {
    name: 'restart of everything',
    argv: 'ps:restart -a hello',
    answers: { 'POST /v2/apps/hello/pods/restart/': { status: 200, body: [web, worker] } },
    requests: [['POST /v2/apps/hello/pods/restart/']],
    exit: 0,
    stdout: ['Restarting processes... but first, coffee!', 'done in', '=== hello Processes', '--- web:'],
  },
  {
    name: 'restart of everything of the app of the remote, with another drink',
    argv: 'ps:restart',
    remotes: { deis: remoteOf('hello') },
    environment: { DEIS_DRINK_OF_CHOICE: 'tea' },
    answers: { 'POST /v2/apps/hello/pods/restart/': { status: 200, body: [web] } },
    requests: [['POST /v2/apps/hello/pods/restart/']],
    exit: 0,
    stdout: ['Restarting processes... but first, tea!', 'done in'],
  },
  {
    name: 'restart where nothing runs',
    argv: 'ps:restart -a hello',
    answers: { 'POST /v2/apps/hello/pods/restart/': { status: 200, body: [] } },
    requests: [['POST /v2/apps/hello/pods/restart/']],
    exit: 0,
    stdout: ['Restarting processes... but first, coffee!', 'Could not find any processes to restart'],
  },
  {
    name: 'restart of one type',
    argv: 'ps:restart web -a hello',
    answers: { [pods]: listed(web, worker), 'POST /v2/apps/hello/pods/web/restart/': { status: 200, body: [web] } },
    requests: [['POST /v2/apps/hello/pods/web/restart/']],
    exit: 0,
    stdout: ['Restarting processes... but first, coffee!', 'done in', '=== hello Processes', '--- web:'],
  },
  {
    name: 'restart of one process by its whole name',
    argv: 'ps:restart hello-web-1545612791-k5bxl -a hello',
    answers: {
      [pods]: listed(web, otherWeb, worker),
      'POST /v2/apps/hello/pods/web/hello-web-1545612791-k5bxl/restart/': { status: 200, body: [web] },
    },
    requests: [['POST /v2/apps/hello/pods/web/hello-web-1545612791-k5bxl/restart/']],
    exit: 0,
    stdout: ['Restarting processes... but first, coffee!', 'done in'],
  },
  {
    name: 'restart of one process by a name with the release, as Workflow 2.0 has it',
    argv: 'ps:restart hello-v2-web-e7dej -a hello',
    answers: {
      [pods]: listed(oldWeb, worker),
      'POST /v2/apps/hello/pods/web/hello-v2-web-e7dej/restart/': { status: 200, body: [oldWeb] },
    },
    requests: [['POST /v2/apps/hello/pods/web/hello-v2-web-e7dej/restart/']],
    exit: 0,
  },
  {
    name: 'restart of one process by type and end of its name',
    argv: 'ps:restart web-e7dej -a hello',
    answers: {
      [pods]: listed(oldWeb, worker),
      'POST /v2/apps/hello/pods/web/hello-v2-web-e7dej/restart/': { status: 200, body: [oldWeb] },
    },
    requests: [['POST /v2/apps/hello/pods/web/hello-v2-web-e7dej/restart/']],
    exit: 0,
  },
  {
    name: 'restart of what is not there restarts nothing',
    argv: 'ps:restart nope -a hello',
    answers: {
      [pods]: listed(web, worker),
      'GET /v2/apps/hello/': { id: 'hello', owner: 'ada', structure: { web: 1, worker: 1 } },
      'GET /v2/apps/hello/builds?limit=1': listed(),
    },
    exit: 5,
    stdout: '',
    stderr: ['nope'],
  },
  { name: 'restart at API 1.1, which has no such thing', argv: 'ps:restart -a hello', api: '1.1', exit: 2, stdout: '' },
];

/** Processes of an app. */
export const ps: Transcripts = [...lists, ...scalings, ...restarts];
