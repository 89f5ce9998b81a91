import { Interruption } from '../base/errors.ts';
import { onStop } from '../base/stop-signal.ts';
import type { Host } from './host.ts';

/** A question of inquirer, as far as it is asked without it. */
export interface Question {
  readonly type: 'input' | 'password' | 'confirm' | 'select';
  readonly message: string;
  readonly choices?: string[];
}

/**
 * Asks on a terminal that knows no escape sequences, such as that of Emacs; what is typed may be hidden. Rejects with an
 * `Interruption` for Ctrl-C, and at the end of the input.
 */
export async function askPlainly({ type, message, choices = [] }: Question, host: Host): Promise<string | boolean> {
  const { screen } = host;
  for (const [index, choice] of choices.entries()) screen.write(`${index + 1}) ${choice}\n`);
  const end = { confirm: ' (y/N)', select: ` (1-${choices.length})`, input: '', password: '' }[type];
  for (;;) {
    screen.write(`${message}${end} `);
    const typed = await readLine(host, type === 'password');
    if (type === 'password') screen.write('\n');
    if (type === 'confirm') return /^y(?:es)?$/i.test(typed.trim());
    if (type !== 'select') return typed;
    const chosen = choices[Number(typed.trim()) - 1];
    if (chosen !== undefined) return chosen;
  }
}

/** Reads a line. A hidden one is read key by key: a terminal shows what it gathers by itself. */
async function readLine({ stdin, interrupted }: Host, isHidden: boolean): Promise<string> {
  if (isHidden) stdin.setRawMode?.(true);
  const decoder = new TextDecoder();
  let line: string[] = [];
  /** Gives what was typed after the line, once there is a line. */
  const take = (keys: readonly string[]): string | undefined => {
    for (const [index, key] of keys.entries()) {
      if (key === '\r' || key === '\n') return keys.slice(index + 1).join('');
      if (key === '\u0003' || key === '\u0004') throw new Interruption('SIGINT');
      if (key === '\u007F' || key === '\b') line = line.slice(0, -1);
      else line.push(key);
    }
    return undefined;
  };
  let letGo: () => void = () => undefined;
  try {
    const ahead = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        try {
          const rest = take(Array.from(decoder.decode(chunk, { stream: true })));
          if (rest !== undefined) resolve(rest);
        } catch (error) {
          reject(error instanceof Error ? error : new Error('The keys cannot be read.', { cause: error }));
        }
      };
      const stop = (): void => {
        reject(new Interruption('SIGINT'));
      };
      const forget = onStop(interrupted, reject);
      stdin.on('data', read).once('end', stop).resume();
      letGo = () => {
        forget();
        stdin.off('data', read).off('end', stop).pause();
      };
    });
    letGo();
    // The answer to the next question.
    if (ahead !== '') stdin.unshift(Buffer.from(ahead));
    return line.join('');
  } finally {
    letGo();
    if (isHidden) stdin.setRawMode?.(false);
  }
}
