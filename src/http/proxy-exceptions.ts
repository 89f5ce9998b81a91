import { BlockList, isIP } from 'node:net';

/**
 * Whether a URL is requested without a proxy, by the rules of Go's httpproxy: this machine always is (`localhost` and
 * loopback addresses), and so is what NO_PROXY lists, separated by commas or spaces: `*`, addresses, networks such as
 * `10.0.0.0/8`, and domains, which hold for the names below them too; `.example.com` and `*.example.com` hold for those alone.
 * All but networks may end in a port. An IPv6 address may stand in brackets.
 */
export function isReachedDirectly(url: URL, exceptions: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || isIn(networks('127.0.0.0/8', '::1'), host)) return true;
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return exceptions
    .toLowerCase()
    .split(/[,\s]+/)
    .some((entry) => entry !== '' && isNamedBy(entry, host, port));
}

function isNamedBy(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  if (isIP(host) !== 0 && entry.includes('/')) return isIn(networks(entry), host);
  const { name, onlyPort } = split(entry);
  if (onlyPort !== undefined && onlyPort !== port) return false;
  if (isIP(name) !== 0) return isIn(networks(name), host);
  const domain = name.replace(/^\*(?=\.)/, '');
  return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}

/** The name and the port of an entry; an IPv6 address without brackets has none. */
function split(entry: string): { readonly name: string; readonly onlyPort?: string | undefined } {
  if (isIP(entry) !== 0) return { name: entry };
  const [, bracketed, plain, onlyPort] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
  return { name: bracketed ?? plain ?? entry, onlyPort };
}

/** The addresses and networks of some texts; one that is neither holds nothing. */
function networks(...texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', bits] = text.split('/', 2);
    const family = isIP(address);
    if (family === 0) continue;
    const type = family === 4 ? 'ipv4' : 'ipv6';
    const widest = family === 4 ? 32 : 128;
    if (bits === undefined) list.addAddress(address, type);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= widest) list.addSubnet(address, Number(bits), type);
  }
  return list;
}

function isIn(list: BlockList, host: string): boolean {
  const family = isIP(host);
  return family !== 0 && list.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
