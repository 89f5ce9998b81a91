import { Failure } from '../base/errors.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { refusal } from '../http/refusal.ts';
import { type Brand, brands } from '../base/brand.ts';
import { parseJsonObject } from '../base/json-object.ts';
import type { ControllerUrl } from './controller-url.ts';
import { type Dialect, spellings } from './dialects/dialect.ts';
import {
  type Announcement,
  assumed,
  dialectNamed,
  isSameMajor,
  introduction,
  kindsOf,
  nearestDialect,
} from './dialects/registry.ts';
import { compareVersions } from './dialects/compare-versions.ts';

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
  /**
   * The dialect: demanded, remembered, or found by asking once. One that is only remembered and does not suit is found anew
   * first: the controller may have been upgraded since.
   */
  current(suits?: (dialect: Dialect) => boolean): Promise<Dialect>;
  /** Looks at the headers of an answer: a controller that has changed its version speaks another dialect from then on. */
  observe(headers: HttpAnswer['headers']): void;
  /**
   * The dialect, for when the controller does not know a path: found anew where it was only remembered and the controller
   * never announced itself, or where its version does not say which kind it is: an upgrade shows in nothing else then.
   */
  reconsider(): Promise<Dialect>;
}

/** Starts from what is demanded or remembered; asks the controller only when neither is there. */
export function createRecogniser(options: RecogniseOptions): Recogniser {
  const { pinned, remember } = options;
  let known: Known | undefined = recall(options.remembered);
  let isOnlyRemembered = known !== undefined;
  let finding: Promise<Dialect> | undefined;
  /** Settles when it was found out in this process which of several kinds with the same version the controller is. */
  let kind: Promise<Dialect> | undefined;

  function learn(learnt: Known): Dialect {
    known = learnt;
    isOnlyRemembered = false;
    remember({ dialect: learnt.dialect.name, announced: learnt.announced });
    return learnt.dialect;
  }

  async function find(): Promise<Dialect> {
    const { announced, guess } = await discover(options);
    if (!announced) return learn({ dialect: guess, announced: null });
    return learnKind(announced, guess?.prefix);
  }

  async function learnKind(announced: Announcement, prefix?: Dialect['prefix']): Promise<Dialect> {
    kind = kindOf(dialectFor(announced, options, prefix), options);
    return learn({ dialect: await kind, announced });
  }

  /** Whether the version leaves the kind of controller open, and this process has not found it out. */
  const isKindOpen = (): boolean => known !== undefined && kind === undefined && kindsOf(known.dialect).length > 0;

  const recogniser: Recogniser = {
    async current(suits = () => true) {
      if (pinned) return pinned;
      if (known && (isOnlyRemembered || isKindOpen()) && !suits(known.dialect)) known = undefined;
      return known?.dialect ?? (finding ??= find());
    },
    observe(headers) {
      const announced = pinned ? undefined : introduction(headers);
      if (!announced || !known) return;
      if (isSame(announced, known.announced)) {
        isOnlyRemembered = false;
        return;
      }
      // Paths that have answered are not given up for another major version, about which nothing is known.
      const isLeap = !isSameMajor(nearestDialect(announced).dialect.version, announced.version);
      if (isLeap) tellNearest(announced, known.dialect, options);
      kind = undefined;
      learn({ dialect: isLeap ? known.dialect : dialectFor(announced, options), announced });
    },
    reconsider() {
      if (pinned || !known?.announced || kindsOf(known.dialect).length === 0) {
        return recogniser.current(() => known?.announced !== null);
      }
      return kind ?? learnKind(known.announced);
    },
  };
  return recogniser;
}

/**
 * Which of the kinds of controllers that announce the same version one is. Each newer kind has a path that it refuses
 * without a token, and that older ones do not know.
 */
async function kindOf(dialect: Dialect, { probe }: RecogniseOptions): Promise<Dialect> {
  for (const kind of kindsOf(dialect)) {
    const answer = await probe(kind.sign);
    if (answer.status >= 500 || answer.status === 407 || answer.status === 429) throw refusal(answer);
    if (answer.status === 401) return kind;
  }
  return dialect;
}

interface Known {
  readonly dialect: Dialect;
  readonly announced: Announcement | null;
}

function recall(remembered: Recollection | undefined): Known | undefined {
  const dialect = remembered && dialectNamed(remembered.dialect);
  if (!dialect) return undefined;
  const { announced } = remembered;
  // The release says more than the name.
  const exact = announced?.platform === undefined ? undefined : nearestDialect(announced).dialect;
  return { dialect: exact?.name === dialect.name ? exact : dialect, announced };
}

function isSame(one: Announcement, other: Announcement | null): boolean {
  if (other?.product !== one.product || compareVersions(one.version, other.version) !== 0) return false;
  return one.platform === undefined || one.platform === other.platform;
}

function dialectFor(announced: Announcement, options: RecogniseOptions, prefix?: Dialect['prefix']): Dialect {
  const { dialect, exact } = nearestDialect(announced, prefix);
  if (!exact) tellNearest(announced, dialect, options);
  return dialect;
}

function tellNearest(
  { product, version }: Announcement,
  { name }: Dialect,
  { controller, notice }: RecogniseOptions,
): void {
  const title = `${brands[product].title} API ${version}`;
  notice(`${controller} speaks ${title}; using the nearest that this client knows, ${name}.`);
}

/** What a controller has shown of itself: its version, a dialect whose paths it knows, or both. */
type Found =
  | { readonly announced: Announcement; readonly guess?: Dialect }
  | { readonly announced: undefined; readonly guess: Dialect };

/**
 * Asks for the roots of v2 and v1: a controller answers with its version headers, and with 401, as no token is sent.
 * Where a proxy dropped the headers, whether the path is known tells the major version, and the dialect to assume is
 * given; it does so as well where the version is of a major one that nobody knows. No document promises the roots, so where neither is known the lists of apps are asked for, which all do. What
 * does not answer in a controller's own form is none: it must be sent neither a password nor a token.
 */
async function discover({ probe, brand, controller }: RecogniseOptions): Promise<Found> {
  const guesses = assumed[brand.name];
  let leap: Announcement | undefined;
  for (const [path, guess] of [
    ...guesses.map((dialect) => [`${dialect.prefix}/`, dialect] as const),
    ...guesses.map((dialect) => [listOfApps(dialect), dialect] as const),
  ]) {
    const answer = await probe(path);
    const announced = introduction(answer.headers);
    if (announced && isSameMajor(nearestDialect(announced).dialect.version, announced.version)) return { announced };
    leap ??= announced;
    // Busy routers and proxies that want a login say nothing of the controller behind them.
    if (answer.status >= 500 || answer.status === 407 || answer.status === 429) throw refusal(answer);
    if (isOfController(answer)) return leap ? { announced: leap, guess } : { announced: undefined, guess };
    if (answer.status !== 404) break;
  }
  if (leap) return { announced: leap };
  throw new Failure('controller', `${controller} does not appear to be a controller.`, {
    hint: 'If it is one, choose its API with --api.',
  });
}

/** The path of the list of apps, which every API documents. */
export function listOfApps(dialect: Dialect): string {
  return spellings(dialect, 'apps.list')[0]?.split(' ')[1] ?? '';
}

/** Whether an answer is the refusal of who is not logged in, or a list, as controllers of all versions send them. */
function isOfController({ status, body }: HttpAnswer): boolean {
  const value = parseJsonObject(body);
  return status === 401 || status === 403 ? typeof value?.['detail'] === 'string' : Array.isArray(value?.['results']);
}
