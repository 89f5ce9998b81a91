import { describe, expect, it } from 'vitest';
import { answering } from '../setup/answering-controller.ts';

const builds = 'POST /v2/apps/hello/builds';

/** Deploys with this Procfile; gives the process types that were sent, and what was said. */
async function deploy(procfile: string) {
  const { machine, controller, changes } = await answering({ [builds]: [201, { uuid: '1' }] });
  const { exitCode, stderr } = await machine.run(['builds:create', 'x/y', '-a', 'hello', '--procfile', procfile]);
  const sent = controller.received.find(({ method }) => method === 'POST');
  return { exitCode, stderr, sent: (sent?.body as { procfile?: object } | undefined)?.procfile, changes: changes() };
}

describe('a Procfile', () => {
  it.each([
    ['of Windows', 'web: ./a\r\nb: ./b\r\n', { web: './a', b: './b' }],
    ['of Windows whose last line end a shell took away', 'web: ./a\r\nb: ./b\r', { web: './a', b: './b' }],
    ['with the line ends of an old Mac', 'web: ./a\rb: ./b\r', { web: './a', b: './b' }],
    ['with two returns', 'web: ./a\r\r\nb: ./b\r\r\n', { web: './a', b: './b' }],
    ['with a byte order mark', '\uFEFFweb: ./a\n', { web: './a' }],
    ['with a comment and quotes', 'web: ./a # note\nb: "./b \\"c\\""\n', { web: './a', b: './b "c"' }],
    ['with an anchor and its alias', 'base: &x ./a\nweb: *x\n', { base: './a', web: './a' }],
    ['with what YAML makes a number or a truth of', 'web: 1.50\nb: yes\n', { web: '1.50', b: 'yes' }],
    ['with a URL', 'web: ./run --url=http://x:80/ %\n', { web: './run --url=http://x:80/ %' }],
    ['as JSON', '{"web": "./a"}', { web: './a' }],
  ])('%s is sent as it is meant', async (_, text, types) => {
    expect(await deploy(text)).toMatchObject({ exitCode: 0, sent: types });
  });

  const quotes = 'A Procfile is YAML: put a command with special characters, such as ": " or a leading @, in quotes.';
  it.each([
    ['an alias of nothing', 'web: *x\n', 'its YAML aliases cannot be resolved', 'begins with * or & in quotes'],
    ['a merge of nothing', '<<: *x\nweb: ./a\n', 'its YAML aliases cannot be resolved', 'in quotes'],
    [
      'aliases that grow',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefg')
        .map(
          (name, n) =>
            `${name}: &${name} [${Array(10)
              .fill(`*${'abcdef'[n] ?? ''}`)
              .join(',')}]`,
        )
        .join('\n')}\n`,
      'its YAML aliases cannot be resolved',
      'in quotes',
    ],
    ['a colon with a space', 'web: rake jobs:work: x\n', 'in line 1', quotes],
    ['a leading @', 'web: ./a\nb: @foo\n', 'in line 2', quotes],
    ['a type twice', 'web: ./a\nweb: ./b\n', 'Map keys must be unique in line 2', quotes],
    ['a brace that stays open', 'web: {a\n', 'in line ', quotes],
    ['two documents', 'web: ./a\n---\nweb: ./b\n', 'The Procfile has several YAML documents.', ''],
    ['a list', 'web:\n  - ./a\n', 'The process type "web" in the Procfile has no command.', ''],
    ['no command', 'web:\n', 'The process type "web" in the Procfile has no command.', ''],
    ['no space after the colon', 'web:./a\n', 'The Procfile has no process types.', ''],
  ])('with %s is a usage error, and nothing is sent', async (_, text, message, hint) => {
    const outcome = await deploy(text);
    expect(outcome).toMatchObject({ exitCode: 2, changes: [] });
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).toContain(hint);
    // The words of the library that reads YAML are not for users.
    expect(outcome.stderr).not.toMatch(/parseAllDocuments|YAMLParseError|maxAliasCount/);
  });
});
