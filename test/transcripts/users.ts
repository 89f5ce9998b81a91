import { page, profile, type Transcripts } from './transcript.ts';
import { forbidden } from './wire.ts';

const user = (username: string, isAdministrator: boolean): object => ({
  id: 1,
  email: `${username}@example.com`,
  username,
  first_name: '',
  last_name: '',
  is_superuser: isAdministrator,
  is_staff: isAdministrator,
  is_active: true,
  last_login: '2016-08-22T17:40:49Z',
  date_joined: '2016-08-22T17:40:49Z',
});

/** Users of a controller. */
export const users: Transcripts = [
  {
    name: 'users marks administrators',
    argv: 'users:list',
    answers: { 'GET /v2/users/': page(user('ada', true), user('bob', false)) },
    exit: 0,
    stdout: '=== Users (*=admin)\n*ada\nbob\n',
  },
  {
    name: 'users without a verb lists',
    argv: 'users',
    answers: { 'GET /v2/users/': page(user('ada', true)) },
    exit: 0,
    stdout: '=== Users (*=admin)\n*ada\n',
  },
  {
    name: 'users with a limit says how many there are',
    argv: 'users:list --limit=1',
    answers: { 'GET /v2/users/?limit=1': { ...page(user('ada', true)), count: 2 } },
    exit: 0,
    stdout: '=== Users (*=admin) (1 of 2)\n*ada\n',
  },
  {
    name: 'users with a limit by the short option',
    argv: 'users -l 1',
    answers: { 'GET /v2/users/?limit=1': { ...page(user('ada', true)), count: 2 } },
    exit: 0,
    stdout: '=== Users (*=admin) (1 of 2)\n*ada\n',
  },
  {
    name: 'users in pages of the size that the settings say',
    argv: 'users:list',
    settings: { ...profile, response_limit: 1 },
    answers: {
      'GET /v2/users/?limit=1': {
        ...page(user('ada', true)),
        count: 2,
        next: 'http://deis.example.com/v2/users?limit=1&offset=1',
      },
      'GET /v2/users/?limit=1&offset=1': { ...page(user('bob', false)), count: 2 },
    },
    exit: 0,
    stdout: '=== Users (*=admin)\n*ada\nbob\n',
  },
  {
    name: 'users without being an administrator',
    argv: 'users:list',
    answers: {
      'GET /v2/users/': forbidden,
    },
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission to perform this action.'],
  },
  { name: 'users at API 1.1, which has no such thing', argv: 'users:list', api: '1.1', exit: 2, stdout: '' },
];
