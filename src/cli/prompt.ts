import { Failure, Interruption, usageFailure } from '../base/errors.ts';
import { abortSignalOf } from '../base/stop-signal.ts';
import type { Host } from './host.ts';

/** Asks the person at the terminal. Without one, each rejects at once with a usage failure that says what to give instead. */
export interface Prompt {
  /** Whether there is somebody to ask. */
  readonly isPossible: boolean;
  ask(question: string, instead: string): Promise<string>;
  /** Asks without showing what is typed. */
  secret(question: string, instead: string): Promise<string>;
  confirm(question: string, instead: string): Promise<boolean>;
  choose(question: string, choices: readonly string[], instead: string): Promise<string>;
}

/**
 * Prompts by inquirer on standard error, so that standard output stays the result. `silence` is called before each
 * question and gives what is to be called after it: a spinner must not write over what is typed.
 */
export function createPrompt(host: Host, isAllowed: boolean, silence: () => () => void): Prompt {
  // Node opens standard input when it is first asked for, which takes longer than most of what a command does.
  const isPossible = (): boolean => isAllowed && !isCi(host) && host.stderr.isTTY === true && host.stdin.isTTY === true;

  async function answer<T>(question: Record<string, unknown>, instead: string): Promise<T> {
    if (!isPossible()) {
      const why = isAllowed && !isCi(host) ? 'There is no terminal to ask at' : 'Nothing may be asked';
      throw usageFailure(`${why}: ${String(question['message'])}`, instead);
    }
    const { default: inquirer } = await import('inquirer');
    const ask = inquirer.createPromptModule({
      input: host.stdin,
      output: host.screen,
      signal: abortSignalOf(host.interrupted),
    });
    const resume = silence();
    try {
      const answers = (await ask([{ name: 'answer', ...question }] as never)) as { answer: T };
      return answers.answer;
    } catch (error) {
      throw asInterruption(error, host);
    } finally {
      resume();
    }
  }

  return {
    get isPossible() {
      return isPossible();
    },
    ask: (message, instead) => answer({ type: 'input', message }, instead),
    secret: (message, instead) => answer({ type: 'password', message }, instead),
    confirm: (message, instead) => answer({ type: 'confirm', message, default: false }, instead),
    choose: (message, choices, instead) => answer({ type: 'select', message, choices: [...choices] }, instead),
  };
}

/** Whether a CI service runs the program, some of which have a terminal, at which nobody sits. */
function isCi({ environment }: Host): boolean {
  return !['', '0', 'false'].includes((environment['CI'] ?? '').toLowerCase());
}

/** Ctrl-C at a prompt arrives as an error of inquirer, not as a signal: the terminal is in raw mode. */
function asInterruption(error: unknown, { interrupted }: Host): Error {
  if (interrupted.reason instanceof Interruption) return interrupted.reason;
  if (error instanceof Error && error.name === 'ExitPromptError') return new Interruption('SIGINT');
  return error instanceof Error ? error : new Failure('failure', 'The prompt failed.', { cause: error });
}
