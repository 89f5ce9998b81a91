import { Failure } from '../base/errors.ts';
import type { WebSocket } from '../websocket/web-socket.ts';
import type { ControllerUrl } from './controller-url.ts';
import type { Dialect, SocketName } from './dialects/dialect.ts';
import { fillPath } from './fill-path.ts';
import { NotInApi } from './not-in-api.ts';
import type { Recogniser } from './recognise.ts';

interface OfPod {
  readonly app: string;
  readonly pod: string;
  /** The container of the process, where it has several. */
  readonly container?: string | undefined;
}

/** The parameters of each WebSocket: those not in its path become its first message. */
export interface SocketParams {
  /** `lines` of 0 or less are all; `timeout` is in seconds. */
  'apps.logs': { readonly app: string; readonly lines: number; readonly follow: boolean; readonly timeout?: number };
  'pods.logs': OfPod & { readonly lines: number; readonly follow: boolean; readonly previous: boolean };
  'pods.exec': OfPod & { readonly command: readonly string[]; readonly tty: boolean; readonly stdin: boolean };
}

/** What opening a WebSocket needs of the client. */
export interface SocketOpener {
  readonly controller: ControllerUrl;
  readonly recogniser: Pick<Recogniser, 'current'>;
  /** Opens a WebSocket at a path, as the user of the login. */
  readonly open: (path: string) => Promise<WebSocket>;
  /** Requests the app of the WebSocket: its refusal says more than the WebSocket's can. */
  readonly askForApp: (app: string) => Promise<unknown>;
}

/** Opens a WebSocket of the controller's dialect and sends its first message. Rejects with the controller's refusal. */
export async function openSocket<K extends SocketName>(
  { controller, recogniser, open, askForApp }: SocketOpener,
  name: K,
  params: SocketParams[K],
): Promise<WebSocket> {
  const has = ({ sockets }: Dialect): boolean => sockets[name] !== undefined;
  const dialect = await recogniser.current(has);
  const template = dialect.sockets[name];
  if (template === undefined) throw new NotInApi(controller, dialect, has);
  const { path, rest } = fillPath(template, { ...params });
  try {
    const socket = await open(path);
    await socket.send(JSON.stringify(Object.fromEntries(rest)));
    return socket;
  } catch (error) {
    // Drycc answers 500 to a bad token and to an unknown path, and 403 to an unknown app.
    if (error instanceof Failure && (error.status === 403 || error.status === 500)) await askForApp(params.app);
    throw error;
  }
}
