import { openInBrowser } from '../../cli/open-in-browser.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { line, linked } from '../../output/view.ts';
import { addressOf } from './app-address.ts';

/** The command that opens an app in a browser. */
export default command({
  summary: 'open an app in a browser',
  description: 'Prints the URL too; without a terminal, and with --json, it only prints.',
  options: { app },
  examples: ['apps:open --app hello'],
  operations: ['apps.info', 'domains.list'],
  output: { title: 'Address', type: 'object', properties: { url: { type: 'string' } }, required: ['url'] },
  async run({ app: id }, context) {
    const url = await findUrl(id, context);
    const { prompt, host } = context;
    if (prompt.isPossible && host.stdout.isTTY === true) await openInBrowser(url, host.environment);
    return { url };
  },
  view: ({ url }) => [line(linked(url))],
});

async function findUrl(id: string, { api }: Context): Promise<string> {
  const app = await api('apps.info', { app: id });
  const domains = (app.url ?? '') === '' ? (await api('domains.list', { app: id })).items : [];
  const address = addressOf(app, domains, api.controller);
  if (address === undefined) throw new Failure('not_found', `No domain assigned to ${id}.`);
  const text = /^https?:\/\//i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(text)) throw new Failure('controller', `The controller gives ${id} the address "${address}".`);
  return new URL(text).href.replace(/\/$/, '');
}
