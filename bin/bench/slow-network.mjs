// A network with a delay, before a server of this machine. Each direction takes half of the round trip; and as the
// kernel of this machine accepts a connection at once, the first bytes also wait for the round trip in which a real
// connection is made. So TCP, TLS and every request cost what they cost over a network of that delay.
import { connect, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';

/** Makes the TCP server that passes everything on to a port of this machine, `delay` milliseconds per round trip. */
export function createSlowNetwork(port, delay) {
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const isConnected = performance.now() + delay;
    passOn(near, far, (now) => Math.max(now, isConnected) + delay / 2);
    passOn(far, near, (now) => now + delay / 2);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ]) {
      end.setNoDelay(true);
      end.on('error', () => other.destroy());
    }
  });
  return server;
}

function passOn(from, to, dueAt) {
  // A chunk, or null for the end, with the time at which it arrives.
  const underWay = [];
  const arrive = () => {
    const [, chunk] = underWay.shift();
    if (chunk === null) to.end();
    else if (!to.destroyed) to.write(chunk);
    if (underWay.length > 0) wait();
  };
  const wait = () => setTimeout(arrive, Math.max(0, underWay[0][0] - performance.now()));
  const send = (chunk) => {
    if (underWay.push([dueAt(performance.now()), chunk]) === 1) wait();
  };
  from.on('data', send);
  from.on('end', () => {
    send(null);
  });
}
