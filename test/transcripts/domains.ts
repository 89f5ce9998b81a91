import { wrong } from './outcomes.ts';
import { page, refused, remoteOf, Script, type SpokenApi, type Transcript, type Transcripts } from './transcript.ts';
import { below, everyApi, failed, forbidden, gaveUp, missing, moment, secondApis, staleToken } from './wire.ts';

const at = (api: SpokenApi = '2.3', domain = ''): string => below(api, `domains/${domain}`);

const domainOf = (domain: string, api: SpokenApi = '2.3', created = moment(api)): object => ({
  owner: 'ada',
  created,
  updated: moment(api),
  app: 'hello',
  domain,
});

const adds = (name: string, argv: Transcript['argv'], domain: string, more: Partial<Transcript> = {}): Transcript => {
  const add = `POST ${at(more.api)}`;
  return {
    name,
    argv,
    answers: { [add]: domainOf(domain, more.api) },
    requests: [[add, { domain }]],
    exit: 0,
    stdout: `Adding ${domain} to hello... done\n`,
    ...more,
  };
};

const removes = (name: string, argv: string, domain: string, more: Partial<Transcript> = {}): Transcript => {
  const remove = `DELETE ${at(more.api, domain)}`;
  return {
    name,
    argv,
    answers: { [remove]: { status: 204 } },
    requests: [[remove]],
    exit: 0,
    stdout: `Removing ${domain} from hello... done\n`,
    ...more,
  };
};

const refusesToAdd = (
  name: string,
  answer: unknown,
  exit: number,
  stderr: string,
  api: SpokenApi = '2.3',
): Transcript => ({
  ...adds(name, 'domains:add www.example.com -a hello', 'www.example.com', { api, exit, stdout: '', stderr: [stderr] }),
  answers: { [`POST ${at(api)}`]: answer },
});

const refusesToRemove = (name: string, answer: unknown, exit: number, stderr: string): Transcript => ({
  ...removes(name, 'domains:remove www.example.com -a hello', 'www.example.com', {
    exit,
    stdout: '',
    stderr: [stderr],
  }),
  answers: { [`DELETE ${at('2.3', 'www.example.com')}`]: answer },
});

/** What Deis v1 is asked besides: which domains there are, before and after; `b` is the newer one. */
const added = (name: string): string => `2014-08-22T17:4${name.startsWith('b') ? 2 : 1}:00UTC`;
const listed = (...steps: readonly (readonly string[])[]): Readonly<Record<string, unknown>> => ({
  [`GET ${at('1.1')}`]: new Script(
    ...steps.map((names) => page(...names.map((name) => domainOf(name, '1.1', added(name))))),
  ),
});

/** Domains: `domains:list`, `domains:add` and `domains:remove`. */
export const domains: Transcripts = [
  ...everyApi.map((api) =>
    adds(`domains:add adds a domain, on ${api}`, 'domains:add www.example.com --app=hello', 'www.example.com', { api }),
  ),
  adds('domains:add takes options first', 'domains:add -ahello www.example.com', 'www.example.com'),
  adds('domains:add takes -- before the domain', 'domains:add -a hello -- www.example.com', 'www.example.com'),
  adds('drycc domains:add', 'domains:add www.example.com', 'www.example.com', {
    brand: 'drycc',
    api: 'drycc-2.3',
    remotes: { drycc: remoteOf('hello') },
  }),
  adds('domains add, in two words', 'domains add www.example.com -a hello', 'www.example.com'),
  adds('domains:add takes --ap for --app', 'domains:add www.example.com --ap=hello', 'www.example.com'),
  adds('domains:add finds the app by its git remote', 'domains:add www.example.com', 'www.example.com', {
    remotes: { deis: remoteOf('hello') },
  }),
  adds('domains:add takes a wildcard', 'domains:add *.example.com -a hello', '*.example.com'),
  adds('domains:add leaves upper case as it is', 'domains:add WWW.Example.com -a hello', 'WWW.Example.com'),
  adds('domains:add sends a final dot', 'domains:add www.example.com. -a hello', 'www.example.com.'),
  adds(
    'domains:add sends an international name as controllers keep it',
    'domains:add bücher.example.com -a hello',
    'xn--bcher-kva.example.com',
  ),
  adds('domains:add takes an underscore', 'domains:add _acme.example.com -a hello', '_acme.example.com'),
  adds('domains:add takes a name of one label', 'domains:add intranet -a hello', 'intranet'),
  wrong('domains:add without a domain', 'domains:add -a hello'),
  wrong('domains:add of a URL', 'domains:add http://www.example.com/ -a hello', 'http://www.example.com/'),
  wrong('domains:add of words', ['domains:add', 'a b.example.com', '-a', 'hello'], 'a b.example.com'),
  adds('domains:add takes the folder for the app', 'domains:add www.example.com', 'www.example.com', {
    directory: 'hello',
  }),
  wrong('domains:add with two apps', 'domains:add www.example.com -a hello --app=other', '--app'),
  wrong(
    'domains:add with an option that it does not have',
    'domains:add www.example.com -a hello --process=web',
    '--process',
  ),
  refusesToAdd(
    'domains:add of a domain that is in use',
    refused(400, { domain: ['Domain is already in use by another application'] }),
    6,
    'domain: Domain is already in use by another application',
  ),
  refusesToAdd(
    'domains:add of a domain that is in use, on 1.1',
    refused(400, { domain: ['This field must be unique.'] }),
    6,
    'domain: This field must be unique.',
    '1.1',
  ),
  refusesToAdd(
    'domains:add of what the controller takes for none',
    refused(400, { domain: ['Hostname does not look valid.'] }),
    6,
    'domain: Hostname does not look valid.',
  ),
  refusesToAdd('domains:add to an app of somebody else', forbidden, 4, 'You do not have permission'),
  refusesToAdd('domains:add to an app that is not there', missing('2.3', 'App'), 5, 'not found on http:'),
  refusesToAdd(
    'domains:add to an app that is not there, on 2.0',
    missing('2.0', 'App'),
    5,
    'not found on http:',
    '2.0',
  ),
  refusesToAdd(
    'domains:add is sent once, though the router gives up',
    new Script(gaveUp, domainOf('www.example.com')),
    8,
    '504',
  ),
  refusesToAdd('domains:add with a token that is no longer good', staleToken, 4, 'is not valid.'),
  refusesToAdd('domains:add on a controller that fails', failed, 8, 'Server Error'),

  ...secondApis.map((api) =>
    removes(
      `domains:remove removes a domain, on ${api}`,
      'domains:remove www.example.com --app=hello',
      'www.example.com',
      {
        api,
      },
    ),
  ),
  removes('domains:remove takes options first', 'domains:remove -a hello www.example.com', 'www.example.com'),
  removes('domains remove, in two words', 'domains remove www.example.com -ahello', 'www.example.com'),
  removes('domains:remove takes a wildcard', 'domains:remove *.example.com -a hello', '*.example.com'),
  removes(
    'domains:remove takes an international name as controllers keep it',
    'domains:remove bücher.example.com -a hello',
    'xn--bcher-kva.example.com',
  ),
  removes('domains:remove leaves upper case as it is', 'domains:remove WWW.example.com -a hello', 'WWW.example.com'),
  removes('domains:remove finds the app by its git remote', 'domains:remove www.example.com', 'www.example.com', {
    remotes: { deis: remoteOf('hello') },
  }),
  removes(
    'domains:remove on 1.7 removes once, and looks at the domains',
    'domains:remove a.example.com -a hello',
    'a.example.com',
    {
      api: '1.7',
      answers: {
        ...listed(['a.example.com', 'b.example.com'], ['b.example.com']),
        'DELETE /v1/apps/hello/domains/a.example.com': { status: 204 },
      },
    },
  ),
  removes(
    'domains:remove on 1.1 removes once, and looks at the domains',
    'domains:remove b.example.com -a hello',
    'b.example.com',
    {
      api: '1.1',
      answers: {
        ...listed(['a.example.com', 'b.example.com'], ['a.example.com']),
        'DELETE /v1/apps/hello/domains/b.example.com': { status: 204 },
      },
    },
  ),
  {
    name: 'domains:remove sends nothing where Deis 1.4 would remove a newer domain instead',
    argv: 'domains:remove a.example.com -a hello',
    api: '1.1',
    answers: listed(['a.example.com', 'b.example.com']),
    exit: 6,
    stdout: '',
    stderr: ['could remove b.example.com instead of a.example.com'],
  },
  {
    name: 'domains:remove on 1.1 sends nothing for a domain that is not there',
    argv: 'domains:remove c.example.com -a hello',
    api: '1.1',
    answers: listed(['a.example.com', 'b.example.com']),
    exit: 5,
    stdout: '',
    stderr: ['c.example.com'],
  },
  wrong('domains:remove without a domain', 'domains:remove -a hello'),
  wrong('domains:remove of a path', 'domains:remove ../../apps -a hello'),
  removes('domains:remove takes the folder for the app', 'domains:remove www.example.com', 'www.example.com', {
    directory: 'hello',
  }),
  refusesToRemove('domains:remove of a domain that is not there', missing('2.3', 'Domain'), 5, 'not found on http:'),
  refusesToRemove(
    'domains:remove is sent once, though the router gives up',
    new Script(gaveUp, { status: 204 }),
    8,
    '504',
  ),
  refusesToRemove('domains:remove from an app of somebody else', forbidden, 4, 'You do not have permission'),

  ...everyApi.map((api): Transcript => ({
    name: `domains:list lists domains, on ${api}`,
    argv: 'domains:list --app=hello',
    api,
    answers: { [`GET ${at(api)}`]: page(domainOf('hello', api), domainOf('www.example.com', api)) },
    exit: 0,
    stdout: '=== hello Domains\nhello\nwww.example.com\n',
  })),
  {
    name: 'domains is domains:list, by name',
    argv: 'domains -a hello',
    api: '1.1',
    answers: {
      'GET /v1/apps/hello/domains/': page(domainOf('www.example.com', '1.1'), domainOf('example.com', '1.1')),
    },
    exit: 0,
    stdout: '=== hello Domains\nexample.com\nwww.example.com\n',
  },
  ...['--limit=1', '-l 1', '-l1'].map((limit): Transcript => ({
    name: `domains:list ${limit} shows one, and how many there are`,
    argv: `domains:list ${limit} -a hello`,
    answers: { 'GET /v2/apps/hello/domains/?limit=1': { ...page(domainOf('hello')), count: 3 } },
    exit: 0,
    stdout: '=== hello Domains (1 of 3)\nhello\n',
  })),
  {
    name: 'domains:list --limit=0 asks for all',
    argv: 'domains:list --limit=0 -a hello',
    answers: { 'GET /v2/apps/hello/domains/': page(domainOf('hello')) },
    exit: 0,
    stdout: '=== hello Domains\nhello\n',
  },
  wrong('domains:list with a limit that is no number', 'domains:list -a hello --limit=x', 'x'),
  {
    name: 'domains:list of an app of somebody else',
    argv: 'domains:list -a hello',
    answers: { 'GET /v2/apps/hello/domains/': forbidden },
    exit: 4,
    stdout: '',
    stderr: ['You do not have permission'],
  },
];
