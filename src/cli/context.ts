import type { Api } from '../api/client.ts';
import { checkIdentifier } from '../api/identifiers.ts';
import type { OperationName } from '../api/operations.ts';
import { type Brand, variable, type variables } from '../base/brand.ts';
import { type Git, openGit } from '../git/remotes.ts';
import { exposureOf } from '../settings/file-mode.ts';
import type { Locations } from '../settings/locations.ts';
import { findSession, type Session } from '../settings/session.ts';
import { decodeText } from '../base/text-file.ts';
import { chooseProfile, type ChosenProfile } from './choose-profile.ts';
import { connect, type Connection } from './connection.ts';
import { type AppSources, findApp, findNamedApp } from './find-app.ts';
import type { Host } from './host.ts';
import { createPrompt, type Prompt } from './prompt.ts';
import type { Target } from './target.ts';
import type { Trace } from './trace.ts';

/** The verbs of each noun. */
export type Nouns = Readonly<Record<string, NounOfContext>>;

interface NounOfContext {
  readonly verbs: readonly string[];
  /** Loads the declarations of its commands, by verb. */
  readonly load: () => Promise<Readonly<Record<string, Described>>>;
}

/** What commands about commands may say of one. */
interface Described {
  readonly summary: string;
  readonly args: Readonly<Record<string, DescribedInput>>;
  readonly options: Readonly<Record<string, DescribedInput>>;
  readonly examples: readonly string[];
}

interface DescribedInput {
  readonly summary: string;
  readonly placeholder?: string | undefined;
  readonly short?: string | undefined;
  readonly required?: boolean | undefined;
  readonly variadic?: boolean | undefined;
  readonly optional?: boolean | undefined;
  readonly negated?: 'also' | 'only' | undefined;
}

/** All that a command may use. Each part is made when it is first asked for, so that nothing is loaded or read in vain. */
export interface Context {
  readonly brand: Brand;
  readonly host: Host;
  /** All nouns with their verbs, for commands about commands. */
  readonly nouns: Nouns;
  readonly locations: Locations;
  /** The profile that is used, and why. */
  readonly chosen: ChosenProfile;
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
  /** Whether apps are pushed to the login's controller over HTTP. */
  readonly takesHttpPushes: Connection['takesHttpPushes'];
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
  /** Tells what a wait for processes led to; on a terminal that is a part of the result's sentence. */
  readonly settled: (app: string, text: string) => void;
  /** Whether the result is shown to somebody at a terminal, who may be told more than a script. */
  readonly isForPeople: boolean;
  /** Says on a terminal how far the work has come; elsewhere nothing. */
  readonly progress: (text: string) => void;
  /** The seconds of --timeout, where it was given. */
  readonly timeout: number | undefined;
  /** The whole of standard input. */
  readonly readInput: () => Promise<string>;
}

/** A context, and what its maker does with it afterwards. */
export interface OwnedContext extends Context {
  /** The app that is worked on, if any, and where its name came from when it was not given: for messages about it. */
  readonly askedApp: () => { readonly app: string; readonly source: string | undefined } | undefined;
  /** The login, if a request was made with it: for messages about it. */
  readonly usedSession: () => Session | undefined;
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
  /** Whether the result is shown to somebody at a terminal. */
  readonly isForPeople?: boolean;
  /** Keeps or tells what a wait for processes led to. */
  readonly settled?: (app: string, text: string) => void;
  /** Writes a notice for the user. */
  readonly notice: (message: string) => void;
  /** Writes behind what goes on how far it has come, where a spinner shows that. */
  readonly progress: (text: string) => void;
  /** Stops the spinner for as long as a question is open; gives what starts it again. */
  readonly silence: () => () => void;
  /** Where requests and answers are shown, if they are. */
  readonly trace?: Trace;
}

/** Makes the context of one command. */
export function createContext(
  { host, brand, nouns }: Pick<Context, 'host' | 'brand' | 'nouns'>,
  common: ContextValues,
  { notice, progress, silence, trace, settled = () => undefined, isForPeople = false }: Voice,
): OwnedContext {
  const { environment, directory } = host;
  const connections: Connection[] = [];
  let chosen: ChosenProfile | undefined;
  let session: Session | undefined;
  let own: Connection | undefined;
  let askedApp: ReturnType<OwnedContext['askedApp']>;
  let git: Git | undefined;

  const openSession = (): Session => {
    const found = findSession(context.locations.profile, brand, environment);
    // What the environment alone says has no user name.
    const exposure = found.username === undefined ? undefined : exposureOf(context.locations.profile, host.userId);
    if (exposure !== undefined) notice(exposure);
    return found;
  };
  const remember = (app: string, source?: string): string => {
    askedApp = { app, source };
    checkIdentifier('app', app);
    return app;
  };
  const context: OwnedContext = {
    brand,
    host,
    nouns,
    get chosen() {
      return (chosen ??= chooseProfile({ brand, environment, directory, given: common.config }));
    },
    get locations() {
      return context.chosen.locations;
    },
    prompt: createPrompt(host, common.input, silence),
    get git() {
      return (git ??= openGit(directory, environment, host.interrupted));
    },
    session: () => (session ??= openSession()),
    connect(target) {
      const { api, timeout } = common;
      const memory = context.locations.controllers;
      const connection = connect(target, { host, brand, memory, api, timeout, notice, progress, trace });
      connections.push(connection);
      return connection;
    },
    api: lazyApi(() => (own ??= context.connect(context.session())).api),
    request: (request) => (own ??= context.connect(context.session())).request(request),
    takesHttpPushes: () => (own ??= context.connect(context.session())).takesHttpPushes(),
    dialect: (suits) => (own ??= context.connect(context.session())).dialect(suits),
    async app(given) {
      return given === undefined ? remember(...(await findApp(sources))) : remember(given);
    },
    async namedApp() {
      const found = await findNamedApp(sources);
      return found && remember(...found);
    },
    variable: (name) => variable(brand, environment, name),
    note: (message) => {
      if (!common.quiet) notice(message);
    },
    settled,
    isForPeople,
    progress,
    timeout: common.timeout,
    readInput: () => readAll(host.stdin),
    askedApp: () => askedApp,
    usedSession: () => own && session,
    async close() {
      await Promise.all(connections.map((connection) => connection.close()));
    },
  };
  const sources: AppSources = {
    brand,
    directory,
    session: context.session,
    variable: context.variable,
    get git() {
      return context.git;
    },
    async elsewhere() {
      const isOpen = ['usual', 'default'].includes(context.chosen.reason) && own === undefined;
      if (!isOpen || context.variable('CONTROLLER') !== undefined || context.variable('TOKEN') !== undefined)
        return undefined;
      const { findOtherLogin } = await import('./find-other-login.ts');
      const other = await findOtherLogin({ ...sources, environment, locations: context.locations, note: context.note });
      if (!other) return undefined;
      [chosen, session] = [other, undefined];
      context.note(`Using profile ${other.profile}: ${other.source} points to ${context.session().controller}.`);
      return findNamedApp(sources);
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
    open: { value: ((name, params) => get().open(name, params)) satisfies Api['open'] },
    controller: { get: () => get().controller },
  });
}

async function readAll(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  return decodeText(Buffer.concat(chunks), 'Standard input');
}
