import { expect, it } from 'vitest';
import { expectations, missingCommands, missingTests } from './expectations.ts';

it('the 42 requests are each answered, or it is said why not', () => {
  expect(expectations).toHaveLength(42);
  for (const { ask, asked, answer, where, tests } of expectations) {
    for (const reference of asked) expect(reference, ask).toMatch(/^[a-z-]+\/[a-z-]+#\d+$/);
    expect(asked.length, ask).toBeGreaterThan(0);
    expect(answer, ask).toMatch(/^(?:[^A-Z]|JSON).*[^.]$/);
    expect(where.length + tests.length, ask).toBeGreaterThan(0);
  }
});

it('every command and option that the page names is there', async () => {
  expect(await missingCommands(expectations)).toEqual([]);
});

it('every test that the page names is there', () => {
  expect(missingTests(expectations)).toEqual([]);
});

it('a command or an option that is not there is noticed', async () => {
  const [first] = expectations;
  const where = ['apps:bogus', 'apps:list --bogus', 'apps:list --limit --json', '* --bogus'];
  const wrong = { ...first, ask: '', asked: [], answer: '', where, tests: ['bogus.test.ts'] };
  expect(await missingCommands([wrong])).toEqual(['apps:bogus', 'apps:list --bogus', '* --bogus']);
  expect(missingTests([wrong])).toEqual(['bogus.test.ts']);
});
