import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extent } from '../setup/extent.ts';
import { nodeApp, pushPlace, repository } from './pushing.ts';
import { get } from './runtime/pushed-app.ts';

interface App {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The program without which it cannot be built. */
  readonly needs: string;
  /** Whether it is only tried in the long run. */
  readonly isLong?: boolean;
}

const python = `import os
from http.server import BaseHTTPRequestHandler, HTTPServer

class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Hello).serve_forever()
`;

const go = `package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "hello") })
	http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil)
}
`;

const apps: readonly App[] = [
  { name: 'Node.js', files: nodeApp, needs: 'node' },
  { name: 'Python', files: { 'requirements.txt': '# none\n', 'app.py': python }, needs: 'python3' },
  // It compiles the library of Go.
  {
    name: 'Go',
    files: { 'go.mod': 'module example.com/hello\n\ngo 1.20\n', 'main.go': go },
    needs: 'go',
    isLong: true,
  },
  { name: 'static pages', files: { 'index.html': 'hello' }, needs: 'node' },
  {
    name: 'a Procfile alone',
    files: { Procfile: 'web: node app.js\n', 'app.js': nodeApp['server.js'] },
    needs: 'node',
  },
];

function has(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

describe.each(apps)('an app of $name', ({ files, needs, isLong = false }) => {
  it.skipIf(!has(needs) || (isLong && extent !== 'whole'))('answers after a push', async () => {
    const { sandbox, url } = await pushPlace();
    const { git, commit } = await repository();
    await commit(files);
    const { exitCode, output } = await git('push', url(), 'HEAD:main');
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining('is deployed') as string });
    expect(await get(sandbox.port, 'hello.localhost')).toMatchObject({ status: 200, text: 'hello' });
  });
});

it('commands run in a copy of what was pushed', async () => {
  const { sandbox, url, token } = await pushPlace();
  const { git, commit } = await repository();
  await commit({ ...nodeApp, 'note.txt': 'as pushed' });
  await git('push', url(), 'HEAD:main');
  const run = async (command: string): Promise<unknown> =>
    (await sandbox.ask('apps.run', { app: 'hello', command }, token)).json;
  expect(await run('cat note.txt; echo changed > note.txt; cat note.txt')).toMatchObject({
    output: 'as pushedchanged\n',
  });
  expect(await run('cat note.txt')).toMatchObject({ output: 'as pushed' });
});
