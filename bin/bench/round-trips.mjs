// Cases that count requests and connections of a command whose controller is known, and measure it over a slow network.
import { prepare } from './client.mjs';
import { measureInTurn } from './processes.mjs';
import { ratios, summarise } from './statistics.mjs';

/** A case of one command line; `least` is how many requests it cannot do without. */
export function roundTrips({ words, least }) {
  return async (bench, node) => {
    const { place, ours, peers, pairs, delay } = bench;
    const task = { words, login: { way: 'slow' } };
    const own = await prepare(ours, task, { place, node });
    const rivals = [];
    for (const peer of peers) {
      const rival = await prepare(peer, task, { place, node });
      if (rival.requests > 0) rivals.push({ name: peer.name, ...rival });
      else bench.note(`${peer.name}: ${rival.why ?? 'it asks nothing'}`);
    }
    const commands = [own.command, ...rivals.map(({ command }) => command)];
    const measured = await measureInTurn(commands, { ...place, rounds: pairs });
    const [wall, ...walls] = measured.map((runs) => runs.map((run) => run.wall));
    const peerWalls = rivals.map((rival, index) => [
      rival.name,
      `${summarise(walls[index]).median.toFixed()} (${count(rival)})`,
    ]);
    return [
      {
        figure: `wall over ${delay} ms, ms (${count(own)})`,
        ...summarise(wall),
        digits: 0,
        goal: least === 1 ? '1 request' : `${least} requests`,
        reached: own.requests <= least ? 'goal' : 'no',
        peers: Object.fromEntries(peerWalls),
      },
      ...rivals.map(({ name }, index) => ({
        figure: `wall over ${delay} ms ÷ ${name}`,
        ...ratios(wall, walls[index]),
        beyond: 1,
      })),
    ];
  };
}

/** How many requests, and over how many connections. */
function count({ requests, connections }) {
  return `${requests} over ${connections}`;
}
