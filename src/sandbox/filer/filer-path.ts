/** What is asked of the files of a volume. */
export interface FilerRequest {
  readonly app: string;
  readonly volume: string;
  /** `bind` and `ping` start the WebDAV server and keep it; `webdav` is for that server, `other` for nobody. */
  readonly kind: 'bind' | 'ping' | 'webdav' | 'other';
  /** For `webdav`: the names from the root of the volume down to the file. */
  readonly names: readonly string[];
}

/** Reads the target of a request as one for the files of a volume; undefined if it is not one. */
export function readFilerRequest(target: string | undefined): FilerRequest | undefined {
  const [path = ''] = (target ?? '').split('?');
  const [, app = '', volume = '', rest] =
    /^\/v2\/apps\/([a-z0-9-]+)\/volumes\/([a-z0-9-]+)\/filer\/(.*)$/.exec(path) ?? [];
  if (rest === undefined) return undefined;
  const names = namesIn(rest);
  const [first, second] = names ?? [];
  if (first === '_' && (second === 'bind' || second === 'ping')) return { app, volume, kind: second, names: [] };
  if (first === 'webdav' && names) return { app, volume, kind: 'webdav', names: names.slice(1) };
  return { app, volume, kind: 'other', names: [] };
}

/** The names of a path; undefined if one of them leaves the folder or is not a file name. */
export function namesIn(path: string): string[] | undefined {
  try {
    const names = path
      .split('/')
      .filter(Boolean)
      .map((name) => decodeURIComponent(name));
    return names.some((name) => name === '.' || name === '..' || /[/\\\0]/.test(name)) ? undefined : names;
  } catch {
    return undefined;
  }
}
