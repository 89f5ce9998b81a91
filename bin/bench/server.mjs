// The controller of the measurements, a process of its own. It tells its ports when it listens, and how often it was
// asked, and over how many connections, since it was last asked for that.
//   fork('server.mjs', [delay in milliseconds]) → {plain, tls, slow}; then any message → {requests, connections}
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { answer } from './answers.mjs';
import { createSlowNetwork } from './slow-network.mjs';

const version = { DEIS_API_VERSION: '2.3', DEIS_PLATFORM_VERSION: '2.3.0' };
let counts = { requests: 0, connections: 0 };

function respond(request, response) {
  counts.requests += 1;
  request.resume();
  const token = (request.headers.authorization ?? '').replace(/^token /, '');
  const found = answer(request.method, request.url, token);
  const { status, type, body } = found ?? { status: 404, type: 'application/json', body: '{"detail":"Not found."}' };
  request.on('end', () => {
    const content = status === 204 ? {} : { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { ...version, ...content }).end(body);
  });
}

async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
}

async function main() {
  const fixture = (name) => readFileSync(new URL(`../../test/fixtures/tls/${name}.pem`, import.meta.url));
  const options = { keepAliveTimeout: 60_000, noDelay: true };
  const plain = createServer(options, respond);
  const tls = createTlsServer({ ...options, key: fixture('key'), cert: fixture('localhost') }, respond);
  for (const server of [plain, tls]) {
    server.on('connection', () => {
      counts.connections += 1;
    });
  }
  const ports = { plain: await listen(plain), tls: await listen(tls) };
  const slow = await listen(createSlowNetwork(ports.tls, Number(process.argv[2])));
  process.on('message', () => {
    process.send(counts);
    counts = { requests: 0, connections: 0 };
  });
  process.on('disconnect', () => {
    process.exit();
  });
  process.send({ ...ports, slow });
}

await main();
