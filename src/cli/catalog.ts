import type { Command, Group } from './define.ts';

/** What `group.ts` of a noun says of it. */
export interface GroupInfo {
  /** One line, starting with a verb. */
  readonly summary: string;
  /** Its place among the nouns, in help and documents: smaller numbers come first. */
  readonly position: number;
  /** Its verbs in the order of help; others follow in the order of their names. */
  readonly order?: readonly string[];
  /** The verb that runs when the noun is typed alone, if that is not `list`. */
  readonly alone?: string;
}

/** A noun: what its commands are about, and how to load them. */
export interface GroupEntry {
  readonly summary: string;
  /** Its verbs, known without loading its commands. */
  readonly verbs: readonly string[];
  readonly alone?: string;
  /** Loads one command; undefined if the noun has no such verb. */
  readonly find: (verb: string) => Promise<Command | undefined>;
  /** Loads all of its commands. */
  readonly load: () => Promise<Group>;
}

/** All nouns, in the order of help. */
export type Catalog = Readonly<Record<string, GroupEntry>>;

type Loader = () => Promise<{ readonly default: Command }>;

/** A noun as the folders have it: its information, and a loader for each verb. */
export type FoundGroup = readonly [info: GroupInfo, loaders: Readonly<Record<string, Loader>>];

/** Puts the nouns that were found in the folders, and their verbs, in the order of help. */
export function catalogOf(found: Readonly<Record<string, FoundGroup>>): Catalog {
  const sorted = Object.entries(found).sort(([, [one]], [, [other]]) => one.position - other.position);
  return Object.fromEntries(sorted.map(([noun, group]) => [noun, entryOf(group)]));
}

function entryOf([{ summary, order = [], alone }, loaders]: FoundGroup): GroupEntry {
  const verbs = [...order, ...Object.keys(loaders).filter((verb) => !order.includes(verb))];
  const find = async (verb: string): Promise<Command | undefined> =>
    Object.hasOwn(loaders, verb) ? (await loaders[verb]?.())?.default : undefined;
  return {
    summary,
    verbs,
    ...(alone !== undefined && { alone }),
    find,
    load: async () => {
      const loaded = await Promise.all(verbs.map(async (verb) => [verb, await find(verb)] as const));
      return Object.fromEntries(loaded.flatMap(([verb, command]) => (command ? [[verb, command]] : [])));
    },
  };
}
