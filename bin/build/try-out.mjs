// Starts what was built, before it takes the place of an older build.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const fixture = (name) => fileURLToPath(new URL(`../../test/fixtures/tls/${name}.pem`, import.meta.url));

/** Tries the two programs of a folder of bundles. */
export async function tryOut(folder) {
  try {
    await tryPrograms(
      ['deis', 'drycc'].map((name) => ({ name, words: [process.execPath, join(folder, `${name}.cjs`)] })),
    );
  } finally {
    rmSync(join(folder, 'cache'), { recursive: true, force: true });
  }
}

/**
 * Throws unless programs can do what no unit of them shows: start, load their bundles, and make requests. `words` begin the
 * command line of a program.
 */
export async function tryPrograms(programs) {
  const home = mkdtempSync(join(tmpdir(), 'deis-cli-build-'));
  const network = await openNetwork();
  const tryCommand = async ({ name, words: first }, { words, environment, shows }) => {
    const env = { PATH: process.env.PATH, HOME: home, ...environment };
    const { error, stdout, stderr } = await run([...first, ...words], env);
    if (error || stderr !== '' || !stdout.includes(shows))
      throw new Error(`"${name} ${words.join(' ')}" does not print "${shows}". It prints:\n${stdout}${stderr}`);
  };
  try {
    for (const program of programs) {
      const commands = commandsToTry(program.name, network).map((command) => tryCommand(program, command));
      // Wait for all of them even if one fails, so that nothing uses the folders that are removed.
      const failed = (await Promise.allSettled(commands)).find(({ status }) => status === 'rejected');
      if (failed) throw failed.reason;
    }
  } finally {
    network.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function commandsToTry(name, { plain, tls, proxy }) {
  const prefix = name.toUpperCase();
  const login = {
    [`${prefix}_TOKEN`]: 'secret',
    [`${prefix}_API`]: 'deis-2.3',
    [`${prefix}_CA_FILE`]: fixture('authority'),
  };
  const list = (controller, options, environment) => ({
    words: ['apps:list', ...options],
    environment: { ...login, [`${prefix}_CONTROLLER`]: controller, ...environment },
    shows: 'hello',
  });
  return [
    { words: ['--version'], shows: version },
    { words: ['--help'], shows: `Usage: ${name}` },
    { words: ['__complete', '--', 'apps:l'], shows: 'apps:list' },
    list(plain, []),
    list(tls, ['--jq', '.[].id']),
    // Only the proxy knows a way to these controllers.
    list('http://controller.invalid', ['--json'], { HTTP_PROXY: proxy }),
    list('https://other.example.com', ['--json'], { HTTPS_PROXY: proxy }),
  ];
}

function run([program, ...words], env) {
  return new Promise((resolve) => {
    execFile(program, words, { env }, (error, stdout, stderr) => {
      resolve({ error, stdout, stderr });
    });
  });
}

/** A controller with one app, over HTTP and TLS, and a proxy that takes all requests and tunnels there. */
async function openNetwork() {
  const answer = (_, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ count: 1, next: null, previous: null, results: [{ id: 'hello' }] }));
  };
  const plain = createServer(answer);
  const pair = (name) => ({ key: readFileSync(fixture('key')), cert: readFileSync(fixture(name)) });
  const tls = createTlsServer(pair('localhost'), answer);
  // What is on this machine is requested without a proxy.
  tls.addContext('other.example.com', pair('other-host'));
  const portOf = async (server) => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server.address().port;
  };
  const [plainPort, tlsPort] = [await portOf(plain), await portOf(tls)];
  plain.on('connect', (_, socket) => {
    const tunnel = connect(tlsPort, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    for (const end of [tunnel, socket]) end.on('error', () => socket.destroy());
    tunnel.pipe(socket).pipe(tunnel);
  });
  return {
    plain: `http://127.0.0.1:${plainPort}`,
    tls: `https://localhost:${tlsPort}`,
    proxy: `http://127.0.0.1:${plainPort}`,
    close() {
      for (const server of [plain, tls]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
