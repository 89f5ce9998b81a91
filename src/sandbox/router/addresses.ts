import { BlockList, isIP } from 'node:net';

/** An address without the form that IPv4 has in IPv6. */
export function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:/, '');
}

/** Whether an address is one of a list of addresses and ranges in CIDR notation. */
export function isListed(list: readonly string[], address: string): boolean {
  const blocks = new BlockList();
  for (const entry of list) {
    const [start = '', bits] = entry.split('/');
    const family = isIP(start) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) blocks.addAddress(start, family);
    else blocks.addSubnet(start, Number(bits), family);
  }
  return isIP(address) !== 0 && blocks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
