import { basename } from 'node:path';
import { checkIdentifier } from '../api/identifiers.ts';
import { command, type Group } from '../cli/define.ts';
import type { Context } from '../cli/context.ts';
import { argument, asIs, identifier, limit, optionalArgument } from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { describeKey, findKeys, isFile, type KeyFile, readKeyFile } from '../keys/key-file.ts';
import { fingerprint, parsePublicKey } from '../keys/public-key.ts';
import { Key } from '../models/key.ts';
import { done, heading, line, table } from '../output/view.ts';
import { hintAtMissing } from './not-found.ts';

const list = command({
  summary: 'list your SSH keys',
  description: 'Each with its fingerprint, as ssh-keygen -l shows it.',
  options: { limit },
  examples: ['keys:list'],
  operations: ['keys.list'],
  output: { type: 'array', items: Key },
  async run({ limit: most }, { api, session }) {
    return { page: await api('keys.list', { limit: most }), username: session().username };
  },
  json: ({ page }) => page.items,
  view({ page, username }) {
    const shown = page.items.map((key) => ({ ...key, print: fingerprintOf(key) }));
    const width = Math.max(0, ...shown.map(({ id }) => id.length));
    return [
      heading(username === undefined ? 'Keys' : `${username} Keys`, page),
      table(
        ['ID', 'TYPE', 'FINGERPRINT', 'CREATED'],
        shown.map(({ id, public: text, print, created }) => [id, text.split(' ')[0], print, { moment: created }]),
        shown.map(({ id, public: text, print }) => `${id.padEnd(width)} ${shorten(text)} ${print}`.trimEnd()),
      ),
    ];
  },
});

/** Empty for what is no key: controllers keep whatever they once took. */
function fingerprintOf({ public: text }: Key): string {
  const key = parsePublicKey(text);
  return key ? fingerprint(key) : '';
}

/** The beginning and the end, as the Go clients show keys. */
function shorten(text: string): string {
  const key = text.trim();
  return key.length > 30 ? `${key.slice(0, 16)}...${key.slice(-10)}` : key;
}

const add = command({
  summary: 'add an SSH key, to push with',
  description:
    'The key is known by the name, else by its comment, else by the name of its file. Name and path may be given in any order; without a path the keys in ~/.ssh are offered.',
  args: {
    name: optionalArgument('name', 'the name of the key', asIs, { completes: 'file' }),
    path: optionalArgument('path', 'the file of the public key', asIs, { completes: 'file' }),
  },
  examples: ['keys:add', 'keys:add ~/.ssh/id_ed25519.pub', 'keys:add laptop ~/.ssh/id_ed25519.pub'],
  operations: ['keys.add'],
  output: Key,
  doing: () => 'Uploading the key',
  async run({ name: first, path: second }, context) {
    const { api, host, brand } = context;
    await api.require('keys.add');
    const { name, path } = nameAndPath([first, second], host.directory);
    const file = path === undefined ? await chooseKey(context) : readKeyFile(path, host.directory);
    const id = name ?? file.id;
    checkIdentifier('key', id);
    const text = [file.type, file.base64, file.comment].join(' ').trim();
    return { key: await api('keys.add', { id, public: text }), file, brand };
  },
  json: ({ key }) => key,
  view: ({ key, file, brand }) => [
    line(`Uploading ${basename(file.path)} to ${brand.name}... done, ${key.id} ${fingerprint(file)}`),
  ],
});

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
  const hint = 'Give the path of a public key.';
  const { keys, others } = findKeys(host.environment);
  if (prompt.isPossible) for (const name of others) note(`~/.ssh/${name} is not an SSH public key.`);
  const choices = new Map(keys.map((key) => [describeKey(key), key]));
  const choice = await prompt.choose('Which key is to be added?', [...choices.keys(), elsewhere], hint);
  return choices.get(choice) ?? readKeyFile(await prompt.ask('The path of the public key:', hint), host.directory);
}

const remove = command({
  summary: 'remove an SSH key',
  args: { key: argument('key', 'the name of the key', identifier('key'), { completes: 'key' }) },
  examples: ['keys:remove laptop'],
  operations: ['keys.remove'],
  output: { title: 'RemovedKey', type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  doing: ({ key }) => `Removing ${key} SSH Key`,
  async run({ key }, { api }) {
    await api('keys.remove', { key }).catch(hintAtMissing('keys:list shows your keys.'));
    return { id: key };
  },
  view: () => [done()],
});

/** Commands of SSH keys. */
export const keys: Group = { list, add, remove };
