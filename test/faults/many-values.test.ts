import { expect, it } from 'vitest';
import { answering, pageOf } from '../setup/answering-controller.ts';

/** The body of a page of as many small objects as fit into so many bytes. */
const crowd = (bytes: number): string => `{"count":1,"next":null,"results":[{}${',{}'.repeat(bytes / 3)}]}`;

it('an answer of many small values is refused before it is read', async () => {
  const { machine } = await answering({ 'GET /v2/apps': [200, crowd(12_000_000)] });
  const { exitCode, stderr } = await machine.run('apps:list');
  expect(exitCode).toBe(8);
  expect(stderr).toContain('it has more than 2000000 values.');
});

it('an answer of many bytes and few values is read', async () => {
  const { machine } = await answering({ 'GET /v2/apps': pageOf({ id: 'hello', owner: 'x'.repeat(3_000_000) }) });
  expect(await machine.run('apps:list')).toMatchObject({ exitCode: 0, stdout: '=== Apps\nhello\n' });
});
