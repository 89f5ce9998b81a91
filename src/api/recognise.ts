import { Failure } from '../errors.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { refusal } from '../http/refusal.ts';
import type { Brand } from '../brand.ts';
import type { ControllerUrl } from './controller-url.ts';
import type { Dialect } from './dialects/dialect.ts';
import { type Announcement, announcement, compareVersions, dialectNamed, nearestDialect } from './dialects/registry.ts';

/** What is remembered of a controller between commands. */
export interface Recollection {
  /** The name of the dialect that it speaks. */
  readonly dialect: string;
  /** What it announced; null where it sends no version headers. */
  readonly announced: Announcement | null;
}

/** How the dialect of one controller is found. */
export interface RecogniseOptions {
  readonly controller: ControllerUrl;
  readonly brand: Brand;
  /** The dialect that the user demands: nothing is asked or remembered then. */
  readonly pinned?: Dialect | undefined;
  readonly remembered?: Recollection | undefined;
  /** Asks the controller for a path, without a token. */
  readonly probe: (path: string) => Promise<HttpAnswer>;
  /** Keeps what was found for the next command. */
  readonly remember: (recollection: Recollection) => void;
  /** Tells the user something, once. */
  readonly notice: (message: string) => void;
}

/** Knows which dialect to speak. */
export interface Recogniser {
  /** The dialect: demanded, remembered, or found by asking once. */
  current(): Promise<Dialect>;
  /** Looks at the headers of an answer, and gives the new dialect when the controller has changed its version. */
  observe(headers: HttpAnswer['headers']): Dialect | undefined;
}

/** Starts from what is demanded or remembered; asks the controller only when neither is there. */
export function createRecogniser(options: RecogniseOptions): Recogniser {
  const { pinned, remember } = options;
  let known: Known | undefined = recall(options.remembered);

  function learn(announced: Announcement): Dialect {
    const dialect = dialectFor(announced, options);
    known = { dialect, announced };
    remember({ dialect: dialect.name, announced });
    return dialect;
  }

  return {
    async current() {
      if (pinned) return pinned;
      if (known) return known.dialect;
      const found = await discover(options);
      if (typeof found !== 'string') return learn(found);
      known = recall({ dialect: found, announced: null });
      if (!known) throw new TypeError(`no dialect named ${found}`);
      remember({ dialect: found, announced: null });
      return known.dialect;
    },
    observe(headers) {
      const announced = pinned ? undefined : announcement(headers);
      if (!announced || !known || isSame(announced, known.announced)) return undefined;
      // The answer is there all the same: what cannot be understood of it shows when it is read.
      if (!nearestDialect(announced)) return undefined;
      const before = known.dialect.name;
      const dialect = learn(announced);
      return dialect.name === before ? undefined : dialect;
    },
  };
}

interface Known {
  readonly dialect: Dialect;
  readonly announced: Announcement | null;
}

function recall(remembered: Recollection | undefined): Known | undefined {
  const dialect = remembered && dialectNamed(remembered.dialect);
  return dialect && { dialect, announced: remembered.announced };
}

function isSame(one: Announcement, other: Announcement | null): boolean {
  return other?.product === one.product && compareVersions(one.version, other.version) === 0;
}

function dialectFor(announced: Announcement, { controller, notice }: RecogniseOptions): Dialect {
  const choice = nearestDialect(announced);
  const title = `${announced.product === 'deis' ? 'Deis' : 'Drycc'} API ${announced.version}`;
  if (!choice) {
    throw new Failure('controller', `${controller} speaks ${title}, which this client does not know.`, {
      hint: 'If it is compatible with one that it knows, say so with --api.',
    });
  }
  if (!choice.exact)
    notice(`${controller} speaks ${title}; using the nearest that this client knows, ${choice.dialect.name}.`);
  return choice.dialect;
}

/**
 * Asks for the roots of v2 and v1: a controller answers with its version headers, and with 401, as no token is sent.
 * Where a proxy dropped the headers, whether the path is known tells the major version, and the name of a dialect is
 * given. No document promises the roots, so where neither is known the lists of apps are asked for, which all do.
 */
async function discover({ probe, brand }: RecogniseOptions): Promise<Announcement | string> {
  const newer = brand.name === 'drycc' ? 'drycc-2.1' : 'deis-2.2';
  for (const [path, fallback] of [
    ['/v2/', newer],
    ['/v1/', 'deis-1.1'],
    ['/v2/apps', newer],
    ['/v1/apps', 'deis-1.1'],
  ] as const) {
    const answer = await probe(path);
    const announced = announcement(answer.headers);
    if (announced) return announced;
    // Busy routers and proxies that want a login say nothing of the controller behind them.
    if (answer.status >= 500 || answer.status === 407 || answer.status === 429) throw refusal(answer);
    if (answer.status !== 404) return fallback;
  }
  return newer;
}
