import type { JsonObject } from '../../src/base/json-object.ts';

/** A command line that causes a documented request. */
export interface Run {
  /**
   * The words after the program's name, or a text that is split at spaces. `{url}` stands for the controller's URL;
   * `key.pub`, `bar.com.pem` and `bar.com.key.pem` are files of the current folder.
   */
  readonly words: string | readonly string[];
  /** The documented optional parameters that it sends as well. */
  readonly adds?: JsonObject;
  /** Whether it is sent only while no process of the app runs that it would stop. */
  readonly nothingRuns?: true;
}

/** A documented request and the command lines that cause it. */
export interface Row {
  /** The method, and the path without the version before it. */
  readonly request: string;
  /** The documented body, where requests of one path differ in it. */
  readonly body?: JsonObject;
  /** The first without optional parameters, wherever there is a use for that. */
  readonly runs: readonly Run[];
}

const only = (request: string, words: string): Row => ({ request, runs: [{ words }] });

// By a profile that has no login: whoever is logged in registers others with his own token.
const register = 'auth:register {url} --username=test --password=opensesame -c nobody';
const names = { first_name: 'test', last_name: 'testerson' };
const email = { email: 'test@example.com' };
const namedRegister = `${register} --email=test@example.com --first-name=test --last-name=testerson`;

const build = (image: string): Row => ({
  request: 'POST /apps/example-go/build/',
  body: { image },
  runs: [
    // Deis v1 would stop the processes of the Procfile before.
    { words: `builds:create ${image} --app=example-go`, nothingRuns: true },
    {
      words: ['builds:create', image, '--app=example-go', '--procfile=web: ./cmd'],
      adds: { procfile: { web: './cmd' } },
    },
  ],
});

/** All requests of the five documents, each once: those of several documents differ at most in the version before the path. */
export const rows: readonly Row[] = [
  {
    request: 'POST /auth/register/',
    body: { username: 'test', password: 'opensesame' },
    // An address that is not given is sent as an empty one, which some controllers need.
    runs: [
      { words: register, adds: { email: '' } },
      { words: namedRegister, adds: { ...email, ...names } },
    ],
  },
  {
    request: 'POST /auth/register/',
    body: { username: 'test', password: 'opensesame', ...email },
    runs: [{ words: `${register} --email=test@example.com` }, { words: namedRegister, adds: names }],
  },
  only('POST /auth/login/', 'auth:login {url} --username=test --password=opensesame'),
  only('DELETE /auth/cancel/', 'auth:cancel --password=opensesame --yes'),
  only('GET /auth/whoami/', 'auth:whoami --all'),
  {
    request: 'POST /auth/tokens/',
    runs: [
      { words: 'auth:regenerate' },
      { words: 'auth:regenerate --username=test', adds: { username: 'test' } },
      { words: 'auth:regenerate --all --yes', adds: { all: 'true' } },
    ],
  },
  {
    request: 'POST /auth/passwd/',
    runs: [
      { words: 'auth:passwd --password=foo --new-password=bar' },
      {
        words: 'auth:passwd --username=testuser --password=foo --new-password=bar',
        adds: { username: 'testuser' },
      },
    ],
  },
  only('GET /apps', 'apps:list'),
  {
    request: 'POST /apps/',
    runs: [
      { words: 'apps:create --no-remote' },
      { words: 'apps:create example-go --no-remote', adds: { id: 'example-go' } },
    ],
  },
  only('DELETE /apps/example-go/', 'apps:destroy --confirm=example-go'),
  only('GET /apps/example-go/', 'apps:info --app=example-go'),
  // Without its optional parameter the request changes nothing, so no command sends it that way.
  {
    request: 'POST /apps/example-go/',
    runs: [{ words: 'apps:transfer test --app=example-go', adds: { owner: 'test' } }],
  },
  {
    request: 'GET /apps/example-go/logs/',
    runs: [
      { words: 'apps:logs --app=example-go' },
      { words: 'apps:logs --lines=20 --app=example-go', adds: { query: '?log_lines=20' } },
    ],
  },
  only('POST /apps/example-go/run/', 'apps:run --app=example-go -- echo hi'),
  only('GET /apps/example-go/containers/', 'ps:list --app=example-go'),
  only('GET /apps/example-go/containers/web/', 'ps:list web --app=example-go'),
  only('GET /apps/example-go/pods/', 'ps:list --app=example-go'),
  only('GET /apps/example-go/pods/web/', 'ps:list web --app=example-go'),
  only('POST /apps/example-go/pods/restart/', 'ps:restart --app=example-go'),
  only('POST /apps/example-go/pods/web/restart/', 'ps:restart web --app=example-go'),
  only('POST /apps/example-go/pods/go-v2-web-atots/restart/', 'ps:restart go-v2-web-atots --app=example-go'),
  only('POST /apps/example-go/scale/', 'ps:scale web=3 --app=example-go'),
  only('GET /apps/example-go/config/', 'config:list --app=example-go'),
  {
    request: 'POST /apps/example-go/config/',
    body: { values: { HELLO: 'world', PLATFORM: 'deis' } },
    runs: [{ words: 'config:set HELLO=world PLATFORM=deis --app=example-go' }],
  },
  {
    request: 'POST /apps/example-go/config/',
    body: { values: { HELLO: 'world', PLATFORM: 'drycc' } },
    runs: [{ words: 'config:set HELLO=world PLATFORM=drycc --app=example-go' }],
  },
  {
    request: 'POST /apps/example-go/config/',
    body: { values: { HELLO: null } },
    runs: [{ words: 'config:unset HELLO --app=example-go' }],
  },
  only('GET /apps/example-go/domains/', 'domains:list --app=example-go'),
  only('POST /apps/example-go/domains/', 'domains:add example.example.com --app=example-go'),
  only('DELETE /apps/example-go/domains/example.example.com', 'domains:remove example.example.com --app=example-go'),
  only('GET /apps/example-go/builds/', 'builds:list --app=example-go'),
  only('GET /apps/example-go/build/', 'builds:list --app=example-go'),
  { ...build('deis/example-go:latest'), request: 'POST /apps/example-go/builds/' },
  build('drycc/example-go:latest'),
  only('GET /apps/example-go/releases/', 'releases:list --app=example-go'),
  only('GET /apps/example-go/releases/v1/', 'releases:info v1 --app=example-go'),
  only('GET /apps/example-go/releases/v2/', 'releases:info v2 --app=example-go'),
  only('POST /apps/example-go/releases/rollback/', 'releases:rollback v1 --app=example-go'),
  only('GET /keys/', 'keys:list'),
  only('POST /keys/', 'keys:add example key.pub'),
  only('DELETE /keys/example', 'keys:remove example'),
  only('GET /certs', 'certs:list'),
  only('GET /certs/foo', 'certs:info foo'),
  only('POST /certs/', 'certs:add foo bar.com.pem bar.com.key.pem'),
  only('DELETE /certs/foo', 'certs:remove foo'),
  only('POST /certs/foo/domains/', 'certs:attach foo test.com'),
  only('POST /certs/foo/domain/', 'certs:attach foo test.com'),
  only('DELETE /certs/foo/domains/test.com/', 'certs:detach foo test.com'),
  only('DELETE /certs/foo/domain/test.com/', 'certs:detach foo test.com'),
  only('GET /apps/example-go/perms/', 'perms:list --app=example-go'),
  only('POST /apps/example-go/perms/', 'perms:create example --app=example-go'),
  only('POST /apps/example-go/perms/example', 'perms:delete example --app=example-go'),
  only('DELETE /apps/example-go/perms/example', 'perms:delete example --app=example-go'),
  only('GET /admin/perms/', 'perms:list --admin'),
  only('POST /admin/perms', 'perms:create example --admin'),
  only('DELETE /admin/perms/example', 'perms:delete example --admin'),
  only('GET /users', 'users:list'),
];
