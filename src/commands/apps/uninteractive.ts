import type { Context } from '../../cli/context.ts';

/** Programs that wait for input if they are given nothing to do. */
const shells = /^(?:.*\/)?(?:bash|sh|zsh|ash|dash|fish|python[\d.]*|node|irb|php|psql|mysql|mongo|redis-cli)$/;

/** Consoles of frameworks. */
const consoles = /^(?:\S+ )?(?:bin\/|\.\/)?(?:rails|manage\.py|artisan) (?:console|c|shell|tinker)$/;

/**
 * Tells whoever expects otherwise that a one-off command has neither a terminal nor input: the API takes a command line and
 * gives the output. What a pipe holds is only spoken of at a terminal, as programs often start others with a pipe that stays empty.
 */
export async function tellUninteractive(words: readonly string[], context: Context): Promise<void> {
  const { host, note } = context;
  if (host.stdin.isTTY === true) {
    if (!isPrompt(words)) return;
    const line = words.join(' ');
    note(`${line} runs without a terminal and without input. ${await insteadOf(line, '-it', context)}`);
    return;
  }
  const kind = host.inputIs();
  if (kind === 'file' || (kind === 'pipe' && host.stderr.isTTY === true))
    note(
      `Standard input is not sent: the command runs without input. ${await insteadOf(words.join(' '), '-i', context)}`,
    );
}

async function insteadOf(line: string, options: string, { brand: { name }, dialect }: Context): Promise<string> {
  return (await dialect()).sockets['pods.exec'] === undefined
    ? `This API has no interactive commands. Give it something to do, e.g. ${name} run 'ls -la'.`
    : `In a running process it has both: ${name} ps:exec PROCESS ${options} -- ${line}`;
}

function isPrompt(words: readonly string[]): boolean {
  const line = words.join(' ').trim().replaceAll(/\s+/g, ' ');
  const [program = '', ...more] = line.split(' ');
  return consoles.test(line) || (shells.test(program) && more.every((word) => /^-[il]+$/.test(word)));
}
