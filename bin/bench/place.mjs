// Where everything is measured: a temporary folder, the controller of the measurements, and an environment in which
// nothing of the user's own settings is seen or used.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Opens a place; `close` leaves nothing behind. `delay` is that of the slow network, in milliseconds. */
export async function openPlace(delay) {
  const folder = mkdtempSync(join(tmpdir(), 'deis-bench-'));
  const server = fork(here('server.mjs'), [String(delay)], { env: { PATH: process.env.PATH } });
  const [ports] = await once(server, 'message');
  const files = { one: here('../../test/fixtures/tls/authority.pem'), bundle: join(folder, 'bundle.pem') };
  writeFileSync(files.bundle, [...rootCertificates, readFileSync(files.one, 'utf8')].join('\n'));
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
     * The variables of a client that is logged in, in a home of its own: to a controller with so many apps, which gives as many
     * in one page as `cap` says, with so many items asked for at a time (0 leaves it to the controller); over TLS, over the slow
     * network, or at another port; and with which authorities: `one`, a `bundle` of as many as systems have, or `none`, which
     * leaves certificates unchecked.
     */
    login(client, { apps = 10, cap = 0, pageSize = 0, way = 'plain', port, authorities = 'one' } = {}) {
      const home = join(folder, [client, apps, cap, pageSize, port ?? way, authorities].join('-'));
      const host = way === 'plain' ? 'http://127.0.0.1' : 'https://localhost';
      const controller = `${host}:${port ?? ports[way]}`;
      const token = `${apps}-apps${cap > 0 ? `-by-${cap}` : ''}`;
      const isChecked = authorities !== 'none';
      const profile = { username: 'ada', ssl_verify: isChecked, controller, token, response_limit: pageSize };
      for (const name of ['.deis', '.drycc']) {
        mkdirSync(join(home, name), { recursive: true, mode: 0o700 });
        writeFileSync(join(home, name, 'client.json'), JSON.stringify(profile), { mode: 0o600 });
      }
      return { HOME: home, ...(way !== 'plain' && isChecked && { SSL_CERT_FILE: files[authorities] }) };
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
