/** What git asks for over HTTP. */
export interface GitRequest {
  readonly app: string;
  readonly service: 'upload-pack' | 'receive-pack';
  /** Whether it asks what there is, before it sends or fetches anything. */
  readonly isAdvertisement: boolean;
}

const suffix = /^\/([^/?]+)\.git\/(info\/refs|git-upload-pack|git-receive-pack)(?:\?(.*))?$/;

/** Reads the method and the target of a request as git's; undefined if it is not git's. */
export function readGitRequest(method: string | undefined, target: string | undefined): GitRequest | undefined {
  const [, app = '', path = '', query] = suffix.exec(target ?? '') ?? [];
  if (!/^[a-z0-9-]+$/.test(app)) return undefined;
  if (path !== 'info/refs') {
    const service = path === 'git-upload-pack' ? 'upload-pack' : 'receive-pack';
    return method === 'POST' ? { app, service, isAdvertisement: false } : undefined;
  }
  const service = /^git-(upload-pack|receive-pack)$/.exec(new URLSearchParams(query).get('service') ?? '')?.[1];
  const isRead = method === 'GET' && service !== undefined;
  return isRead ? { app, service: service as GitRequest['service'], isAdvertisement: true } : undefined;
}
