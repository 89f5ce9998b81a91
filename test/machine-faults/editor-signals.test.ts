import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workplace } from './program.ts';
import { noTerminal, openTerminal } from './terminal.ts';

/** Shows what it edits, and ends when a line is typed. */
const editor = '#!/bin/sh\necho "editing $(basename "$1")"\nread -r line\n';

/** Signals that end a process which does not listen. */
const signals = ['SIGHUP', 'SIGQUIT', 'SIGALRM', 'SIGVTALRM', 'SIGXCPU', 'SIGUSR2'] as const;

describe.skipIf(noTerminal() !== undefined)('config:edit', () => {
  it.each(signals)('leaves no values in the temporary folder after %s', async (name) => {
    const { origin, environment, home, controller } = await workplace((response) =>
      response.end(JSON.stringify({ app: 'hello', uuid: 'u', values: { A: 'secret' } })),
    );
    const temporary = join(home, 'tmp');
    mkdirSync(temporary);
    writeFileSync(join(home, 'editor'), editor);
    chmodSync(join(home, 'editor'), 0o755);
    const terminal = openTerminal(['config:edit', '-a', 'hello'], {
      ...environment,
      DEIS_CONTROLLER: origin,
      DEIS_TOKEN: 'the-token',
      EDITOR: join(home, 'editor'),
      TMPDIR: temporary,
    });
    await terminal.untilShown('editing hello.env');
    expect(readdirSync(temporary)).toHaveLength(1);
    terminal.signal(name);
    terminal.type('quit\n');
    const { isRestored, shown } = await terminal.ended;
    expect(isRestored, shown).toBe(true);
    expect(readdirSync(temporary)).toEqual([]);
    expect(controller.server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
