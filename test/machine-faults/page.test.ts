import { it } from 'vitest';
import { checkPage } from '../documentation/page.ts';
import { machinePage } from './machine-page.ts';

it('what is done to the machine, and what was found, is on its page', async () => {
  await checkPage('docs/worst-machine.md', machinePage());
});
