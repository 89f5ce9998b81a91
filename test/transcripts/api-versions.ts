import { appOf, configOf, page, type SpokenApi, type Transcript, type Transcripts } from './transcript.ts';

/** A list and a change at a controller that announces an API version. */
function bothAt(api: SpokenApi, more: Partial<Transcript> = {}): Transcripts {
  const root = api.startsWith('1.') ? '/v1/' : '/v2/';
  const rest = { api, ...more };
  return [
    {
      name: `a list at ${api}`,
      argv: 'apps:list',
      answers: { [`GET ${root}apps/`]: page(appOf('hello')) },
      exit: 0,
      stdout: '=== Apps\nhello\n',
      ...rest,
    },
    {
      name: `a change at ${api}`,
      argv: 'config:set A=1 -a hello',
      answers: { [`POST ${root}apps/hello/config/`]: configOf({ A: '1' }) },
      requests: [[`POST ${root}apps/hello/config/`, { values: { A: '1' } }]],
      exit: 0,
      stdout: ['Creating config... done'],
      ...rest,
    },
  ];
}

const settingsAt = (api: SpokenApi, argv: string): Transcript => ({
  name: `what came later is not asked for at ${api}: ${argv}`,
  argv,
  api,
  exit: 2,
  stdout: '',
});

/** Controllers of every API, and of versions that nobody knows: the answer is shown all the same, after one notice. */
export const apiVersions: Transcripts = [
  ...bothAt('1.1'),
  ...bothAt('1.7'),
  ...bothAt('2.0', { stderr: ['2.0'] }),
  ...bothAt('2.1', { stderr: ['2.1'] }),
  ...bothAt('2.2'),
  ...bothAt('2.3'),
  ...bothAt('2.10', { stderr: ['2.10'] }),
  ...bothAt('none'),
  ...bothAt('drycc-2.0', { brand: 'drycc' }),
  ...bothAt('drycc-2.1', { brand: 'drycc' }),
  ...bothAt('drycc-2.3', { brand: 'drycc' }),
  {
    name: 'a controller of Deis under the name drycc',
    argv: 'apps:list',
    brand: 'drycc',
    answers: { 'GET /v2/apps/': page(appOf('hello')) },
    exit: 0,
    stdout: '=== Apps\nhello\n',
  },
  {
    name: 'a controller of Drycc under the name deis',
    argv: 'apps:list',
    api: 'drycc-2.3',
    answers: { 'GET /v2/apps/': page(appOf('hello')) },
    exit: 0,
    stdout: '=== Apps\nhello\n',
  },
  ...['users:list', 'certs:list', 'apps:transfer bob -a hello', 'tls:info -a hello', 'maintenance:on -a hello'].map(
    (argv) => settingsAt('1.1', argv),
  ),
  ...['tls:info -a hello', 'whitelist:list -a hello', 'whitelist:remove 1.2.3.4 -a hello'].map((argv) =>
    settingsAt('2.2', argv),
  ),
];
