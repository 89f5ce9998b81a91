import { bodyFaults } from './body-faults.ts';
import { tryMatrix } from './matrix.ts';
import { textFaults, wrongTypes } from './text-faults.ts';
import { numberFaults, pageFaults, tokenFaults, valueFaults } from './value-faults.ts';

tryMatrix('docs/faults-answers.md', 'Bodies, values, pages and texts', {
  Bodies: bodyFaults,
  Values: [...valueFaults, wrongTypes, ...numberFaults, ...tokenFaults],
  Pages: pageFaults,
  Texts: textFaults,
});
