type Environment = Readonly<Record<string, string | undefined>>;

/** Shows a text that leads to a URL. */
export type Link = (text: string, url: string) => string;

/** What makes hyperlinks for a terminal, by its variables; undefined where it is not known to have them. */
export function linksOf(environment: Environment): Link | undefined {
  return hasLinks(environment) ? link : undefined;
}

/**
 * Whether a terminal is known to have hyperlinks. FORCE_HYPERLINK has the last word; else a terminal in a terminal is
 * asked first, as the variables of the outer one may still be there.
 */
function hasLinks(environment: Environment): boolean {
  const { FORCE_HYPERLINK: forced = '', TERM: term = '' } = environment;
  if (forced !== '') return forced !== '0' && forced !== 'false';
  if (term === 'dumb' || isSet(environment['CI'])) return false;
  const version = versionOf(environment['TERM_PROGRAM_VERSION'] ?? '');
  if (/^(?:screen|tmux)/.test(term)) return environment['TERM_PROGRAM'] === 'tmux' && isFrom(version, [3, 4]);
  const least = programs[environment['TERM_PROGRAM'] ?? ''];
  if (least) return isFrom(version, least);
  return (
    isSet(environment['WT_SESSION']) ||
    isFrom(versionOfVte(environment['VTE_VERSION'] ?? ''), [0, 50, 1]) ||
    /^(?:xterm-(?:kitty|ghostty)|foot(?:-extra)?|alacritty)$/.test(term)
  );
}

/** Terminals that say their names, with the version from which on they have hyperlinks. */
const programs: Readonly<Record<string, readonly number[]>> = {
  'iTerm.app': [3, 1],
  WezTerm: [20200620],
  vscode: [1, 72],
  ghostty: [],
};

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function versionOf(text: string): readonly number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

/** Said as `5202` for 0.52.2, and of late as `0.78.1`. 0.50.0 itself fell over hyperlinks. */
function versionOfVte(text: string): readonly number[] {
  if (!/^\d{3,}$/.test(text)) return versionOf(text);
  const number = Number(text);
  return [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
}

function isFrom(version: readonly number[], least: readonly number[]): boolean {
  for (const [index, number] of least.entries()) {
    const own = version[index] ?? 0;
    if (own !== number) return own > number;
  }
  return true;
}

/**
 * What stands in the escape sequence is nothing but a URL of the web, without a user name before the host. All its
 * letters are such that whoever measures the text knows the sequence for one.
 */
const web = /^https?:\/\/[\w.:-]+(?:[/?#][-\w./#&:=?%~]*)?$/i;

const link: Link = (text, url) =>
  url.length <= 1000 && web.test(url) ? `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : text;
