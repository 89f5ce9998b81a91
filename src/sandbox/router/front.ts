import type { Agent, IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { LogStore } from '../runtime/log-store.ts';
import { isListed, plainAddress } from './addresses.ts';
import type { Choose } from './backends.ts';
import { isLoop } from './headers.ts';
import * as pages from './pages.ts';
import { type Outcome, pass } from './proxy.ts';
import type { Route, Routes } from './routes.ts';
import { passUpgrade } from './upgrade.ts';

/** What a router is made of. */
export interface FrontOptions {
  readonly routes: Routes;
  readonly choose: Choose;
  readonly agent: Agent;
  readonly logs: LogStore;
  /** Whether an app has been pushed. */
  readonly isDeployed: (app: string) => boolean;
  /** What the client is called, for pages that say what to type. */
  readonly program: string;
  /** The port for HTTPS. */
  readonly securePort: () => number;
}

/** The server that a request came to. */
export interface Entrance {
  readonly port: number;
  readonly isSecure: boolean;
}

/** The router: serves apps by the host of each request. It knows nothing of the API. */
export interface Front {
  request(request: IncomingMessage, response: ServerResponse, entrance: Entrance): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, entrance: Entrance): void;
}

/** Makes a router. */
export function createFront(options: FrontOptions): Front {
  const { routes, choose, agent, logs, program } = options;

  const refuse = (
    request: IncomingMessage,
    route: Route | undefined,
    { isSecure }: Entrance,
  ): pages.Page | undefined => {
    // Real routers do not know an app that is not routable.
    if (!route?.routable) return pages.noSuchHost;
    if (isLoop(request)) return pages.loop;
    const address = plainAddress(request.socket.remoteAddress);
    if (route.whitelist.length > 0 && !isListed(route.whitelist, address)) {
      return pages.notAllowed(program, route.app, address);
    }
    if (route.httpsEnforced && !isSecure) {
      return pages.redirect(`https://${hostOf(request)}:${options.securePort()}${request.url ?? '/'}`);
    }
    return route.maintenance ? pages.maintenance : undefined;
  };

  const log = (
    route: Route | undefined,
    request: IncomingMessage,
    status: number,
    began: number,
    instance?: string,
  ): void => {
    if (!route) return;
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const to = instance === undefined ? '' : ` ${instance}`;
    logs.add(route.appUuid, 'router', `${request.method ?? ''} ${path} ${status} ${Date.now() - began}ms${to}`);
  };

  return {
    async request(request, response, entrance) {
      const began = Date.now();
      const route = routes(hostOf(request));
      const page = refuse(request, route, entrance);
      if (!route || page) {
        show(page ?? pages.noSuchHost, request, response);
        log(route, request, page?.status ?? 404, began);
        return;
      }
      const target = { app: route.appUuid, type: route.type };
      const outcome = await pass({ ...target, request, response, ...entrance }, choose, agent);
      if (outcome.kind === 'answered') {
        const { type, num } = outcome.instance.plan;
        log(route, request, outcome.status, began, `${type}.${num}`);
        return;
      }
      const own = pageOf(outcome, () => pages.noProcess(program, route.app, options.isDeployed(route.app)));
      if (!response.headersSent && !response.destroyed) show(own, request, response);
      log(route, request, own.status, began);
    },

    upgrade(request, socket, head, entrance) {
      const began = Date.now();
      const route = routes(hostOf(request));
      const page = refuse(request, route, entrance);
      const instance = route && !page ? choose({ app: route.appUuid, type: route.type }, () => false) : undefined;
      if (instance) {
        log(route, request, 101, began, `${instance.plan.type}.${instance.plan.num}`);
        passUpgrade(request, socket, head, instance, entrance);
        return;
      }
      const status = page?.status ?? 503;
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      log(route, request, status, began);
    },
  };
}

function pageOf({ kind }: Outcome, noProcess: () => pages.Page): pages.Page {
  return kind === 'unavailable' ? noProcess() : pages.badGateway;
}

/** The host of a request, without its port. */
function hostOf({ headers }: IncomingMessage): string {
  return (headers.host ?? '').replace(/:\d*$/, '');
}

function show({ status, headers, body }: pages.Page, request: IncomingMessage, response: ServerResponse): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
  request.resume();
}
