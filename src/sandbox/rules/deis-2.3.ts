import { drycc21Rules } from './drycc-2.1.ts';
import type { Rules } from './rules.ts';

/** API 2.3, which no document tells: as Workflow 2.18.0 and Drycc 1.0.0 do it, but that apps have their URL. */
export const deis23Rules: Rules = {
  ...drycc21Rules,
  words: {
    ...drycc21Rules.words,
    invalidUsername: 'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
  },
  usernameLength: 150,
  hides: { User: ['id'], Pod: drycc21Rules.hides['Pod'] ?? [], Release: ['failed', 'exception'], Key: ['fingerprint'] },
  hidesEmpty: {},
  documentedMoments: false,
  showsRelease: false,
  rollsBackTo: 'built',
  appIsDomain: true,
};
