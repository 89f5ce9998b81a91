import { createHash } from 'node:crypto';
import type { Key } from '../../models/key.ts';
import { keys as usual } from '../handlers/keys.ts';
import type { DryccHandlers } from './handler.ts';

/** SSH keys, with their fingerprints. */
export const keys: DryccHandlers = {
  async 'keys.list'(call, controller) {
    const { items, total } = await usual['keys.list'](call, controller);
    return { items: items.map(withFingerprint), total };
  },
  'keys.add': async (call, controller) => withFingerprint((await usual['keys.add'](call, controller)) as Key),
  'keys.remove': usual['keys.remove'],
};

function withFingerprint(key: Key): object {
  const material = Buffer.from(String(key.public).split(/\s+/)[1] ?? '', 'base64');
  const fingerprint = createHash('md5').update(material).digest('hex').match(/../g)?.join(':') ?? '';
  return { ...key, fingerprint };
}
