// Cases that look at the most memory a command holds.
import { commandOf, prepare } from './client.mjs';
import { bareList } from './place.mjs';
import { peakMemory, withoutMemory } from './processes.mjs';
import { summarise } from './statistics.mjs';

/**
 * A case of one command line. `runs` is how often it is run, and `smaller` a command line that does the same with less:
 * what grows with the work shows in the quotient.
 */
export function memory({ goal, beyond, runs, smaller, bare = false, ...task }) {
  return async (bench, node) => {
    const { place, ours, peers, pairs } = bench;
    const missing = withoutMemory();
    if (missing !== undefined) return [{ absent: `skipped: ${missing}` }];
    const peaks = async (command) => {
      const all = [];
      for (let run = 0; run < Math.min(pairs, runs); run += 1) all.push(await peakMemory(command, place));
      return summarise(all);
    };
    const own = await peaks((await prepare(ours, task, { place, node })).command);
    const peerPeaks = {};
    for (const peer of peers) {
      const rival = await prepare(peer, task, { place, node });
      if (rival.command) peerPeaks[peer.name] = (await peaks(rival.command)).median;
      else bench.note(`${peer.name}: ${rival.why}`);
    }
    const rows = [{ figure: 'peak memory, MiB', ...own, goal, beyond, peers: peerPeaks }];
    if (bare) {
      const command = commandOf({ path: bareList }, [], node, place.login('script', task.login));
      rows.push({ figure: 'the same of bare `http.get`', ...(await peaks(command)) });
    }
    if (smaller) {
      const little = await peaks((await prepare(ours, { ...task, ...smaller }, { place, node })).command);
      rows.push({ figure: 'peak ÷ peak of a tenth of it', median: own.median / little.median });
    }
    return rows;
  };
}
