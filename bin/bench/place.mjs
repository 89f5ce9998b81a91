// Where everything is measured: a temporary folder, the controller of the measurements, and an environment in which
// nothing of the user's own settings is seen or used.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Opens a place; `close` leaves nothing behind. `delay` is that of the slow network, in milliseconds. */
export async function openPlace(delay) {
  const folder = mkdtempSync(join(tmpdir(), 'deis-bench-'));
  const server = fork(here('server.mjs'), [String(delay)], { env: { PATH: process.env.PATH } });
  const [ports] = await once(server, 'message');
  return {
    folder,
    // NODE_EXTRA_CA_CERTS is not among them: Node alone would need longer to read it than to start.
    environment: { PATH: process.env.PATH, LANG: 'en_US.UTF-8', TERM: 'xterm-256color', HOME: folder },
    /** How often the controller was asked, and over how many connections, since this was last asked for. */
    async counts() {
      server.send('counts');
      const [counts] = await once(server, 'message');
      return counts;
    },
    /**
     * The variables of a client that is logged in, in a home of its own: to a controller with so many apps, with so many
     * items asked for at a time (0 leaves it to the controller), over the slow network or not, or at another port.
     */
    login(client, { apps = 10, pageSize = 0, isSlow = false, port = ports.plain } = {}) {
      const home = join(folder, `${client}-${apps}-${pageSize}-${isSlow ? 'slow' : port}`);
      const controller = isSlow ? `https://localhost:${ports.slow}` : `http://127.0.0.1:${port}`;
      const token = `${apps}-apps`;
      const profile = { username: 'ada', ssl_verify: true, controller, token, response_limit: pageSize };
      for (const name of ['.deis', '.drycc']) {
        mkdirSync(join(home, name), { recursive: true, mode: 0o700 });
        writeFileSync(join(home, name, 'client.json'), JSON.stringify(profile), { mode: 0o600 });
      }
      return { HOME: home, ...(isSlow && { SSL_CERT_FILE: here('../../test/fixtures/tls/authority.pem') }) };
    },
    async close() {
      const closed = once(server, 'exit');
      server.disconnect();
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The script that does on Node alone what a list of apps does. */
export const bareList = here('bare-list.js');
