import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { platform } from 'node:os';
import type { Duplex } from 'node:stream';
import type { Dialect } from '../../api/dialects/dialect.ts';
import { usualPasswordCost } from './authentication.ts';
import type { ControllerName } from '../rules/controller-names.ts';
import { rulesFor } from '../rules/recorded-controllers.ts';
import { answer, type Dispatcher } from './dispatch.ts';
import type { Controller, PodState } from '../handlers/handler.ts';
import { createAgent, createBalancer } from '../router/backends.ts';
import { createFront } from '../router/front.ts';
import { createRoutes } from '../router/routes.ts';
import { Containers } from '../containers/containers.ts';
import { environmentOf, slugFolder, variablesOf } from '../runtime/plans.ts';
import { createTlsServer } from '../router/tls.ts';
import { identityOf } from '../runtime/identity.ts';
import type { Patience } from '../runtime/instance.ts';
import { mark } from '../runtime/orphans.ts';
import { startRuntime, usualPatience } from '../runtime/start-runtime.ts';
import { listen, stop } from './listen.ts';
import { isForController } from './loopback.ts';
import type { Reply } from './reply.ts';
import { createExecutor } from '../exec/executor.ts';
import { BackgroundJobs } from '../exec/jobs.ts';
import { createSockets } from './sockets.ts';
import { createThrottle } from '../drycc/throttle.ts';
import { adopt } from '../drycc/adopt.ts';
import { createRouter } from './router.ts';
import { refuseUnreadable } from './unreadable.ts';
import { answerGit } from '../git/answer-git.ts';
import { foldersIn } from '../git/folders.ts';
import { readGitRequest } from '../git/git-path.ts';
import type { PushPlace } from '../git/push-place.ts';
import { PushRefused } from '../git/push-refused.ts';
import { keptSlugs, removeApp, sweep } from '../git/sweep.ts';
import { Turns } from '../git/turns.ts';
import { createFiler } from '../filer/answer-filer.ts';
import { createVolumeClient, readClientRequest } from '../filer/answer-client.ts';
import { readFilerRequest } from '../filer/filer-path.ts';
import { deployBuild } from '../runtime/deploy.ts';
import { hasSlug } from '../state/pods.ts';
import { createRunner } from '../state/runner.ts';
import type { Rules } from '../rules/rules.ts';
import { Store } from '../state/store.ts';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** Where the sandbox keeps its state. The same directory may be opened with another dialect later. */
  readonly directory: string;
  /** The API that the sandbox speaks. */
  readonly dialect: Dialect;
  /** A real controller that the sandbox is like, also where that goes against the documents, which it follows else. */
  readonly like?: ControllerName;
  /** Whether apps show their address even if that controller shows none: commands and people find them by it. */
  readonly showsAddresses?: boolean;
  /** The port to listen on; 0, or none, is any free one. */
  readonly port?: number;
  /** The port for HTTPS; 0, or none, is any free one. */
  readonly securePort?: number;
  /** The loopback address to listen on: 127.0.0.1 where it is left out. */
  readonly host?: string;
  /** The clock, where it is not the machine's. */
  readonly now?: () => Date;
  /** The environment that `run` takes the search path of commands from. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** How long a `run` may take, in milliseconds: 20 seconds where it is left out. */
  readonly runLimit?: number;
  /** How long the build of a push may take, with its deployment, in milliseconds: 15 minutes where it is left out. */
  readonly buildLimit?: number;
  /** The file of the program that serves static files; it comes with this program. */
  readonly fileServer?: string;
  /** What hashing a password costs, as scrypt's N, a power of 2: 16384 where it is left out. Tests do with less. */
  readonly passwordCost?: number;
  /** How many items of a list make a page: 100 where it is left out. */
  readonly pageSize?: number;
  /** How processes come up, and fail: they are `up` from their start where it is left out. */
  readonly podState?: PodState;
  /** How long the processes of apps are given, in milliseconds, where it is not what is usual. */
  readonly patience?: Partial<Patience>;
  /** False keeps apps out of PID namespaces also where the machine has them. */
  readonly namespaces?: boolean;
  /** Whether images and Dockerfiles are run by docker or podman, where one of them answers. Otherwise their processes are simulated. */
  readonly containers?: boolean;
  /** What a registration has to send to prove that it is the owner's; where it is left out anybody of this machine may register. */
  readonly secret?: string;
  /** Whether a header names the simulated parts; off by default, as no API has it. */
  readonly notices?: boolean;
  /** Whether requests are counted and refused as today's Drycc does: 30 a minute without a token, 60 with one. */
  readonly throttle?: boolean;
  /** Is told of the sandbox's own errors, which clients only see as status 500. */
  readonly report?: (error: unknown) => void;
}

/** A controller that runs. */
export interface Sandbox {
  /** `http://127.0.0.1:8000`, without a final slash. */
  readonly url: string;
  readonly port: number;
  /** The port on which apps are served over HTTPS. */
  readonly securePort: number;
  /** What the sandbox consists of, for those that work with it in this process. */
  readonly controller: Controller;
  /** Ends what runs, answers what is under way, and lets go of the directory. */
  close(): Promise<void>;
}

/**
 * Starts a controller in this process. Resolves when it listens. Rejects with a `Failure` when the port is taken, when
 * the directory cannot be written or is used by another sandbox, or when `like` is a controller of another dialect.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dialect, environment = {}, host = '127.0.0.1', now = () => new Date(), report = () => undefined } = options;
  const rules = withAddresses(rulesFor(dialect, options.like), options.showsAddresses ?? false);
  const store = Store.open(options.directory);
  const path = environment['PATH'] ?? '/usr/local/bin:/usr/bin:/bin';
  const run = createRunner(options.runLimit ?? 20_000);
  const moment = (): string => now().toISOString();
  const surroundings = { store, dialect, path, folder: options.directory };
  const containers = new Containers({
    environment: options.containers === true ? environment : undefined,
    folder: options.directory,
    sandbox: () => identityOf(options.directory),
    kept: () => keptSlugs(store),
  });
  const processes = await startRuntime({
    ...{ ...surroundings, containers, report, now: moment, namespaces: options.namespaces ?? true },
    patience: { ...usualPatience, ...options.patience },
  });
  const { runtime, supervisor, logs } = processes;
  const ports = { plain: 0, secure: 0 };
  const folders = foldersIn(options.directory);
  const addressOf = (app: string): string => `http://${app}.localhost:${ports.plain}`;
  const executor = createExecutor(path, platform());
  const dispatcher: Dispatcher = {
    controller: {
      store,
      dialect,
      rules,
      run,
      report,
      passwordCost: options.passwordCost ?? usualPasswordCost,
      now: moment,
      podState: options.podState ?? (() => 'up'),
      runtime,
      jobs: new BackgroundJobs(executor, logs, moment),
      logs,
      addressOf,
      environmentOf: (...given) => environmentOf(surroundings, ...given),
      variablesOf: (app) => variablesOf(surroundings, app),
      containers,
      slugOf: (build) => slugFolder(options.directory, build),
      removeFiles: (app, builds) => {
        removeApp(folders, app, builds).catch(report);
        // The images of containers that run cannot be removed.
        void supervisor.gone(app).then(() => containers.removeImages(builds).catch(report));
      },
    },
    router: createRouter(dialect, rules),
    pageSize: options.pageSize ?? 100,
    secret: options.secret,
    throttle: options.throttle === true ? createThrottle(() => Date.parse(moment())) : undefined,
    notices: options.notices ?? false,
    report,
  };
  const stopped = new AbortController();
  const place: PushPlace = {
    controller: dispatcher.controller,
    folders,
    turns: new Turns(),
    deploy: deployBuild,
    path,
    limit: options.buildLimit ?? 900_000,
    variables: () => ({ [mark]: identityOf(options.directory) }),
    sandbox: () => identityOf(options.directory),
    readServer: () => readText(options.fileServer),
    stopped: stopped.signal,
    report,
  };
  if (rules.workspaces) adopt(dispatcher.controller);
  await sweep(place);
  const agent = createAgent();
  const front = createFront({
    ...{ routes: createRoutes(store), choose: createBalancer(supervisor), agent, logs, program: dialect.product },
    isDeployed: (app) => hasSlug(store, app),
    securePort: () => ports.secure,
  });
  const server = createServer({ requestTimeout: 0, headersTimeout: 10_000, keepAliveTimeout: 5_000 });
  const filer = createFiler(dispatcher.controller, folders.volumes);
  const volumeClient = createVolumeClient(dispatcher.controller, folders.volumes);
  const sockets = createSockets(dispatcher.controller, executor, report);
  const turns = new WeakMap<Socket, Promise<unknown>>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isForController(request)) {
      void front.request(request, response, { port: ports.plain, isSecure: false }).catch(report);
      return;
    }
    const git = readGitRequest(request.method, request.url);
    const files = rules.workspaces ? readFilerRequest(request.url) : undefined;
    const copied = rules.newerDrycc && !rules.workspaces ? readClientRequest(request.url) : undefined;
    if (!git && !copied && files?.kind !== 'webdav') limitTime(request);
    // Requests that come in one piece over a connection are done one after the other: a later one may build on a change.
    const before = turns.get(request.socket) ?? Promise.resolve();
    const turn = before.then(async () => {
      if (git) await answerGit(place, git, request, response);
      else if (files) await filer(files, request, response);
      else if (copied) await volumeClient(copied, request, response);
      else send(await answer(dispatcher, request), request, response);
    });
    turns.set(request.socket, turn.catch(report));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isForController(request)) sockets.upgrade(request, socket, head);
    else front.upgrade(request, socket, head, { port: ports.plain, isSecure: false });
  });
  const secure = createTlsServer(store);
  secure.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void front.request(request, response, { port: ports.secure, isSecure: true }).catch(report);
  });
  secure.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    front.upgrade(request, socket, head, { port: ports.secure, isSecure: true });
  });
  for (const each of [server, secure]) {
    each.on('clientError', (error, socket: Socket) => {
      refuseUnreadable(error, socket, dialect);
    });
  }
  try {
    await listen(server, options.port ?? 0, host);
    await listen(secure, options.securePort ?? 0, host);
  } catch (error) {
    server.close();
    store.close();
    throw error;
  }
  ports.plain = (server.address() as AddressInfo).port;
  ports.secure = (secure.address() as AddressInfo).port;
  processes.resume();
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${ports.plain}`,
    port: ports.plain,
    securePort: ports.secure,
    controller: dispatcher.controller,
    close() {
      for (const each of [run, executor]) each.stop();
      sockets.close();
      stopped.abort(new PushRefused('The sandbox stops.'));
      closed ??= Promise.all([stop(server), stop(secure), processes.close()]).then(() => {
        agent.destroy();
        store.close();
      });
      return closed;
    },
  };
}

function withAddresses(rules: Rules, isShown: boolean): Rules {
  const { App = [] } = rules.hides;
  return isShown ? { ...rules, hides: { ...rules.hides, App: App.filter((field) => field !== 'url') } } : rules;
}

function readText(file: string | undefined): string | undefined {
  try {
    return file === undefined ? undefined : readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** How long the body of a request to the controller may take, in milliseconds. Those to apps may take any time. */
const bodyLimit = 30_000;

function limitTime(request: IncomingMessage): void {
  const timer = setTimeout(() => request.destroy(), bodyLimit).unref();
  request.once('end', () => {
    clearTimeout(timer);
  });
  request.once('close', () => {
    clearTimeout(timer);
  });
}

function send({ status, headers, body }: Reply, request: IncomingMessage, response: ServerResponse): void {
  const bytes = Buffer.from(body ?? '');
  const all = headers as Readonly<Record<string, string | string[]>>;
  response.writeHead(status, status === 204 ? all : { ...all, 'Content-Length': bytes.length });
  response.end(bytes);
  // What is left of a body that was too large is read and dropped, so that the client gets to see the answer.
  request.resume();
}
