import { version as own } from '../../src/base/version.ts';
import type { Transcripts } from './transcript.ts';

/** The versions of this program and of the controller. */
export const version: Transcripts = [
  { name: 'version asks nobody', argv: 'version', settings: null, exit: 0, stdout: `${own}\n` },
  {
    name: 'version --all has the versions of both sides',
    argv: 'version --all',
    exit: 0,
    stdout: [`Workflow CLI Version: ${own}`, 'Workflow CLI API Version:', 'Workflow Controller API Version: 2.3'],
  },
  {
    name: 'version -a at Deis v1',
    argv: 'version -a',
    api: '1.1',
    exit: 0,
    stdout: [`Workflow CLI Version: ${own}`, 'Workflow Controller API Version: 1.1.2'],
  },
  {
    name: 'version --all at Drycc',
    argv: 'version --all',
    brand: 'drycc',
    api: 'drycc-2.3',
    exit: 0,
    stdout: ['Workflow Controller API Version: 2.3'],
  },
  { name: 'version --all where nobody is logged in', argv: 'version --all', settings: null, exit: 4 },
  { name: 'version takes no argument', argv: 'version now', exit: 2, stdout: '' },
];
