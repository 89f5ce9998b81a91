import { isIP } from 'node:net';
import type { ControllerUrl } from '../../api/controller-url.ts';
import type { App } from '../../models/app.ts';
import type { Domain } from '../../models/domain.ts';

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
