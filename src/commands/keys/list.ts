import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { Key } from '../../models/key.ts';
import { heading, nothing, table } from '../../output/view.ts';
import { fingerprintOf, shortenFingerprint } from './fingerprint-cells.ts';

export default command({
  summary: 'list your SSH keys',
  description: 'Shows each with its fingerprint, like ssh-keygen -l.',
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
        shown.map(({ id, public: text = '', print, created }) => [id, text.split(' ')[0], print, { moment: created }]),
        shown.map(({ id, public: text = '', print }) =>
          `${id.padEnd(width)} ${shortenFingerprint(text)} ${print}`.trimEnd(),
        ),
      ),
      ...(shown.length === 0 ? [nothing('No SSH keys.', ['Add one', 'keys:add'])] : []),
    ];
  },
});
