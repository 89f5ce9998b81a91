/** One way to write an option. */
export interface Spelling {
  /** The option that it is a spelling of. */
  readonly key: string;
  /** The long form, without hyphens. */
  readonly long: string;
  /** The letter of the short form. */
  readonly short?: string | undefined;
  /** Whether a value follows; an optional one stands in the same word, or where `isValue` of the grammar says so. */
  readonly value: 'none' | 'required' | 'optional';
  readonly repeatable?: boolean | undefined;
  /** True for the `--no-` form of an option that has both forms. */
  readonly refuses?: boolean | undefined;
}

/** The options that are known, and what words mean besides. */
export interface Grammar<S extends Spelling = Spelling> {
  /** The options of the command. */
  readonly own: readonly S[];
  /** The options that every command has; an abbreviation of an option of the command is never one of these. */
  readonly shared: readonly S[];
  /** True where all words from the first argument on belong to it. */
  readonly passThrough?: boolean | undefined;
  /** Whether the word after an option is its optional value. By default it never is. */
  readonly isValue?: ((next: string, option: Spelling) => boolean) | undefined;
}

/** A word that begins with a hyphen, with its value. */
export interface OptionToken<S extends Spelling = Spelling> {
  readonly kind: 'option';
  /** The position of its word. */
  readonly at: number;
  /** The word as it was typed. */
  readonly word: string;
  /** The option written in full, without a value: `--app` for `--ap=x`, but `-qax` as it is. */
  readonly name: string;
  /** Undefined if the option is unknown, or an abbreviation of several. */
  readonly option: S | undefined;
  /** The long forms that an unclear abbreviation can stand for; otherwise empty. */
  readonly rivals: readonly string[];
  /** Undefined if none is given. */
  readonly value: string | undefined;
  readonly valueIn: 'word' | 'next' | undefined;
}

/** A word that is not an option: an argument, the `--` that ends the options, or any word after that. */
export interface PlainToken {
  readonly kind: 'argument' | 'end' | 'rest';
  readonly at: number;
  readonly word: string;
}

export type Token<S extends Spelling = Spelling> = OptionToken<S> | PlainToken;

/**
 * Reads words as Commander does, and lets options be abbreviated as the Go clients do. It refuses nothing: unknown and
 * unclear options are tokens too. It reads no further than its caller.
 */
export function* readTokens<S extends Spelling>(words: readonly string[], grammar: Grammar<S>): Generator<Token<S>> {
  let isOver = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (isOver) yield { kind: 'rest', at, word };
    else if (word === '--') {
      isOver = true;
      yield { kind: 'end', at, word };
    } else if (isArgument(word)) {
      isOver = grammar.passThrough === true;
      yield { kind: isOver ? 'rest' : 'argument', at, word };
    } else {
      const token = { kind: 'option', at, ...readOption(word, grammar) } as const;
      const next = words[at + 1];
      if (next !== undefined && takesNext(token, next, grammar)) {
        yield { ...token, value: next, valueIn: 'next' };
        at += 1;
      } else yield token;
    }
  }
}

/** Whether a word is an argument and not an option. A single hyphen stands for standard input. */
export function isArgument(word: string): boolean {
  return word === '-' || !word.startsWith('-');
}

type Option<S extends Spelling> = Omit<OptionToken<S>, 'kind' | 'at'>;

function takesNext({ option, value }: Option<Spelling>, next: string, { isValue }: Grammar): boolean {
  if (option === undefined || value !== undefined) return false;
  return option.value === 'required' || (option.value === 'optional' && isValue?.(next, option) === true);
}

function readOption<S extends Spelling>(word: string, grammar: Grammar<S>): Option<S> {
  return word.startsWith('--') ? readLong(word, grammar) : readCluster(word, [...grammar.own, ...grammar.shared]);
}

/** Reads `--app`, `--app=x`, and an abbreviation of either. */
function readLong<S extends Spelling>(word: string, { own, shared }: Grammar<S>): Option<S> {
  const equals = word.indexOf('=');
  const typed = equals < 0 ? word.slice(2) : word.slice(2, equals);
  const value = equals < 0 ? undefined : word.slice(equals + 1);
  const found = nearest(typed, own) ?? nearest(typed, shared);
  const [option, ...others] = found ?? [];
  const rivals = others.length === 0 ? [] : (found ?? []).map(({ long }) => long);
  const isKnown = option !== undefined && others.length === 0;
  return {
    word,
    name: `--${isKnown ? option.long : typed}`,
    option: isKnown ? option : undefined,
    rivals,
    value,
    valueIn: value === undefined ? undefined : 'word',
  };
}

/**
 * The option of that name, or the only one that begins so; of several the one with which the others begin, as
 * `--password` for `--password-stdin`. Otherwise all of them; undefined if there are none.
 */
function nearest<S extends Spelling>(typed: string, spellings: readonly S[]): readonly S[] | undefined {
  if (typed === '') return undefined;
  const near = spellings.filter(({ long }) => long.startsWith(typed));
  const first = near.find(({ long }) => near.every((other) => other.long.startsWith(long)));
  return first ? [first] : near.length === 0 ? undefined : near;
}

/**
 * Reads letters behind one hyphen: the first that takes a value ends them, and the rest of the word, if any, is the value.
 * It may follow an equals sign, as with the Go clients of Drycc.
 */
function readCluster<S extends Spelling>(word: string, spellings: readonly S[]): Option<S> {
  const unknown = { word, name: word, option: undefined, rivals: [], value: undefined, valueIn: undefined };
  let option: S | undefined;
  for (let index = 1; index < word.length; index += 1) {
    option = spellings.find(({ short }) => short === word[index]);
    if (option === undefined) return unknown;
    if (option.value === 'none') continue;
    const value = index < word.length - 1 ? word.slice(index + 1).replace(/^=/, '') : undefined;
    return { ...unknown, option, value, valueIn: value === undefined ? undefined : 'word' };
  }
  return { ...unknown, option };
}
