// Everything that is measured, by the name that --only looks at, with the goals.
import { compare } from './compare.mjs';
import { firstRows } from './first-rows.mjs';
import { installedSize } from './installation.mjs';
import { memory } from './memory.mjs';
import { roundTrips } from './round-trips.mjs';

const showsApps = (count) => (stdout) => stdout.split(/app-\d{6}/).length === count + 1;
const isListOf = (count) => (stdout) => JSON.parse(stdout).length === count;
const says = (pattern) => (stdout, stderr) => pattern.test(`${stdout}${stderr}`);
const hasLines = (count) => (stdout) => stdout.trimEnd().split('\n').length === count;

const help = { node: { goal: 1.2, beyond: 1.1 } };
/** Node 20 needs longer for the parser of HTTP, which is WebAssembly. */
const one = { node: { goal: (major) => (major === 20 ? 2.45 : 2.1) }, script: { beyond: 1.15 }, peers: {} };

/**
 * Lists so many apps. A controller that gives as many as are asked for is asked twice, one that gives 100 at the most once a
 * page; peers read one page, so they are asked for one of all.
 */
const list = (apps, { cap = 0, ...login } = {}, more = {}) =>
  compare({
    words: ['apps:list'],
    peerWords: ['apps:list', `--limit=${apps}`],
    login: { apps, cap, ...login },
    shows: showsApps(apps),
    requests: apps <= 100 ? 1 : cap > 0 ? apps / cap : 2,
    ...more,
  });
const slow = (against) => ({ figure: 'wall', against: { ...against, peers: {} } });

/** What a command needs at the least, once the controller is known. */
const trips = [
  ['apps:list', 1],
  ['apps:info -a hello', 4],
  ['apps:create hello --no-remote', 1],
  ['config:list -a hello', 1],
  ['config:set DEBUG=1 -a hello', 1],
  ['config:unset DEBUG -a hello', 1],
  ['ps:list -a hello', 1],
  ['ps:scale web=2 -a hello', 2],
  ['ps:restart -a hello', 1],
  ['domains:list -a hello', 1],
  ['domains:add example.com -a hello', 1],
  ['builds:create example/go -a hello', 1],
  ['releases:list -a hello', 1],
  ['releases:info v2 -a hello', 1],
  ['releases:rollback v2 -a hello', 1],
  ['certs:list', 1],
  ['certs:attach example example.com', 1],
  ['perms:list -a hello', 1],
  ['perms:create grace -a hello', 1],
  ['maintenance:on -a hello', 1],
];

/** Each with its title, and `measure`, which gives rows. `isMain` marks those of the start and of one request. */
export const cases = [
  {
    name: 'version',
    title: '`--version`',
    isMain: true,
    measure: compare({
      words: ['--version'],
      shows: says(/\d+\.\d+\.\d+/),
      against: { node: { goal: 1.15, beyond: 1.05 } },
    }),
  },
  {
    name: 'help',
    title: '`--help`',
    isMain: true,
    measure: compare({ words: ['--help'], shows: says(/config/), against: help }),
  },
  {
    name: 'help-of-group',
    title: '`help config`',
    isMain: true,
    measure: compare({ words: ['help', 'config'], shows: says(/config:set/), against: help }),
  },
  {
    name: 'help-of-command',
    title: '`config:set --help`',
    isMain: true,
    measure: compare({ words: ['config:set', '--help'], shows: says(/config:set/), against: help }),
  },
  {
    name: 'usage-error',
    title: 'a usage error: `config:set --nonsense`',
    isMain: true,
    measure: compare({
      words: ['config:set', '--nonsense'],
      exit: 2,
      shows: says(/./),
      against: { node: { goal: 1.5, beyond: 1.25 } },
    }),
  },
  {
    name: 'complete-command',
    title: 'completion of a command word',
    isMain: true,
    measure: compare({
      words: ['__complete', '--', 'conf'],
      shows: says(/^config:set/m),
      against: { node: { goal: 1.35, beyond: 1.1 } },
      hasPeers: false,
    }),
  },
  {
    name: 'complete-app',
    title: 'completion of a cached app name',
    isMain: true,
    measure: compare({
      words: ['__complete', '--', 'apps:info', '--app', 'app-'],
      // The real completion before it is what fills the cache.
      before: { words: ['__complete', '--', 'apps:info', '--app', ''] },
      shows: showsApps(10),
      against: { node: { goal: 1.5, beyond: 1.2 } },
      hasPeers: false,
    }),
  },
  {
    name: 'list-json',
    title: '`apps:list --json`, 10 apps',
    isMain: true,
    measure: compare({ words: ['apps:list', '--json'], shows: isListOf(10), requests: 1, against: one }),
  },
  {
    name: 'list-piped',
    title: '`apps:list` piped, 10 apps',
    isMain: true,
    measure: compare({ words: ['apps:list'], shows: showsApps(10), requests: 1, against: one }),
  },
  {
    name: 'list-terminal',
    title: '`apps:list` on a terminal, 10 apps',
    isMain: true,
    measure: compare({
      words: ['apps:list'],
      shows: showsApps(10),
      requests: 1,
      terminal: true,
      against: { node: { goal: 2.6, beyond: 2 } },
    }),
  },
  {
    name: 'memory-of-request',
    title: '`apps:list --json`, 10 apps',
    isMain: true,
    measure: memory({
      words: ['apps:list', '--json'],
      peerWords: ['apps:list'],
      runs: 20,
      goal: 55,
      beyond: 48,
      bare: true,
    }),
  },
  {
    name: 'list-1000',
    title: '`apps:list` of 1,000',
    measure: list(1000, {}, { against: { node: {}, whole: {}, peers: { goal: 1, beyond: 0.5 } } }),
  },
  {
    name: 'list-10000',
    title: '`apps:list` of 10,000',
    measure: list(10_000, {}, { against: { node: {}, whole: {}, peers: { goal: 1, beyond: 0.5 } } }),
  },
  {
    name: 'list-10000-by-100',
    title: '`apps:list` of 10,000, 100 at most in a page',
    measure: list(10_000, { cap: 100 }, { against: { node: {}, paged: {}, peers: {} } }),
  },
  {
    name: 'tls-list',
    title: '`apps:list` of 10 over TLS, one authority in SSL_CERT_FILE',
    measure: list(10, { way: 'tls' }, { against: { script: { goal: 1.05 }, unchecked: { goal: 1.05 }, peers: {} } }),
  },
  {
    name: 'tls-list-bundle',
    title: '`apps:list` of 10 over TLS, a bundle in SSL_CERT_FILE',
    measure: list(
      10,
      { way: 'tls', authorities: 'bundle' },
      { against: { script: {}, unchecked: { goal: 1.15 }, peers: {} } },
    ),
  },
  {
    name: 'slow-list-10',
    title: '`apps:list` of 10 over TLS and 40 ms',
    measure: list(10, { way: 'slow' }, slow({ whole: {} })),
  },
  {
    name: 'slow-list-1000',
    title: '`apps:list` of 1,000 over TLS and 40 ms',
    measure: list(1000, { way: 'slow' }, slow({ whole: {} })),
  },
  {
    name: 'slow-list-10000',
    title: '`apps:list` of 10,000 over TLS and 40 ms',
    measure: list(10_000, { way: 'slow' }, slow({ whole: { goal: 1.2 } })),
  },
  {
    name: 'slow-list-10000-by-100',
    title: '`apps:list` of 10,000 over TLS and 40 ms, 100 at most in a page',
    measure: list(10_000, { way: 'slow', cap: 100 }, slow({ paged: { goal: 0.25 } })),
  },
  {
    name: 'first-rows-by-100',
    title: '`apps:list` of 10,000, 100 at most in a page',
    measure: firstRows({ apps: 10_000, cap: 100, pages: 100 }),
  },
  {
    name: 'first-rows',
    title: '`apps:list` of 10,000',
    measure: firstRows({ apps: 10_000, cap: 0, pages: 2 }),
  },
  {
    name: 'memory-of-logs',
    title: '`logs` of 300,000 lines',
    measure: memory({
      words: ['logs', '-a', 'hello', '--lines=300000'],
      shows: hasLines(300_000),
      smaller: { words: ['logs', '-a', 'hello', '--lines=30000'], shows: hasLines(30_000) },
      runs: 5,
      goal: 120,
      beyond: 80,
    }),
  },
  {
    name: 'memory-of-list',
    title: '`apps:list --json` of 100,000',
    measure: memory({
      words: ['apps:list', '--json'],
      peerWords: ['apps:list', '--limit=100000'],
      login: { apps: 100_000 },
      shows: (stdout) => showsApps(100_000)(stdout),
      smaller: { login: { apps: 10_000 }, shows: showsApps(10_000) },
      runs: 5,
      goal: 120,
      beyond: 80,
    }),
  },
  ...trips.map(([line, least]) => ({
    name: `trips-${line.split(' ', 1)[0]}`,
    title: `\`${line}\``,
    measure: roundTrips({ words: line.split(' '), least }),
    isOnce: true,
  })),
  { name: 'size', title: 'installed', measure: installedSize, isOnce: true },
];
