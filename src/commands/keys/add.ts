import { basename } from 'node:path';
import type { Api } from '../../api/client.ts';
import { checkIdentifier } from '../../api/identifiers.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { optionalArgument, anyText } from '../../cli/inputs.ts';
import { Failure, Interruption, usageFailure } from '../../base/errors.ts';
import { readNamedKey, isFile, type KeyFile, findKeys, describeKey } from '../../keys/key-file.ts';
import { fingerprint } from '../../keys/public-key.ts';
import { Key } from '../../models/key.ts';
import { done } from '../../output/view.ts';

export default command({
  summary: 'add an SSH key for git push',
  description:
    'The name of the key defaults to its comment, or to the name of its file. Name and path may be given in any order; without a path you can choose from the keys in ~/.ssh.',
  args: {
    name: optionalArgument('name', 'name of the key', anyText, { completes: 'file' }),
    path: optionalArgument('path', 'public key file', anyText, { completes: 'file' }),
  },
  examples: ['keys:add', 'keys:add ~/.ssh/id_ed25519.pub', 'keys:add laptop ~/.ssh/id_ed25519.pub'],
  operations: ['keys.add', 'keys.list'],
  output: Key,
  doing: () => 'Uploading the key',
  async run({ name: first, path: second }, context) {
    const { api, host, brand, dialect } = context;
    await api.require('keys.add');
    const { name, path } = nameAndPath([first, second], host.directory);
    const file =
      path === undefined ? await chooseKey(context) : await readNamedKey(path, host.directory, host.interrupted);
    const id = name ?? file.id;
    checkIdentifier('key', id);
    // Workflow up to API 2.2 and Deis v1 take a second key of a name, and can remove neither then.
    if ((await dialect()).doubtful.includes('keys.add')) await refuseSecond(api, id);
    const text = [file.type, file.base64, file.comment].join(' ').trim();
    return { key: await api('keys.add', { id, public: text }), id, file, brand };
  },
  json: ({ key }) => key,
  view: ({ key, id, file, brand }) => [
    done(
      `${key.id ?? id} ${fingerprint(file)}`,
      `Added SSH key ${key.id ?? id} (${fingerprint(file)})`,
      `Uploading ${basename(file.path)} to ${brand.name}`,
    ),
  ],
});

async function refuseSecond(api: Api, id: string): Promise<void> {
  let isThere: boolean;
  try {
    isThere = (await api('keys.list', {})).items.some((key) => key.id === id);
  } catch (error) {
    // If the list is not available, the controller itself may say what is wrong.
    if (!(error instanceof Failure) || error instanceof Interruption) throw error;
    return;
  }
  if (!isThere) return;
  throw new Failure('refused', `You have a key named "${id}" already; nothing was sent.`, {
    hint: 'Give another name, or remove that key first with keys:remove.',
  });
}

/** Which of the words is the path: the one that is a file, or looks like one where only one is given. */
function nameAndPath(
  given: readonly (string | undefined)[],
  folder: string,
): { readonly name?: string; readonly path?: string } {
  const [first, second] = given.filter((word) => word !== undefined);
  if (first === undefined) return {};
  if (second === undefined)
    return isFile(first, folder) || /[\\/]|\.pub$/.test(first) ? { path: first } : { name: first };
  const isFirst = isFile(first, folder);
  const isSecond = isFile(second, folder);
  if (!isFirst && !isSecond) throw usageFailure(`Neither ${first} nor ${second} is a file.`);
  const firstIsPath = isFirst && (!isSecond || (first.endsWith('.pub') && !second.endsWith('.pub')));
  return firstIsPath ? { name: second, path: first } : { name: first, path: second };
}

const elsewhere = 'a key in another file';

async function chooseKey({ host, prompt, note }: Context): Promise<KeyFile> {
  const missing = 'the path of a public key';
  const { keys, others } = findKeys(host.environment);
  if (prompt.isPossible) for (const name of others) note(`~/.ssh/${name} is not an SSH public key.`);
  const choices = new Map(keys.map((key) => [describeKey(key), key]));
  const choice = await prompt.choose('Which key do you want to add?', [...choices.keys(), elsewhere], missing);
  const chosen = choices.get(choice);
  if (chosen) return chosen;
  return readNamedKey(await prompt.ask('Path of the public key:', missing), host.directory, host.interrupted);
}
