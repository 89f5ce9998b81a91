import type { CommonOperation } from '../../src/api/operations.ts';
import type { JsonObject } from '../../src/base/json-object.ts';

/** A command line and the files of the current folder that it names. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

type Options = Readonly<Record<string, unknown>>;

/** Options first, then the arguments, which may look like options; what is undefined is left out. */
function line(command: string, options: Options, ...args: readonly unknown[]): CommandLine {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const written = given.map(([name, value]) => (value === true ? `--${name}` : `--${name}=${String(value)}`));
  const words = args.filter((arg) => arg !== undefined).map(String);
  return { words: [command, ...written, ...(words.length === 0 ? [] : ['--', ...words])] };
}

/** A command line whose arguments are files, given by their content. */
function withFiles(
  command: string,
  first: unknown,
  contents: Readonly<Record<string, unknown>>,
  options: Options = {},
): CommandLine {
  const files = Object.entries(contents).filter(([, content]) => content !== undefined);
  return {
    ...line(command, options, first, ...files.map(([name]) => name)),
    files: Object.fromEntries(files.map(([name, content]) => [name, String(content)])),
  };
}

const pairs = (values: unknown): string[] =>
  Object.entries((values ?? {}) as JsonObject).map(([name, value]) => `${name}=${String(value)}`);

/** The parameters of an operation, whether they were in the path, the query or the body; `controller` is always there. */
type Given = Readonly<Record<string, unknown>>;

/** One of the settings is changed at a time: `obstacles` names the other requests. */
function settingsLine({ app, maintenance, routable, label, autoscale }: Given): CommandLine {
  if (typeof maintenance === 'boolean') return line(maintenance ? 'maintenance:on' : 'maintenance:off', { app });
  if (typeof routable === 'boolean') return line(routable ? 'routing:enable' : 'routing:disable', { app });
  if (label !== undefined) {
    return Object.values(label as JsonObject).includes(null)
      ? line('labels:unset', { app }, ...Object.keys(label as JsonObject))
      : line('labels:set', { app }, ...pairs(label));
  }
  const [[type, bounds] = []] = Object.entries(autoscale as JsonObject);
  if (bounds === null) return line('autoscale:unset', { app }, type);
  const { min, max, cpu_percent: cpu } = bounds as JsonObject;
  return line('autoscale:set', { app, min, max, 'cpu-percent': cpu }, type);
}

/** The command line that asks for an operation, from the parameters of one request for it. */
export const commandLines: Readonly<Record<CommonOperation, (given: Given) => CommandLine>> = {
  'auth.register': ({ controller, username, password, email, first_name, last_name }) =>
    line('auth:register', { username, password, email, 'first-name': first_name, 'last-name': last_name }, controller),
  'auth.login': ({ controller, username, password }) => line('auth:login', { username, password }, controller),
  'auth.cancel': ({ username }) =>
    line('auth:cancel', { username, password: username === undefined ? 'opensesame' : undefined, yes: true }),
  'auth.whoami': () => line('auth:whoami', { all: true }),
  'auth.regenerate': ({ username, all }) =>
    all === undefined
      ? line('auth:regenerate', { username })
      : line('auth:regenerate', { username, all: true, yes: true }),
  'auth.passwd': ({ username, password, new_password }) =>
    line('auth:passwd', { username, password, 'new-password': new_password }),

  'apps.list': ({ limit }) => line('apps:list', { limit }),
  'apps.create': ({ id }) => line('apps:create', { 'no-remote': true }, id),
  'apps.info': ({ app }) => line('apps:info', { app }),
  'apps.transfer': ({ app, owner }) => line('apps:transfer', { app }, owner),
  'apps.destroy': ({ app }) => line('apps:destroy', { app, confirm: app }),
  'apps.logs': ({ app, log_lines }) => line('apps:logs', { app, lines: log_lines }),
  'apps.run': ({ app, command }) => line('apps:run', { app }, command),

  'pods.list': ({ app, limit }) => line('ps:list', { app, limit }),
  'pods.listByType': ({ app, limit, type }) => line('ps:list', { app, limit }, type),
  'pods.restart': ({ app }) => line('ps:restart', { app }),
  'pods.restartByType': ({ app, type }) => line('ps:restart', { app }, type),
  'pods.restartByName': ({ app, pod }) => line('ps:restart', { app }, pod),
  'pods.scale': ({ app, counts }) => line('ps:scale', { app }, ...pairs(counts)),

  'config.get': ({ app }) => line('config:list', { app }),
  'config.set': ({ app, values }) =>
    Object.values((values ?? {}) as JsonObject).includes(null)
      ? line('config:unset', { app }, ...Object.keys(values as JsonObject))
      : line('config:set', { app }, ...pairs(values)),

  'settings.get': ({ app }) => line('maintenance:info', { app }),
  'settings.set': settingsLine,
  'tls.get': ({ app }) => line('tls:info', { app }),
  'tls.set': ({ app, https_enforced: enforced }) => line(enforced === true ? 'tls:enable' : 'tls:disable', { app }),
  'whitelist.list': ({ app }) => line('whitelist:list', { app }),
  'whitelist.add': ({ app, addresses }) => line('whitelist:add', { app }, ...(addresses as string[])),
  'whitelist.remove': ({ app, addresses }) => line('whitelist:remove', { app }, ...(addresses as string[])),

  'domains.list': ({ app, limit }) => line('domains:list', { app, limit }),
  'domains.add': ({ app, domain }) => line('domains:add', { app }, domain),
  'domains.remove': ({ app, domain }) => line('domains:remove', { app }, domain),

  'builds.list': ({ app, limit }) => line('builds:list', { app, limit }),
  'builds.create': ({ app, image, procfile }) =>
    line(
      'builds:create',
      {
        app,
        procfile:
          procfile === undefined
            ? procfile
            : pairs(procfile)
                .join('\n')
                .replaceAll(/^(\S+?)=/gm, '$1: '),
      },
      image,
    ),

  'releases.list': ({ app, limit }) => line('releases:list', { app, limit }),
  'releases.info': ({ app, version }) => line('releases:info', { app }, version),
  'releases.rollback': ({ app, version }) => line('releases:rollback', { app }, version),

  'keys.list': ({ limit }) => line('keys:list', { limit }),
  'keys.add': ({ id, public: key }) => withFiles('keys:add', id, { 'key.pub': key }),
  'keys.remove': ({ key }) => line('keys:remove', {}, key),

  'certs.list': ({ limit }) => line('certs:list', { limit }),
  'certs.info': ({ name }) => line('certs:info', {}, name),
  'certs.add': ({ name, certificate, key }) =>
    withFiles('certs:add', name, { 'certificate.pem': certificate, 'key.pem': key }),
  'certs.remove': ({ name }) => line('certs:remove', {}, name),
  'certs.attach': ({ name, domain }) => line('certs:attach', {}, name, domain),
  'certs.detach': ({ name, domain }) => line('certs:detach', {}, name, domain),

  'perms.list': ({ app }) => line('perms:list', { app }),
  'perms.create': ({ app, username }) => line('perms:create', { app }, username),
  'perms.delete': ({ app, username }) => line('perms:delete', { app }, username),
  'administrators.list': ({ limit }) => line('perms:list', { admin: true, limit }),
  'administrators.create': ({ username }) => line('perms:create', { admin: true }, username),
  'administrators.delete': ({ username }) => line('perms:delete', { admin: true }, username),

  'users.list': ({ limit }) => line('users:list', { limit }),
};
