import { onTestFinished } from 'vitest';
import { type Received, type Reply, startTestController } from '../proofs/test-controller.ts';
import { createMachine, type Machine } from './simulated-machine.ts';

/** What a controller of these tests holds. */
export interface State {
  /** The domains of each certificate, by its name. */
  readonly certificates: Map<string, Set<string>>;
  readonly domains: Set<string>;
  readonly collaborators: Set<string>;
  readonly administrators: Set<string>;
  /** The apps, each with nothing in it. */
  readonly apps: Set<string>;
}

/** What a route answers: a status and a value, or a status alone. */
type Handler = (state: State, groups: Readonly<Record<string, string | undefined>>, body: unknown) => Outcome;
type Outcome = readonly [status: number, value?: unknown];

/** A pattern as Django tries them: from the start of the path, in their order; the first that matches decides. */
export interface Route {
  readonly pattern: RegExp;
  readonly methods: Readonly<Record<string, Handler>>;
}

const missing: Outcome = [404, { detail: 'Not found.' }];
const shown = (name: string, domains: ReadonlySet<string>): object => ({ name, domains: [...domains], san: [] });
const field = (body: unknown, name: string): string => String((body as Record<string, unknown>)[name]);

const attach: Handler = ({ certificates, domains }, { name = '' }, body) => {
  const attached = certificates.get(name);
  const domain = field(body, 'domain');
  if (!attached || !domains.has(domain)) return missing;
  attached.add(domain);
  return [201];
};

const detach: Handler = ({ certificates, domains }, { name = '', domain = '' }) => {
  const attached = certificates.get(name);
  if (!attached || !domains.has(domain)) return missing;
  // Whatever certificate the domain has, as Workflow and Hephy do it.
  for (const each of certificates.values()) each.delete(domain);
  return [204];
};

const retrieve: Handler = ({ certificates }, { name = '' }) => {
  const attached = certificates.get(name);
  return attached ? [200, shown(name, attached)] : missing;
};

const destroy: Handler = ({ certificates }, { name = '' }) => (certificates.delete(name) ? [204] : missing);

const page = (results: readonly unknown[]): Outcome => [
  200,
  { count: results.length, next: null, previous: null, results },
];

const listCertificates: Handler = ({ certificates }) =>
  page([...certificates].map(([name, domains]) => shown(name, domains)));

const app = '(?<id>[a-z0-9-]+)';
const certificate = '(?<name>[-_*.\\w]+)';
const domain = '(?<domain>\\**\\.?[-._\\w]+)';
const user = '(?<username>[-_\\w]+)';

/**
 * The routes of a controller for certificates, apps and permissions. `end` is what stands at the end of each pattern:
 * nothing up to Workflow 2.6, `$` from 2.7 on.
 */
function routes(certificateRoutes: readonly Route[], end: string): readonly Route[] {
  const at = (pattern: string, methods: Route['methods']): Route => ({
    pattern: new RegExp(`^/v2/${pattern}${end}`),
    methods,
  });
  return [
    at(`apps/${app}/perms/${user}/?`, {
      DELETE: ({ collaborators }, { username = '' }) =>
        collaborators.delete(username)
          ? [204]
          : [403, { detail: 'You do not have permission to perform this action.' }],
    }),
    at(`apps/${app}/perms/?`, { GET: ({ collaborators }) => [200, { users: [...collaborators] }] }),
    at(`apps/${app}/?`, {
      GET: ({ apps }, { id = '' }) => (apps.has(id) ? [200, { id }] : missing),
      DELETE: ({ apps }, { id = '' }) => (apps.delete(id) ? [204] : missing),
    }),
    at('apps/?', { GET: ({ apps }) => page([...apps].map((id) => ({ id }))) }),
    at(`admin/perms/${user}/?`, {
      DELETE: ({ administrators }, { username = '' }) => {
        administrators.delete(username);
        return [204];
      },
    }),
    at('admin/perms/?', {
      GET: ({ administrators }) => page([...administrators].map((username) => ({ username, is_superuser: true }))),
    }),
    ...certificateRoutes,
  ];
}

const certificates = (end: string): readonly Route[] => [
  { pattern: new RegExp(`^/v2/certs/${certificate}/?${end}`), methods: { GET: retrieve, DELETE: destroy } },
  { pattern: new RegExp(`^/v2/certs/?${end}`), methods: { GET: listCertificates } },
];

const attachment = (pattern: string): Route => ({
  pattern: new RegExp(`^/v2/certs/${certificate}/${pattern}`),
  methods: { POST: attach, DELETE: detach },
});

/** Controllers by how they route what is below a certificate: the regular expressions of their URL tables. */
export const kinds: Readonly<Record<string, { readonly header: string; readonly routes: readonly Route[] }>> = {
  'Workflow 2.2': {
    header: 'DEIS_API_VERSION: 2.1',
    routes: routes([attachment(`domain/${domain}?/?`), ...certificates('')], ''),
  },
  'Workflow 2.6': {
    header: 'DEIS_API_VERSION: 2.3',
    routes: routes([attachment(`domain/${domain}?/?`), ...certificates('')], ''),
  },
  'Workflow 2.7': {
    header: 'DEIS_API_VERSION: 2.3',
    routes: routes([attachment(`domain/${domain}?$`), ...certificates('$')], '$'),
  },
  'Drycc 1.0': {
    header: 'DRYCC_API_VERSION: 2.3',
    routes: routes([attachment(`domain/${domain}?$`), ...certificates('$')], '$'),
  },
  'Drycc 1.6': {
    header: 'DRYCC_API_VERSION: 2.3',
    routes: routes([attachment(`domain/${domain}?/?$`), ...certificates('$')], '$'),
  },
  'the 2.2 document to the letter': {
    header: 'DEIS_API_VERSION: 2.2',
    routes: routes([attachment('domains/$'), attachment(`domains/${domain}/$`), ...certificates('$')], '$'),
  },
  'the 2.1 document to the letter': {
    header: 'DRYCC_API_VERSION: 2.1',
    routes: routes([attachment('domain/$'), attachment(`domain/${domain}/$`), ...certificates('$')], '$'),
  },
  'the 2.2 document with open patterns': {
    header: 'DEIS_API_VERSION: 2.2',
    routes: routes([attachment(`domains/${domain}?/?`), ...certificates('')], ''),
  },
  'no attachments, open patterns': {
    header: 'DEIS_API_VERSION: 2.2',
    routes: routes(certificates(''), ''),
  },
};

/** A controller of such a kind, and a machine that is logged in to it by its environment. */
export interface RoutedController {
  readonly state: State;
  readonly machine: Machine;
  /** Methods and paths of what arrived, but for the question which API it is. */
  readonly asked: () => readonly string[];
}

/** Starts a controller for one test. It holds the certificates `foo`, for `www.example.com`, and `other`. */
export async function startRouted(
  kind: { readonly header: string; readonly routes: readonly Route[] },
  answerFirst: (request: Received) => Reply | undefined = () => undefined,
): Promise<RoutedController> {
  const controller = await startTestController();
  const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
  onTestFinished(async () => {
    await controller.close();
    machine.remove();
  });
  const state: State = {
    certificates: new Map([
      ['foo', new Set(['www.example.com', '*.wild.example.com', 'Upper.example.com'])],
      ['other', new Set()],
    ]),
    domains: new Set(['www.example.com', '*.wild.example.com', 'Upper.example.com', 'free.example.com']),
    collaborators: new Set(['bob', 'carol']),
    administrators: new Set(['ada', 'bob']),
    apps: new Set(['foo']),
  };
  const [name = '', version = ''] = kind.header.split(': ');
  const reply = ([status, value]: Outcome): Reply => ({
    status,
    headers: { [name]: version, 'Content-Type': 'application/json' },
    body: value === undefined ? '' : JSON.stringify(value),
  });
  controller.expect((request) => {
    const first = answerFirst(request);
    if (first) return first;
    const path = decodeURIComponent(request.path);
    const route = kind.routes.find(({ pattern }) => pattern.test(path));
    if (!route)
      return { status: 404, headers: { [name]: version, 'Content-Type': 'text/html' }, body: '<h1>Not Found</h1>' };
    const handler = route.methods[request.method];
    if (!handler) return reply([405, { detail: `Method "${request.method}" not allowed.` }]);
    return reply(handler(state, route.pattern.exec(path)?.groups ?? {}, request.body));
  });
  const asked = () =>
    controller.received.map(({ method, path }) => `${method} ${path}`).filter((each) => each !== 'GET /v2/');
  return { state, machine, asked };
}
