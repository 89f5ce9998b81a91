import { onTestFinished } from 'vitest';
import { type Answerer, serve, type TestServer } from '../http/servers.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';

/** A small controller whose API can be changed while it runs, as an upgrade does. */
export interface Fake {
  readonly server: TestServer;
  /** What it announces and where its paths are. */
  api: { headers: Readonly<Record<string, string>>; prefix: '/v1' | '/v2' };
  /** Methods and paths of what it was asked since the last call. */
  readonly asked: () => string[];
}

/** The version headers of a controller. */
export const announced = {
  deis11: { X_DEIS_API_VERSION: '1.1' },
  deis22: { DEIS_API_VERSION: '2.2' },
  drycc21: { DRYCC_API_VERSION: '2.1' },
} as const;

/** What is asked first of a controller of which nothing is known. */
export const probes = { '/v2': ['GET /v2/'], '/v1': ['GET /v2/', 'GET /v1/'] } as const;

/** Starts one that knows logins, an empty list of apps, and what `answer` answers. */
export async function fake(
  headers: Readonly<Record<string, string>>,
  prefix: '/v1' | '/v2' = '/v2',
  answer?: Answerer,
): Promise<Fake> {
  let seen = 0;
  const server = await serve((response, request, index) => {
    for (const [name, value] of Object.entries(controller.api.headers)) response.setHeader(name, value);
    const [path = ''] = request.path.split('?');
    const here = path.startsWith(`${controller.api.prefix}/`) ? path.slice(3) : undefined;
    const say = (status: number, body: unknown): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    if (here === undefined) response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not Found</h1>');
    else if (here === '/auth/login/') say(200, { token: 'the-token' });
    else if (here !== '/auth/register/' && request.headers.authorization !== 'token the-token')
      say(401, { detail: 'Invalid token.' });
    else if (answer) answer(response, request, index);
    else if (here === '/apps') say(200, { count: 0, next: null, previous: null, results: [] });
    else say(404, { detail: 'Not found.' });
  });
  const controller: Fake = {
    server,
    api: { headers, prefix },
    asked() {
      const asked = server.requests.slice(seen).map(({ method, path }) => `${method} ${path}`);
      seen = server.requests.length;
      return asked;
    },
  };
  return controller;
}

/** A machine that is logged in by its environment, as CI is. */
export function ciMachine(origin: string, environment: Readonly<Record<string, string>> = {}): Machine {
  const machine = createMachine({ DEIS_CONTROLLER: origin, DEIS_TOKEN: 'the-token', ...environment });
  onTestFinished(() => {
    machine.remove();
  });
  return machine;
}
