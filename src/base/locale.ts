/** A language besides English, in which all texts are written first: how its help is laid out, and what texts are in it. */
export interface Language {
  /** The whole text in this language; undefined where a part of it has no translation. */
  readonly translate: (english: string) => string | undefined;
  /** The same, or the English text: never half of each. */
  readonly say: (english: string) => string;
  /** Takes the place of the parts of Commander's help that have these names. */
  readonly layout: Layout;
}

/** An option or an argument as help sees it. */
export interface Describable {
  readonly description: string;
  readonly argChoices?: readonly string[] | undefined;
}

interface Describing {
  summary(): string;
  description(): string;
}

interface Layout {
  readonly styleTitle: (title: string) => string;
  readonly commandDescription: (command: Describing) => string;
  readonly subcommandDescription: (command: Describing) => string;
  readonly optionDescription: (option: Describable) => string;
  readonly argumentDescription: (argument: Describable) => string;
  readonly displayWidth: (text: string) => number;
  readonly boxWrap: (text: string, width: number) => string;
}

/**
 * Whether the environment asks for Chinese, as POSIX has it: the first of LC_ALL, LC_MESSAGES and LANG that says anything.
 * What there is is simplified Chinese in UTF-8.
 */
export function wantsChinese(environment: Readonly<Record<string, string | undefined>>): boolean {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find(Boolean) ?? '';
  return (
    locale.slice(0, 2).toLowerCase() === 'zh' &&
    /^zh(?:[_-](?:CN|SG|Hans(?:[_-]\w+)?))?(?:\.utf-?8)?(?:@.*)?$/i.test(locale)
  );
}
