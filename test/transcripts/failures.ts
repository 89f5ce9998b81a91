import { appOf, page, profile, type Transcript, type Transcripts } from './transcript.ts';

const create = 'POST /v2/apps/';
const json = { 'Content-Type': 'application/json' };
const html = { 'Content-Type': 'text/html' };

/** What `apps:create hello` makes of an answer. */
const answered = (name: string, answer: object, exit: number, ...stderr: string[]): Transcript => ({
  name,
  argv: 'apps:create hello --no-remote',
  // Where a controller fails, the app is looked for.
  answers: { [create]: answer, 'GET /v2/apps/hello/': { status: 404, body: { detail: 'Not found.' } } },
  requests: [[create, { id: 'hello' }]],
  exit,
  stderr: ['Error: ', ...stderr],
});
/** What `apps:list` makes of an answer. */
const listed = (name: string, answer: object, exit: number, ...stderr: string[]): Transcript => ({
  name,
  argv: 'apps:list',
  answers: { 'GET /v2/apps/': answer },
  exit,
  stdout: '',
  stderr: ['Error: ', ...stderr],
});

const statuses: Transcripts = [
  answered(
    '400 with one field',
    { status: 400, body: { id: ['App name can only contain a-z'] } },
    6,
    'App name can only contain a-z',
  ),
  answered(
    '400 with several fields and several texts',
    { status: 400, body: { id: ['one', 'two'], owner: ['three'] } },
    6,
    'one',
    'two',
    'three',
  ),
  answered(
    '400 with a list',
    { status: 400, body: ['The address nope is not valid'] },
    6,
    'The address nope is not valid',
  ),
  answered('400 with detail', { status: 400, body: { detail: 'JSON parse error' } }, 6, 'JSON parse error'),
  listed(
    '401 with a token that is no longer good',
    { status: 401, body: { detail: 'Invalid token.' } },
    4,
    'Your token for http://deis.example.com is not valid.',
    'Log in again: deis login http://deis.example.com',
  ),
  answered(
    '403 with detail',
    { status: 403, body: { detail: 'You do not have permission to perform this action.' } },
    4,
    'You do not have permission to perform this action.',
  ),
  listed('404 with detail', { status: 404, body: { detail: 'Not found.' } }, 5, 'returned 404 for /v2/apps.'),
  listed(
    '404 with a JSON text, without its quotes',
    { status: 404, body: '"No App matches."', headers: json },
    5,
    'Error: No App matches.',
  ),
  listed('404 with a page of HTML, without the page', { status: 404, body: '<h1>Not Found</h1>', headers: html }, 5),
  answered('405', { status: 405, body: { detail: 'Method "POST" not allowed.' } }, 6, 'Method "POST" not allowed.'),
  answered('409 with detail', { status: 409, body: { detail: 'ada changed nothing' } }, 6, 'ada changed nothing'),
  answered('413 of a proxy', { status: 413, body: '<html>too large</html>', headers: html }, 6),
  answered(
    '422 with detail',
    { status: 422, body: { detail: 'X does not exist under values' } },
    6,
    'X does not exist under values',
  ),
  answered(
    '429 is no reason to repeat a change',
    { status: 429, body: { detail: 'Request was throttled.' } },
    6,
    'Request was throttled.',
  ),
  answered('500 with detail', { status: 500, body: { detail: 'Server Error' } }, 8, 'Server Error'),
  answered('500 with a page of HTML', { status: 500, body: '<h1>Server Error (500)</h1>', headers: html }, 8),
  answered('502 is no reason to repeat a change', { status: 502, body: '<html>Bad Gateway</html>', headers: html }, 8),
  answered(
    '503 is no reason to repeat a change',
    { status: 503, body: { detail: 'scheduler: down' } },
    8,
    'scheduler: down',
  ),
  answered('504 says that it may go on', { status: 504, body: '<html></html>', headers: html }, 8),
];

const answers: Transcripts = [
  listed('an answer that is cut off', { status: 200, body: '{"count": 1, "resu', headers: json }, 8),
  listed('an answer that is a web page', { status: 200, body: '<html>Welcome</html>', headers: html }, 8),
  listed('a list that is null', { status: 200, body: { count: 0, next: null, previous: null, results: null } }, 8),
  listed(
    'a redirection to another host, with the token',
    { status: 302, headers: { Location: 'http://attacker.net/v2/apps/' } },
    8,
    'attacker.net',
  ),
  {
    name: 'a count that is text, and dates that are null',
    argv: 'apps:list',
    answers: { 'GET /v2/apps/': { ...page(appOf('hello', { created: null, updated: null })), count: '1' } },
    exit: 0,
    stdout: '=== Apps\nhello\n',
  },
  {
    name: 'a busy controller is asked again for a list',
    argv: 'apps:list',
    answers: { 'GET /v2/apps/': { status: 503, body: { detail: 'starting' } } },
    exit: 8,
    stdout: '',
    stderr: ['starting'],
  },
];

const logins: Transcripts = [
  ...['apps:list', 'config:list -a hello', 'ps:scale web=1 -a hello', 'users:list', 'git:remote -a hello'].map(
    (argv): Transcript => ({
      name: `nobody is logged in: ${argv}`,
      argv,
      settings: null,
      remotes: {},
      exit: 4,
      stdout: '',
      stderr: ['.deis/client.json', "'deis login", "'deis register"],
    }),
  ),
  {
    name: 'nobody is logged in under the name drycc',
    argv: 'apps:list',
    brand: 'drycc',
    settings: null,
    exit: 4,
    stdout: '',
    stderr: ['.drycc/client.json', "'drycc login"],
  },
  {
    name: 'nobody listens at the controller',
    argv: 'apps:create hello',
    settings: { ...profile, controller: 'http://127.0.0.1:1' },
    environment: { http_proxy: '' },
    exit: 7,
    stdout: '',
    stderr: ['Error: ', '127.0.0.1:1'],
  },
];

/** What goes wrong at the controller or on the way to it. */
export const failures: Transcripts = [...statuses, ...answers, ...logins];
