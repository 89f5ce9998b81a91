// The clients that are measured: this one, and its peers.
import { runOnce } from './processes.mjs';

const isScript = ({ path }) => /\.[cm]?js$/.test(path);

/** A command line of a client, with the login that it is given. Scripts are run by the Node that is being measured. */
export function commandOf(client, words, node, environment) {
  return isScript(client)
    ? { program: node.path, words: [client.path, ...words], environment }
    : { program: client.path, words, environment };
}

/**
 * Makes sure that a client does what is to be measured, and warms it up. Gives `{command, requests, connections}`, the
 * latter of its second run, or `{why}` where it does something else; a peer may also spell `noun:verb` as two words.
 */
export async function prepare(client, { words, peerWords = words, exit = 0, shows, login }, { place, node }) {
  // A script is this program as it was, and needs no other words.
  const own = client.isPeer && !isScript(client) ? peerWords : words;
  const [first = '', ...others] = own;
  const spellings = client.isPeer && first.includes(':') ? [own, [...first.split(':'), ...others]] : [own];
  const said = [];
  for (const spelling of spellings) {
    const command = { ...commandOf(client, spelling, node, place.login(client.name, login)), exit };
    await runOnce(command, place);
    await place.counts();
    const { exit: code, stdout, stderr } = await runOnce(command, place);
    const counts = await place.counts();
    const isRight = client.isPeer && exit !== 0 ? code !== 0 : code === exit;
    if (isRight && (shows === undefined || shows(stdout, stderr))) {
      return { command: { ...command, exit: code }, ...counts };
    }
    said.push(`"${spelling.join(' ')}" ended with ${code} and said: ${`${stderr}${stdout}`.trim().slice(0, 300)}`);
  }
  const why = said.join('\n');
  if (client.isPeer) return { why };
  throw new Error(`${client.name} does not do what is measured: ${why}`);
}
