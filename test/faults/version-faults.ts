import type { Fault } from './fault.ts';
import { reply } from './fault.ts';

/** The good answers with other version headers. */
const versions = (headers: Readonly<Record<string, string>>): Fault['answer'] =>
  reply((good) => ({
    headers: {
      ...Object.fromEntries(Object.entries(good.headers).filter(([name]) => !name.startsWith('DEIS_'))),
      ...headers,
    },
  }));

/** Those for whom nothing is demanded: they ask what the controller is. */
const first =
  (exit: number): Fault['exit'] =>
  ({ isFirst }) =>
    isFirst === true ? exit : 0;

/** Version headers that are not as they should be. Where the API is demanded with --api or DEIS_API they mean nothing. */
export const versionFaults: readonly Fault[] = [
  { name: 'no version headers', answer: versions({}), exit: first(0) },
  {
    name: 'version headers twice',
    answer: versions({ DEIS_API_VERSION: '2.3', deis_api_version: '2.3' }),
    exit: first(0),
  },
  { name: 'two versions', answer: versions({ DEIS_API_VERSION: '2.3', deis_api_version: '1.1' }), exit: first(0) },
  {
    name: 'versions of two products',
    answer: versions({ DEIS_API_VERSION: '2.3', DRYCC_API_VERSION: '2.1' }),
    exit: first(0),
  },
  ...['', 'new', '2', '2.', '-2.3', '2.3.4.5', '99999.9', '2.3\u009b31m', 'v2.3-beta', '1e3'].map((version): Fault => ({
    name: `a version that is "${version.replace('\u009b', '\\x9b')}"`,
    answer: versions({ DEIS_API_VERSION: version }),
    exit: first(0),
  })),
  { name: 'a version of 14,000 digits', answer: versions({ DEIS_API_VERSION: '2'.repeat(14_000) }), exit: first(0) },
  { name: 'a newer version', answer: versions({ DEIS_API_VERSION: '2.99' }), exit: first(0) },
  {
    name: 'a version of another age',
    answer: versions({ DEIS_API_VERSION: '3.0' }),
    exit: first(0),
  },
  {
    name: 'a version before all others',
    answer: versions({ DEIS_API_VERSION: '0.1' }),
    exit: first(0),
  },
];
