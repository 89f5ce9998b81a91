// Cases that compare CPU and wall time with something else, run in turn with it.
import { commandOf, prepare } from './client.mjs';
import { bareList } from './place.mjs';
import { measureInTurn, withoutTerminal } from './processes.mjs';
import { ratios, summarise } from './statistics.mjs';

/** What is compared with, besides peers. */
const baselines = {
  node: { title: '`node -e 0`', path: (node) => node.path, words: () => ['-e', '0'] },
  script: { title: 'bare `http.get`', ...bare((login) => login) },
  // One page of all, as the Go clients do with --limit.
  whole: { title: 'bare get, one page', ...bare((login) => ({ ...login, pageSize: login.apps ?? 0, cap: 0 })) },
  paged: { title: 'bare get, page after page', ...bare((login) => login) },
  unchecked: { title: 'itself without checking', login: (login) => ({ ...login, authorities: 'none' }) },
};

/** The script that does what a list does, by another login. */
function bare(login) {
  return { path: () => bareList, words: (words) => words.filter((word) => word === '--json'), login };
}

/**
 * A case of one command line. `against` says what it is compared with, by which goals, each a row: one of the baselines, or
 * `peers` for one row each. `requests` is how many requests it must make, and `figure` the measure: `cpu` or `wall`.
 */
export function compare({ against, terminal = false, requests = 0, hasPeers = true, figure = 'cpu', before, ...task }) {
  return async (bench, node) => {
    const { place, ours, peers, pairs } = bench;
    const missing = terminal ? withoutTerminal() : undefined;
    if (missing !== undefined) return [{ absent: `skipped: ${missing}` }];
    if (before) await prepare(ours, { ...before, login: task.login }, { place, node });
    const prepared = await prepare(ours, task, { place, node });
    if (prepared.requests !== requests) throw new Error(`${prepared.requests} requests were made, not ${requests}`);
    const named = Object.keys(against).filter((name) => name in baselines);
    const known = named.map((name) => {
      const { path = () => ours.path, words = (own) => own, login = (own) => own } = baselines[name];
      const environment = place.login(name, login(task.login ?? {}));
      return commandOf({ path: path(node) }, words(task.words), node, environment);
    });
    const rivals = [];
    for (const peer of hasPeers ? peers : []) {
      const rival = await prepare(peer, task, { place, node });
      if (rival.command) rivals.push({ name: peer.name, command: rival.command });
      else bench.note(`${peer.name}: ${rival.why}`);
    }
    const commands = [...known, prepared.command, ...rivals.map(({ command }) => command)];
    const measured = await measureInTurn(commands, { ...place, rounds: pairs, terminal });
    // What was kept for a while may have run out on the way.
    const asked = (await place.counts()).requests;
    if (requests === 0 && rivals.length === 0 && asked > 0) throw new Error(`${asked} requests were made meanwhile`);
    const of = (index, what) => measured[index].map((run) => run[what]);
    const mine = named.length;
    const row = (base, title, goals) => {
      const found = ratios(of(mine, figure), of(base, figure));
      const others = rivals.map(({ name }, index) => ({ name, at: mine + 1 + index })).filter(({ at }) => at !== base);
      const peerRatios = others.map(({ name, at }) => [name, ratios(of(at, figure), of(base, figure)).median]);
      return {
        figure: `${figure === 'cpu' ? 'CPU' : 'wall'} ÷ ${title}`,
        ...found,
        ...(figure === 'cpu' && { wall: ratios(of(mine, 'wall'), of(base, 'wall')).median }),
        milliseconds: summarise(of(mine, figure)).median,
        ...goals,
        goal: typeof goals.goal === 'function' ? goals.goal(Number.parseInt(node.version)) : goals.goal,
        peers: Object.fromEntries(peerRatios),
      };
    };
    return [
      ...named.map((name, base) => row(base, baselines[name].title, against[name])),
      ...(against.peers ? rivals : []).map(({ name }, index) => row(mine + 1 + index, name, against.peers)),
    ];
  };
}
