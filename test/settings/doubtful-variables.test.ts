import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answering } from '../setup/answering-controller.ts';

const config = 'POST /v2/apps/hello/config';

/** Pushes a file of that text; gives what was sent, and what was said. */
async function push(text: string) {
  const { machine, controller } = await answering({
    [config]: ({ body }) => [201, { values: (body as { values: object }).values }],
  });
  writeFileSync(join(machine.directory, 'vars'), text);
  const { exitCode, stderr } = await machine.run('config:push --path vars -a hello');
  const sent = controller.received.find(({ method }) => method === 'POST');
  return { exitCode, stderr, values: (sent?.body as { values?: object } | undefined)?.values };
}

it.each([
  ['A="""x"""\n', '"""x"""', 'begins with three quotation marks, which are part of the value'],
  ["A='''x'''\n", "'''x'''", 'begins with three quotation marks, which are part of the value'],
  ['A=5000 # web\n', '5000 # web', 'has " #", which is part of the value without quotes'],
  ['A=5000\t# web\n', '5000\t# web', 'has " #", which is part of the value without quotes'],
  ['A="abc\n', '"abc', 'begins with a quotation mark that does not end the value, and is part of it'],
  ["A='abc\nB=1\n", "'abc", 'begins with a quotation mark that does not end the value, and is part of it'],
  ['A="x" y\n', '"x" y', 'begins with a quotation mark that does not end the value, and is part of it'],
  ['A=1\rB=2\r', '1\rB=2', 'has a carriage return in it, which is part of the value'],
])('%j is sent as it is, with a note', async (text, value, why) => {
  const { exitCode, stderr, values } = await push(text);
  expect({ exitCode, values }).toMatchObject({ exitCode: 0, values: { A: value } });
  expect(stderr).toBe(`Note: A in vars ${why}.\n`);
});

it.each([
  ['A="5000" # web\n', '5000'],
  ['A=x#y\n', 'x#y'],
  ['A=#x\n', '#x'],
  ['A=x"y"z\n', 'x"y"z'],
  ['A="x\ny"\n', 'x\ny'],
  ['A=1\r\n', '1'],
  ['export A=$HOME\n', '$HOME'],
])('%j is sent without a note', async (text, value) => {
  expect(await push(text)).toMatchObject({ exitCode: 0, stderr: '', values: { A: value } });
});

it('lines that are none are named by their number, without the value', async () => {
  const { exitCode, stderr, values } = await push('A="""\nsecret\n"""\n');
  expect({ exitCode, values }).toEqual({ exitCode: 2, values: undefined });
  expect(stderr).toContain('Line 2 of vars is not NAME=value.');
  expect(stderr).not.toContain('secret');
});
