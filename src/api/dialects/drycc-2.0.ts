import { extend } from './dialect.ts';
import { drycc21 } from './drycc-2.1.ts';

/** API 2.0 of Drycc, by its Chinese document: 2.1 with a release header on config and build answers. */
export const drycc20 = extend(drycc21, {
  name: 'drycc-2.0',
  version: '2.0',
  headers: { ...drycc21.headers, release: 'X-Drycc-Release' },
  documents: ['drycc-v2.0-zh'],
});
