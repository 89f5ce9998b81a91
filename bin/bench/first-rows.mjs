// The case that looks when the first rows of a long list are shown: it counts pages, not time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { answer, nameOfApp } from './answers.mjs';
import { commandOf } from './client.mjs';

/** How long the controller thinks about each page, so that rows which are shown at once are seen before the next is asked for. */
const pause = 10;

/** Lists so many apps, of which a page has no more than `cap`, and gives how many pages had been asked for when the first row came. */
export function firstRows({ apps, cap, pages }) {
  return async ({ place, ours }, node) => {
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      const { status, type, body } = answer(request.method, request.url, `${apps}-apps${cap > 0 ? `-by-${cap}` : ''}`);
      setTimeout(() => {
        response.writeHead(status, { 'Content-Type': type, DEIS_API_VERSION: '2.3', DEIS_PLATFORM_VERSION: '2.3.0' });
        response.end(body);
      }, pause);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const login = place.login(ours.name, { apps, cap, port: server.address().port });
      const command = commandOf(ours, ['apps:list', '--api', 'deis-2.3'], node, login);
      const child = spawn(command.program, command.words, {
        cwd: place.folder,
        env: { ...place.environment, ...command.environment },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let shown = '';
      let first;
      child.stdout.setEncoding('utf8');
      child.stdout.on('data', (text) => {
        if (first !== undefined) return;
        shown += text;
        if (shown.includes(nameOfApp(0))) first = asked;
      });
      const [exit] = await once(child, 'close');
      if (exit !== 0 || first === undefined || asked !== pages) throw new Error(`${asked} pages, exit code ${exit}`);
      return [{ figure: `pages asked for at the first row, of ${pages}`, median: first, goal: pages - 1, digits: 0 }];
    } finally {
      server.close();
      server.closeAllConnections();
    }
  };
}
