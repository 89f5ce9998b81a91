import { usageFailure } from '../../base/errors.ts';

/** Reads a volume and where it is to be, as `data:/var/lib/data`. */
export function mount(text: string): readonly [volume: string, path: string] {
  const [, volume, path] = /^([a-z0-9-]+):(\/.*)$/.exec(text) ?? [];
  if (volume !== undefined && path !== undefined) return [volume, path];
  throw usageFailure(`"${text}" is not VOLUME:PATH.`, 'Example: data:/var/lib/data.');
}
