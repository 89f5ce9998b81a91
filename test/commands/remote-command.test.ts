import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { remoteCommand } from '../../src/commands/apps/remote-command.ts';

describe('the command line of apps:run', () => {
  it.each([
    [['echo "a b"; exit 3'], 'echo "a b"; exit 3'],
    [['ls', '-la', '/app'], 'ls -la /app'],
    [['bash', '-c', 'echo "a b"; exit 3'], `bash -c 'echo "a b"; exit 3'`],
    [['echo', "it's"], String.raw`echo 'it'\''s'`],
    [['printf', '%s', ''], "printf %s ''"],
    [['curl', 'http://x/?a=1&b=2'], "curl 'http://x/?a=1&b=2'"],
    [['echo', '$HOME', '*.txt'], 'echo $HOME *.txt'],
    [['ls', '&&', 'pwd', '|', 'wc', '>/dev/null', '2>&1'], 'ls && pwd | wc >/dev/null 2>&1'],
  ])('of %j is %s', (words, line) => {
    expect(remoteCommand(words)).toBe(line);
  });

  it('gives the words to a shell as they were', () => {
    const words = ['a b', `"'"`, '\\', 'x;y', 'line\nbreak', '(z)', ''];
    const line = remoteCommand(['printf', String.raw`%s\0`, ...words]);
    expect(execFileSync('sh', ['-c', line]).toString().split('\0').slice(0, -1)).toEqual(words);
  });
});
