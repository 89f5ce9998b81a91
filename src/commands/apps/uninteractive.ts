import type { Context } from '../../cli/context.ts';

/** Programs that wait for input if they are given nothing to do. */
const shells = /^(?:.*\/)?(?:bash|sh|zsh|ash|dash|fish|python[\d.]*|node|irb|php|psql|mysql|mongo|redis-cli)$/;

/**
 * Tells whoever expects otherwise that a one-off command has neither a terminal nor input: the API takes a command line and
 * gives the output. What a pipe holds is only spoken of at a terminal, as programs often start others with a pipe that stays empty.
 */
export function tellUninteractive(words: readonly string[], { host, note, brand }: Context): void {
  if (host.stdin.isTTY === true) {
    if (!isPrompt(words)) return;
    note(
      `${words.join(' ')} runs without a terminal and without input: this API has no interactive commands. Give it something to do, e.g. ${brand.name} run 'ls -la'.`,
    );
    return;
  }
  const kind = host.inputIs();
  if (kind === 'file' || (kind === 'pipe' && host.stderr.isTTY === true))
    note('Standard input is not sent: this API runs the command without input.');
}

/** A shell alone, or a console of a framework. */
function isPrompt(words: readonly string[]): boolean {
  const [program = '', ...more] = words.join(' ').trim().split(/\s+/);
  const arguments_ = more.filter((word) => !/^-[il]+$/.test(word));
  if (shells.test(program)) return arguments_.length === 0;
  return /^(?:\S+ )?(?:bin\/)?(?:\.\/)?(?:rails|manage\.py|artisan) (?:console|c|shell|tinker)$/.test(
    [program, ...more].join(' '),
  );
}
