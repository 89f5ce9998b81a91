import type { Api } from '../api/client.ts';
import { checkIdentifier } from '../api/identifiers.ts';
import type { OperationName } from '../api/operations.ts';
import { type Brand, variable, type variables } from '../brand.ts';
import { type Git, openGit } from '../git/remotes.ts';
import { exposureOf } from '../settings/exposure.ts';
import { type Locations, locate } from '../settings/locations.ts';
import { findSession, type Session } from '../settings/session.ts';
import { decodeText } from '../text-file.ts';
import { connect, type Connection, type Target } from './connect.ts';
import { type AppSources, findApp, findNamedApp, type FoundApp } from './find-app.ts';
import type { Host } from './host.ts';
import { createPrompt, type Prompt } from './prompt.ts';
import type { Trace } from './trace.ts';

/** All that a command may use. Each part is made when it is first asked for, so that nothing is loaded or read in vain. */
export interface Context {
  readonly brand: Brand;
  readonly host: Host;
  readonly locations: Locations;
  readonly prompt: Prompt;
  readonly git: Git;
  /** Asks the controller of the login. */
  readonly api: Api;
  /** The login. Throws an authentication failure when there is none. */
  readonly session: () => Session;
  /** A connection to a controller that need not be the login's. */
  readonly connect: (target: Target) => Connection;
  /** The dialect of the login's controller; one that is only remembered and does not suit is found anew. */
  readonly dialect: Connection['dialect'];
  /** Sends any request to the controller of the login, signed in. */
  readonly request: Connection['request'];
  /** The app to work on: as given, else the one of the git remote, of the environment, or of the folder's name. */
  readonly app: (given: string | undefined) => Promise<string>;
  /** The app that the git remote or the environment names, for what must not be done to a guessed one. */
  readonly namedApp: () => Promise<string | undefined>;
  /** One of the program's environment variables. */
  readonly variable: (name: keyof typeof variables) => string | undefined;
  /** Tells the user something that is not the result. Silent under --quiet. */
  readonly note: (message: string) => void;
  /** The whole of standard input. */
  readonly readInput: () => Promise<string>;
}

/** A context, and what its maker does with it afterwards. */
export interface OwnedContext extends Context {
  /** Where the name of the app came from, when it was not given: for messages about it. */
  readonly appSource: () => string | undefined;
  readonly close: () => Promise<void>;
}

/** The values of the options that every command has; see `common` in inputs.ts. */
export interface CommonValues extends ContextValues {
  readonly json: string | undefined;
  readonly jq: string | undefined;
  readonly template: string | undefined;
  readonly output: string | undefined;
  readonly color: boolean;
  readonly debug: boolean;
}

/** Those of them that are for the context. */
export interface ContextValues {
  readonly quiet: boolean;
  readonly input: boolean;
  readonly config: string | undefined;
  readonly api: string | undefined;
  readonly timeout: number | undefined;
}

/** What the program gives to a context, so that commands can be heard. */
export interface Voice {
  /** Writes a notice for the user. */
  readonly notice: (message: string) => void;
  /** Stops the spinner for as long as a question is open; gives what starts it again. */
  readonly silence: () => () => void;
  /** Where requests and answers are shown, if they are. */
  readonly trace?: Trace;
}

/** Makes the context of one command. */
export function createContext(
  host: Host,
  brand: Brand,
  common: ContextValues,
  { notice, silence, trace }: Voice,
): OwnedContext {
  const profile = common.config ?? variable(brand, host.environment, 'PROFILE');
  const locations = locate({ brand, environment: host.environment, directory: host.directory, profile });
  const connections: Connection[] = [];
  let session: Session | undefined;
  let own: Connection | undefined;
  let appSource: string | undefined;
  let git: Git | undefined;

  const openSession = (): Session => {
    const found = findSession(locations.profile, brand, host.environment);
    // What the environment alone says has no user name.
    const exposure = found.username === undefined ? undefined : exposureOf(locations.profile, host.userId);
    if (exposure !== undefined) notice(exposure);
    return found;
  };
  const remember = ([app, source]: FoundApp): string => {
    appSource = source;
    checkIdentifier('app', app);
    return app;
  };
  const context: OwnedContext = {
    brand,
    host,
    locations,
    prompt: createPrompt(host, common.input, silence),
    get git() {
      return (git ??= openGit(host.directory, host.environment, host.interrupted));
    },
    session: () => (session ??= openSession()),
    connect(target) {
      const { api, timeout } = common;
      const connection = connect(target, { host, brand, memory: locations.controllers, api, timeout, notice, trace });
      connections.push(connection);
      return connection;
    },
    api: lazyApi(() => (own ??= context.connect(context.session())).api),
    request: (request) => (own ??= context.connect(context.session())).request(request),
    dialect: (suits) => (own ??= context.connect(context.session())).dialect(suits),
    async app(given) {
      if (given !== undefined) {
        checkIdentifier('app', given);
        return given;
      }
      return remember(await findApp(sources));
    },
    async namedApp() {
      const found = await findNamedApp(sources);
      return found && remember(found);
    },
    variable: (name) => variable(brand, host.environment, name),
    note: (message) => {
      if (!common.quiet) notice(message);
    },
    readInput: () => readAll(host.stdin),
    appSource: () => appSource,
    async close() {
      await Promise.all(connections.map((connection) => connection.close()));
    },
  };
  const sources: AppSources = {
    brand,
    directory: host.directory,
    session: context.session,
    variable: context.variable,
    get git() {
      return context.git;
    },
  };
  return context;
}

function lazyApi(get: () => Api): Api {
  const api = (name: OperationName, params: object): Promise<unknown> =>
    (get() as (name: OperationName, params: object) => Promise<unknown>)(name, params);
  return Object.defineProperties(api as Api, {
    stream: {
      value: (name: OperationName, params: object) =>
        (get().stream as (name: OperationName, params: object) => Promise<unknown>)(name, params),
    },
    require: { value: (name: OperationName) => get().require(name) },
    controller: { get: () => get().controller },
  });
}

async function readAll(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  return decodeText(Buffer.concat(chunks), 'Standard input');
}
