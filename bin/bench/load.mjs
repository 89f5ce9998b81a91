// Asks a server again and again over kept connections, one request after the other on each, and prints what came of it as
// JSON. It reads no more of a response than its length, so that it has time left to measure.
//   node load.mjs PORT HOST CONNECTIONS MILLISECONDS
import { connect } from 'node:net';

const [, , port, host, connections, milliseconds] = process.argv;
const request = Buffer.from(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
const times = [];
let failed = 0;
let end = Infinity;

function steady() {
  const socket = connect(Number(port), '127.0.0.1');
  let began = 0;
  let got = Buffer.alloc(0);
  const ask = () => {
    if (performance.now() > end) {
      socket.destroy();
      return;
    }
    began = performance.now();
    socket.write(request);
  };
  socket.setNoDelay(true).once('connect', ask);
  socket.on('data', (chunk) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
    const head = got.indexOf('\r\n\r\n');
    if (head === -1) return;
    const text = got.toString('latin1', 0, head);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
    if (got.length < head + 4 + length) return;
    if (!text.startsWith('HTTP/1.1 200')) failed += 1;
    times.push(performance.now() - began);
    got = Buffer.alloc(0);
    ask();
  });
  return new Promise((resolve) => {
    socket.once('close', resolve).once('error', () => (failed += 1));
  });
}

const began = performance.now();
end = began + Number(milliseconds);
await Promise.all(Array.from({ length: Number(connections) }, steady));
const seconds = (performance.now() - began) / 1000;
times.sort((one, other) => one - other);
const at = (part) => times[Math.floor(times.length * part)];
process.stdout.write(
  JSON.stringify({ count: times.length, rate: times.length / seconds, p50: at(0.5), p99: at(0.99), failed }),
);
