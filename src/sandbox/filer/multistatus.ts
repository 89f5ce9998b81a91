/** A file or a folder of a volume. */
export interface Entry {
  readonly names: readonly string[];
  readonly isFolder: boolean;
  readonly size: number;
  readonly changed: Date;
}

/** The answer to PROPFIND: what there is, with paths below the base. */
export function multistatus(base: string, entries: readonly Entry[]): string {
  return `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">${entries.map((each) => entry(base, each)).join('')}</D:multistatus>`;
}

function entry(base: string, { names, isFolder, size, changed }: Entry): string {
  const path = names.map((name) => `/${encodeURIComponent(name)}`).join('');
  const properties = [
    `<D:displayname>${escaped(names.at(-1) ?? '')}</D:displayname>`,
    `<D:getcontentlength>${isFolder ? 0 : size}</D:getcontentlength>`,
    `<D:getlastmodified>${changed.toUTCString()}</D:getlastmodified>`,
    `<D:resourcetype>${isFolder ? '<D:collection/>' : ''}</D:resourcetype>`,
  ];
  const found = `<D:propstat><D:prop>${properties.join('')}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>`;
  return `<D:response><D:href>${escaped(base + path)}${isFolder ? '/' : ''}</D:href>${found}</D:response>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
