import { isIP } from 'node:net';
import type { ControllerUrl } from '../api/controller-url.ts';
import { openInBrowser } from '../browser.ts';
import type { Context } from '../cli/context.ts';
import { command } from '../cli/define.ts';
import { app } from '../cli/inputs.ts';
import { Failure } from '../errors.ts';
import type { App } from '../models/app.ts';
import type { Domain } from '../models/domain.ts';
import { line, linked } from '../output/view.ts';

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

/** The app's own URL, else its first domain that is no wildcard: some controllers show no URL. */
export function addressOf({ url }: App, domains: readonly Domain[], controller: ControllerUrl): string | undefined {
  const address =
    typeof url !== 'string' || url === '' ? domains.find(({ domain }) => !domain.startsWith('*'))?.domain : url;
  return address === undefined || /^https?:\/\//i.test(address) ? address : expanded(address, controller);
}

/** The first domain of an app may be its bare name: it stands for a name beside that of the controller. */
function expanded(domain: string, controller: ControllerUrl): string {
  const { host, hostname } = new URL(controller);
  // An address has no names beside it, such as that of a sandbox.
  const isAddress = isIP(hostname) !== 0 || hostname.startsWith('[');
  return domain.includes('.') || isAddress ? domain : host.replace(/^[^.]+/, domain);
}
