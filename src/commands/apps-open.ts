import { isIP } from 'node:net';
import type { Api } from '../api/client.ts';
import type { ControllerUrl } from '../api/controller-url.ts';
import { openInBrowser } from '../browser.ts';
import type { Context } from '../cli/context.ts';
import { command } from '../cli/define.ts';
import { app } from '../cli/inputs.ts';
import { Failure } from '../errors.ts';
import { line } from '../output/view.ts';

/** The command that opens an app in a browser. */
export const open = command({
  summary: 'open an app in a browser',
  description: 'Prints its URL as well; without a terminal, and with --json, it only prints.',
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
  view: ({ url }) => [line(url)],
});

/** The app's own URL, else its first domain that is no wildcard: some controllers show no URL. */
async function findUrl(id: string, { api }: Context): Promise<string> {
  const { url = '' } = await api('apps.info', { app: id });
  const address = url === '' ? await firstDomain(id, api) : url;
  if (address === undefined) throw new Failure('not_found', `No domain assigned to ${id}.`);
  const text = /^https?:\/\//i.test(address) ? address : `http://${expanded(address, api.controller)}`;
  if (!URL.canParse(text)) throw new Failure('controller', `The controller gives ${id} the address "${address}".`);
  return new URL(text).href.replace(/\/$/, '');
}

async function firstDomain(id: string, api: Api): Promise<string | undefined> {
  const { items } = await api('domains.list', { app: id });
  return items.find(({ domain }) => !domain.startsWith('*'))?.domain;
}

/** The first domain of an app may be its bare name: it stands for a name beside that of the controller. */
function expanded(domain: string, controller: ControllerUrl): string {
  const { host, hostname } = new URL(controller);
  // An address has no names beside it, such as that of a sandbox.
  const isAddress = isIP(hostname) !== 0 || hostname.startsWith('[');
  return domain.includes('.') || isAddress ? domain : host.replace(/^[^.]+/, domain);
}
