import type { Brand } from '../base/brand.ts';
import { type Language, wantsChinese } from '../base/locale.ts';
import type { Host } from '../cli/host.ts';
import type { HelpStyle } from '../command-line/help-layout.ts';
import { widthOfPages } from '../start/help-pages.ts';

/** Where one command line is run, under which name, and how its help is laid out. */
export interface Setting {
  readonly host: Host;
  readonly brand: Brand;
  readonly style: HelpStyle & { readonly program: Brand['name'] };
}

/** Makes the setting. The language, which takes a while to load, is for help alone. */
export function settingOf(host: Host, brand: Brand, language: Language | undefined): Setting {
  const style = {
    program: brand.name,
    language,
    // To ask a terminal for its columns opens it.
    get columns() {
      return Math.min(columnsOf(host), widthOfPages);
    },
  };
  return { host, brand, style };
}

/** The columns of standard output. Some pseudo-terminals say that they have none. */
export function columnsOf({ stdout: { columns = 0 } }: Host): number {
  return columns > 0 ? columns : 80;
}

/** Loads the language that the user wants besides English, if any. */
export async function languageOf({ environment }: Host): Promise<Language | undefined> {
  if (!wantsChinese(environment)) return undefined;
  const { chinese } = await import('../translations/chinese.ts');
  return chinese();
}
