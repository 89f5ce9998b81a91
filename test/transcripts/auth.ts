import { profile, type Transcript, type Transcripts, token } from './transcript.ts';
import { forbidden, unknownPage } from './wire.ts';

const controller = 'http://deis.example.com';
const newToken = '9be1c27d403fa8657c1e';
const loggedIn = { status: 200, body: { token: newToken } };
const login = 'POST /v2/auth/login/';
const register = 'POST /v2/auth/register/';
const passwd = 'POST /v2/auth/passwd/';
const tokens = 'POST /v2/auth/tokens/';
const cancel = 'DELETE /v2/auth/cancel/';
const ada = { username: 'ada', password: 'secret' };
const bob = { username: 'bob', password: 'secret', email: 'bob@example.com' };
const registered = {
  email: 'bob@example.com',
  username: 'bob',
  first_name: '',
  last_name: '',
  is_superuser: false,
  is_staff: false,
  groups: [],
  user_permissions: [],
  last_login: '2016-08-22T17:40:49Z',
  date_joined: '2016-08-22T17:40:49Z',
  is_active: true,
};
const wrongLogin = { status: 400, body: { non_field_errors: ['Unable to log in with provided credentials.'] } };
const profileOf = (username: string, changes: object = {}): object => ({
  ...profile,
  username,
  token: newToken,
  ...changes,
});

/** A login of ada that succeeds, from nobody being logged in. */
const loginOf = (name: string, argv: string, more: Partial<Transcript> = {}): Transcript => ({
  name,
  argv,
  settings: null,
  answers: { [login]: loggedIn },
  requests: [[login, ada]],
  exit: 0,
  stdout: ['Logged in as ada'],
  settingsAfter: profileOf('ada'),
  ...more,
});

const logins: Transcripts = [
  loginOf('login writes the settings file', `auth:login ${controller} --username=ada --password=secret`, {
    stdout: ['Logged in as ada', 'Configuration file written to'],
  }),
  loginOf('login by its shortcut', `login ${controller} --username=ada --password=secret`),
  loginOf('login with the modern spelling', `auth login ${controller} --username=ada --password=secret`),
  loginOf('login with values in words of their own', `login ${controller} --username ada --password secret`),
  loginOf('login with abbreviated options', `login ${controller} --user=ada --pass=secret`),
  loginOf('login with options before the controller', `login --username=ada --password=secret ${controller}`),
  loginOf('login takes http where no scheme is given', 'login deis.example.com --username=ada --password=secret'),
  loginOf('login takes a controller with a slash at its end', `login ${controller}/ --username=ada --password=secret`),
  loginOf(
    'login keeps the path of a controller',
    'login http://deis.example.com/paas --username=ada --password=secret',
    {
      answers: { 'POST /paas/v2/auth/login/': loggedIn },
      requests: [['POST /paas/v2/auth/login/', ada]],
      settingsAfter: profileOf('ada', { controller: 'http://deis.example.com/paas' }),
    },
  ),
  loginOf(
    'login without the check of certificates',
    `login ${controller} --username=ada --password=secret --ssl-verify=false`,
    {
      settingsAfter: profileOf('ada', { ssl_verify: false }),
    },
  ),
  loginOf(
    'login with the check of certificates',
    `login ${controller} --username=ada --password=secret --ssl-verify=true`,
  ),
  loginOf(
    'login replaces who was logged in, and sends no old token',
    `login ${controller} --username=bob --password=secret`,
    {
      settings: profile,
      requests: [[login, { username: 'bob', password: 'secret' }]],
      stdout: ['Logged in as bob'],
      settingsAfter: profileOf('bob'),
    },
  ),
  loginOf('login at another controller', 'login http://other.example.com --username=ada --password=secret', {
    settings: profile,
    answers: { 'POST http://other.example.com/v2/auth/login/': loggedIn },
    requests: [['POST http://other.example.com/v2/auth/login/', ada]],
    settingsAfter: profileOf('ada', { controller: 'http://other.example.com' }),
  }),
  loginOf('login asks for name and password at a terminal', `login ${controller}`, {
    typed: [
      ['username:', 'ada\r'],
      ['password:', 'secret\r'],
    ],
  }),
  loginOf('login asks for the password alone where the name is given', `login ${controller} --username=ada`, {
    typed: [['password:', 'secret\r']],
  }),
  loginOf('login to Deis v1', `login ${controller} --username=ada --password=secret`, {
    api: '1.1',
    answers: { 'POST /v1/auth/login/': loggedIn },
    requests: [['POST /v1/auth/login/', ada]],
  }),
  loginOf('login to Workflow 2.0', `login ${controller} --username=ada --password=secret`, { api: '2.0' }),
  loginOf(
    'login through a proxy that drops the version headers',
    `login ${controller} --username=ada --password=secret`,
    {
      api: 'none',
    },
  ),
  loginOf('login to Drycc under its own name', `login ${controller} --username=ada --password=secret`, {
    api: 'drycc-2.3',
    brand: 'drycc',
  }),
  {
    name: 'login with a wrong password keeps the old login',
    argv: `login ${controller} --username=ada --password=secret`,
    answers: { [login]: wrongLogin },
    requests: [[login, ada]],
    exit: 6,
    stdout: '',
    stderr: ['Unable to log in with provided credentials.'],
  },
  {
    name: 'login without a terminal asks nothing',
    argv: `login ${controller} --username=ada`,
    settings: null,
    exit: 2,
    stdout: '',
  },
  {
    name: 'login without a controller is wrong usage',
    argv: 'auth:login --username=ada --password=secret',
    settings: null,
    exit: 2,
    stdout: '',
  },
  {
    name: 'login sends no password to what is no controller: neither root is known',
    argv: `login ${controller} --username=ada --password=secret`,
    settings: null,
    api: 'none',
    answers: {
      'GET /v2/': unknownPage,
      'GET /v1/': unknownPage,
      'GET /v2/apps': unknownPage,
      'GET /v1/apps': unknownPage,
    },
    exit: 8,
    stdout: '',
    stderr: [controller],
  },
  {
    name: 'login sends no password to what is no controller: a web site that answers everything',
    argv: `login ${controller} --username=ada --password=secret`,
    settings: null,
    api: 'none',
    answers: { 'GET /v2/': { status: 200, body: '<h1>Welcome</h1>', headers: { 'Content-Type': 'text/html' } } },
    exit: 8,
    stdout: '',
    stderr: [controller],
  },
  {
    name: 'login that cannot be saved fails',
    argv: `login ${controller} --username=ada --password=secret`,
    settings: null,
    files: { '~/.deis': 'a file in the place of the folder' },
    answers: { [login]: loggedIn },
    requests: [[login, ada]],
    exit: 1,
    stdout: '',
  },
];

const registrations: Transcripts = [
  {
    name: 'register makes an account and logs in',
    argv: `auth:register ${controller} --username=bob --password=secret --email=bob@example.com`,
    settings: null,
    answers: { [register]: registered, [login]: loggedIn },
    requests: [
      [register, bob],
      [login, { username: 'bob', password: 'secret' }],
    ],
    exit: 0,
    stdout: ['Registered bob', 'Logged in as bob', 'Configuration file written to'],
    settingsAfter: profileOf('bob'),
  },
  {
    name: 'register by its shortcut, with abbreviated options',
    argv: `register ${controller} --user=bob --pass=secret --em=bob@example.com`,
    settings: null,
    answers: { [register]: registered, [login]: loggedIn },
    requests: [
      [register, bob],
      [login, { username: 'bob', password: 'secret' }],
    ],
    exit: 0,
    stdout: ['Registered bob', 'Logged in as bob'],
    settingsAfter: profileOf('bob'),
  },
  {
    name: 'register with --login=true logs in',
    argv: `register ${controller} --username=bob --password=secret --email=bob@example.com --login=true`,
    settings: null,
    answers: { [register]: registered, [login]: loggedIn },
    requests: [
      [register, bob],
      [login, { username: 'bob', password: 'secret' }],
    ],
    exit: 0,
    settingsAfter: profileOf('bob'),
  },
  {
    name: 'register with --login=false makes the account alone',
    argv: `register ${controller} --username=bob --password=secret --email=bob@example.com --login=false`,
    settings: null,
    answers: { [register]: registered },
    requests: [[register, bob]],
    exit: 0,
    stdout: 'Registered bob\n',
  },
  {
    name: 'register as an administrator sends the token of the login at this controller',
    argv: `register ${controller} --username=bob --password=secret --email=bob@example.com --login=false`,
    answers: { [register]: registered },
    requests: [[register, bob, token]],
    exit: 0,
    stdout: 'Registered bob\n',
  },
  {
    name: 'register as an administrator, and be the new user afterwards',
    argv: `register ${controller} --username=bob --password=secret --email=bob@example.com`,
    answers: { [register]: registered, [login]: loggedIn },
    requests: [
      [register, bob, token],
      [login, { username: 'bob', password: 'secret' }, null],
    ],
    exit: 0,
    settingsAfter: profileOf('bob'),
  },
  {
    name: 'register sends no token of another controller',
    argv: `register ${controller} --username=bob --password=secret --email=bob@example.com --login=false`,
    settings: { ...profile, controller: 'http://other.example.com' },
    answers: { [register]: registered },
    requests: [[register, bob, null]],
    exit: 0,
  },
  {
    name: 'register without an address sends an empty one: controllers fail where it is missing',
    argv: `register ${controller} --username=bob --password=secret`,
    settings: null,
    answers: { [register]: registered, [login]: loggedIn },
    requests: [
      [register, { ...bob, email: '' }],
      [login, { username: 'bob', password: 'secret' }],
    ],
    exit: 0,
    settingsAfter: profileOf('bob'),
  },
  {
    name: 'register asks for everything at a terminal',
    argv: `register ${controller}`,
    settings: null,
    typed: [
      ['username:', 'bob\r'],
      ['password:', 'secret\r'],
      ['password (confirm):', 'secret\r'],
      ['email:', 'bob@example.com\r'],
    ],
    answers: { [register]: registered, [login]: loggedIn },
    requests: [
      [register, bob],
      [login, { username: 'bob', password: 'secret' }],
    ],
    exit: 0,
    settingsAfter: profileOf('bob'),
  },
  {
    name: 'register with two different passwords sends nothing',
    argv: `register ${controller} --username=bob`,
    settings: null,
    typed: [
      ['password:', 'secret\r'],
      ['password (confirm):', 'sekret\r'],
    ],
    exit: 2,
  },
  {
    name: 'register that is refused does not log in',
    argv: `register ${controller} --username=bob --password=secret --email=bob@example.com`,
    answers: { [register]: { status: 400, body: { username: ['A user with that username already exists.'] } } },
    requests: [[register, bob, token]],
    exit: 6,
    stdout: '',
    stderr: ['A user with that username already exists.'],
  },
  {
    name: 'register where registration is off',
    argv: `register ${controller} --username=bob --password=secret --email=bob@example.com`,
    settings: null,
    answers: { [register]: { status: 403, body: { detail: 'Registration is disabled' } } },
    requests: [[register, bob]],
    exit: 4,
    stdout: '',
    stderr: ['Registration is disabled'],
  },
  {
    name: 'register at Deis v1',
    argv: `register ${controller} --username=bob --password=secret --email=bob@example.com`,
    api: '1.1',
    settings: null,
    answers: { 'POST /v1/auth/register/': registered, 'POST /v1/auth/login/': loggedIn },
    requests: [
      ['POST /v1/auth/register/', bob],
      ['POST /v1/auth/login/', { username: 'bob', password: 'secret' }],
    ],
    exit: 0,
    stdout: ['Registered bob', 'Logged in as bob'],
    settingsAfter: profileOf('bob'),
  },
  {
    name: 'register without the check of certificates',
    argv: `register ${controller} --username=bob --password=secret --email=bob@example.com --ssl-verify=false`,
    settings: null,
    answers: { [register]: registered, [login]: loggedIn },
    requests: [
      [register, bob],
      [login, { username: 'bob', password: 'secret' }],
    ],
    exit: 0,
    settingsAfter: profileOf('bob', { ssl_verify: false }),
  },
];

const logouts: Transcripts = [
  {
    name: 'logout removes the settings file',
    argv: 'auth:logout',
    exit: 0,
    stdout: 'Logged out\n',
    settingsAfter: null,
  },
  { name: 'logout by its shortcut', argv: 'logout', exit: 0, stdout: 'Logged out\n', settingsAfter: null },
  {
    name: 'logout where nobody is logged in is no failure',
    argv: 'logout',
    settings: null,
    exit: 0,
    stdout: ['Not logged in: no login is saved in'],
  },
  {
    name: 'logout keeps the other profiles',
    argv: 'logout',
    files: { '~/.deis/staging.json': JSON.stringify(profile) },
    exit: 0,
    stdout: 'Logged out\n',
    settingsAfter: null,
  },
  { name: 'logout takes no argument', argv: 'auth:logout now', exit: 2, stdout: '' },
];

const identities: Transcripts = [
  { name: 'whoami asks nobody', argv: 'auth:whoami', exit: 0, stdout: `You are ada at ${controller}\n` },
  { name: 'whoami by its shortcut', argv: 'whoami', exit: 0, stdout: `You are ada at ${controller}\n` },
  {
    name: 'whoami where nobody is logged in',
    argv: 'whoami',
    settings: null,
    exit: 4,
    stdout: '',
    stderr: ['.deis/client.json', 'deis login', 'deis register'],
  },
  {
    name: 'whoami --all asks the controller',
    argv: 'whoami --all',
    answers: {
      'GET /v2/auth/whoami/': { ...registered, username: 'ada', email: 'ada@example.com', is_superuser: true },
    },
    exit: 0,
    stdout: [
      'Username: ada',
      'Email: ada@example.com',
      'First Name:',
      'Last Name:',
      'Last Login: 2016-08-22T17:40:49Z',
      'Is Superuser: true',
      'Is Staff: false',
      'Is Active: true',
      'Date Joined: 2016-08-22T17:40:49Z',
    ],
  },
  {
    name: 'whoami --all at a controller of before API 2.2',
    argv: 'whoami --all',
    api: '2.1',
    answers: {
      'GET /v2/auth/whoami/': unknownPage,
    },
    exit: 5,
    stdout: '',
  },
  {
    name: 'whoami --all at Deis v1, which has nothing of the kind',
    argv: 'whoami --all',
    api: '1.1',
    exit: 2,
    stdout: '',
  },
];

const passwords: Transcripts = [
  {
    name: 'passwd changes the own password',
    argv: 'auth:passwd --password=secret --new-password=better',
    answers: { [passwd]: { status: 200, body: { status: 'password set' } } },
    requests: [[passwd, { password: 'secret', new_password: 'better' }]],
    exit: 0,
    stdout: ['Password change succeeded.'],
  },
  {
    name: 'passwd by its shortcut, with abbreviated options',
    argv: 'passwd --pass=secret --new=better',
    answers: { [passwd]: { status: 200, body: { status: 'password set' } } },
    requests: [[passwd, { password: 'secret', new_password: 'better' }]],
    exit: 0,
    stdout: ['Password change succeeded.'],
  },
  {
    name: 'passwd of another user asks for no current password',
    argv: 'passwd --username=bob --new-password=better',
    answers: { [passwd]: { status: 200, body: { status: 'password set' } } },
    requests: [[passwd, { username: 'bob', new_password: 'better' }]],
    exit: 0,
    stdout: ['Password change succeeded.'],
  },
  {
    name: 'passwd of another user with a current password',
    argv: 'passwd --username=bob --password=secret --new-password=better',
    answers: { [passwd]: { status: 200, body: { status: 'password set' } } },
    requests: [[passwd, { username: 'bob', password: 'secret', new_password: 'better' }]],
    exit: 0,
  },
  {
    name: 'passwd asks at a terminal',
    argv: 'passwd',
    typed: [
      ['current password:', 'secret\r'],
      ['new password:', 'better\r'],
      ['new password (confirm):', 'better\r'],
    ],
    answers: { [passwd]: { status: 200, body: { status: 'password set' } } },
    requests: [[passwd, { password: 'secret', new_password: 'better' }]],
    exit: 0,
  },
  {
    name: 'passwd with two different new passwords sends nothing',
    argv: 'passwd --password=secret',
    typed: [
      ['new password:', 'better\r'],
      ['new password (confirm):', 'bitter\r'],
    ],
    exit: 2,
  },
  {
    name: 'passwd with a wrong current password keeps the login',
    argv: 'passwd --password=secret --new-password=better',
    answers: { [passwd]: { status: 401, body: { detail: 'Current password does not match' } } },
    requests: [[passwd, { password: 'secret', new_password: 'better' }]],
    exit: 4,
    stdout: '',
    stderr: ['Current password does not match'],
  },
  {
    name: 'passwd of another user without being an administrator',
    argv: 'passwd --username=bob --new-password=better',
    answers: {
      [passwd]: forbidden,
    },
    requests: [[passwd, { username: 'bob', new_password: 'better' }]],
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission to perform this action.'],
  },
  {
    name: 'passwd where nobody is logged in',
    argv: 'passwd --password=secret --new-password=better',
    settings: null,
    exit: 4,
    stdout: '',
  },
  {
    name: 'passwd without a terminal asks nothing',
    argv: 'passwd --password=secret',
    exit: 2,
    stdout: '',
  },
  {
    name: 'passwd at API 1.1',
    argv: 'passwd --password=secret --new-password=better',
    api: '1.1',
    answers: { 'POST /v1/auth/passwd/': { status: 200, body: { status: 'password set' } } },
    requests: [['POST /v1/auth/passwd/', { password: 'secret', new_password: 'better' }]],
    exit: 0,
  },
  {
    name: 'passwd of another user at API 1.1, which would change the own one',
    argv: 'passwd --username=bob --new-password=better',
    api: '1.1',
    exit: 2,
    stdout: '',
  },
];

const cancellations: Transcripts = [
  {
    name: 'cancel logs in again, and forgets the login afterwards',
    argv: 'auth:cancel',
    typed: [
      ['Delete account ada at http://deis.example.com?', 'y\r'],
      ['password:', 'secret\r'],
    ],
    answers: { [login]: loggedIn, [cancel]: { status: 204 } },
    requests: [
      [login, ada],
      [cancel, undefined, newToken],
    ],
    exit: 0,
    stdout: ['Account cancelled'],
    settingsAfter: null,
  },
  {
    name: 'cancel of the own account by name, with its password and without a question',
    argv: 'auth:cancel --username=ada --password=secret --yes',
    answers: { [login]: loggedIn, [cancel]: { status: 204 } },
    requests: [
      [login, ada],
      [cancel, { username: 'ada' }, newToken],
    ],
    exit: 0,
    stdout: ['Account cancelled'],
    settingsAfter: null,
  },
  {
    name: 'cancel of the own account by name, without its password',
    argv: 'auth:cancel --username=ada --yes',
    answers: { [cancel]: { status: 204 } },
    requests: [[cancel, { username: 'ada' }]],
    exit: 0,
    stdout: ['Account cancelled'],
    settingsAfter: null,
  },
  {
    name: 'cancel of another account as an administrator keeps the own login',
    argv: 'auth:cancel --username=bob --yes',
    answers: { [cancel]: { status: 204 } },
    requests: [[cancel, { username: 'bob' }]],
    exit: 0,
    stdout: ['Account cancelled'],
  },
  {
    name: 'cancel of another account, confirmed at a terminal',
    argv: 'auth:cancel --username=bob',
    typed: [['Delete account bob at http://deis.example.com?', 'y\r']],
    answers: { [cancel]: { status: 204 } },
    requests: [[cancel, { username: 'bob' }]],
    exit: 0,
  },
  {
    name: 'cancel that is not confirmed changes nothing, and is no failure',
    argv: 'auth:cancel --username=bob',
    typed: [['Delete account bob', 'n\r']],
    exit: 0,
  },
  {
    name: 'cancel without a terminal and without --yes',
    argv: 'auth:cancel --username=bob',
    exit: 2,
    stdout: '',
  },
  {
    name: 'cancel of an account with apps',
    argv: 'auth:cancel --username=bob --yes',
    answers: {
      [cancel]: {
        status: 409,
        body: { detail: 'bob still has applications assigned. Delete or transfer ownership' },
      },
    },
    requests: [[cancel, { username: 'bob' }]],
    exit: 6,
    stdout: '',
    stderr: ['bob still has applications'],
  },
  {
    name: 'cancel with a wrong password cancels nothing',
    argv: 'auth:cancel --username=ada --password=secret --yes',
    answers: { [login]: wrongLogin },
    requests: [[login, ada]],
    exit: 6,
    stdout: '',
  },
  {
    name: 'cancel where nobody is logged in',
    argv: 'auth:cancel --username=bob --yes',
    settings: null,
    exit: 4,
    stdout: '',
  },
  {
    name: 'cancel of another account at Deis 1.4, which would cancel the own one',
    argv: 'auth:cancel --username=bob --yes',
    api: '1.1',
    exit: 2,
    stdout: '',
  },
];

const regenerations: Transcripts = [
  {
    name: 'regenerate keeps the new token',
    argv: 'auth:regenerate',
    answers: { [tokens]: { status: 200, body: { token: newToken } } },
    requests: [[tokens, undefined]],
    exit: 0,
    stdout: 'Token Regenerated\n',
    settingsAfter: { ...profile, token: newToken },
  },
  {
    name: 'regenerate for another user leaves the own token',
    argv: 'auth:regenerate --username=bob',
    answers: { [tokens]: { status: 200, body: { token: newToken } } },
    requests: [[tokens, { username: 'bob' }]],
    exit: 0,
    stdout: 'Token Regenerated\n',
  },
  {
    name: 'regenerate for another user by the short option',
    argv: 'auth:regenerate -u bob',
    answers: { [tokens]: { status: 200, body: { token: newToken } } },
    requests: [[tokens, { username: 'bob' }]],
    exit: 0,
    stdout: 'Token Regenerated\n',
  },
  {
    name: 'regenerate for everybody, in a script',
    argv: 'auth:regenerate --all',
    answers: { [tokens]: { status: 200, body: '""', headers: { 'Content-Type': 'application/json' } } },
    requests: [[tokens, { all: true }]],
    exit: 0,
    stdout: ['Token Regenerated'],
    // All tokens are gone, the own one too: what is left in the file is good for nothing.
    settingsAfter: null,
  },
  {
    name: 'regenerate for everybody asks at a terminal, and does nothing without a yes',
    argv: 'auth:regenerate --all',
    typed: [['Replace the tokens of all users', 'n\r']],
    exit: 0,
  },
  {
    name: 'regenerate for another user without being an administrator',
    argv: 'auth:regenerate -ubob',
    answers: {
      [tokens]: forbidden,
    },
    requests: [[tokens, { username: 'bob' }]],
    exit: 4,
    stdout: '',
  },
  { name: 'regenerate where nobody is logged in', argv: 'auth:regenerate', settings: null, exit: 4, stdout: '' },
  { name: 'regenerate at API 1.1, which has no such thing', argv: 'auth:regenerate', api: '1.1', exit: 2, stdout: '' },
];

/** The account: login and its end, registration, passwords, tokens. */
export const auth: Transcripts = [
  ...logins,
  ...registrations,
  ...logouts,
  ...identities,
  ...passwords,
  ...cancellations,
  ...regenerations,
];
