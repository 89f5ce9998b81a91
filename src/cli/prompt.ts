import { Failure, Interruption, usageFailure } from '../base/errors.ts';
import { abortSignalOf } from '../base/stop-signal.ts';
import type { Host } from './host.ts';
import type { Question } from './plain-questions.ts';

/** Asks the person at the terminal. Without one, each rejects at once with a usage failure: `missing` names the option that would have given it. */
export interface Prompt {
  /** Whether there is somebody to ask. */
  readonly isPossible: boolean;
  ask(question: string, missing: string): Promise<string>;
  /** Asks without showing what is typed. */
  secret(question: string, missing: string): Promise<string>;
  confirm(question: string, missing: string): Promise<boolean>;
  choose(question: string, choices: readonly string[], missing: string): Promise<string>;
}

/**
 * Prompts by inquirer on standard error, so that standard output stays the result. `silence` is called before each
 * question and gives what is to be called after it: a spinner must not write over what is typed.
 */
export function createPrompt(host: Host, isAllowed: boolean, silence: () => () => void): Prompt {
  // Node opens standard input when it is first asked for, which takes longer than most of what a command does.
  const isPossible = (): boolean => isAllowed && !isCi(host) && host.stderr.isTTY === true && host.stdin.isTTY === true;

  async function answer<T>(question: Question, missing: string): Promise<T> {
    if (!isPossible()) throw usageFailure(`Missing ${missing} (${whyNot(host, isAllowed)}).`);
    if (host.environment['TERM'] === 'dumb') return (await askOnDumb(question)) as T;
    const { default: inquirer } = await import('inquirer');
    const ask = inquirer.createPromptModule({
      input: host.stdin,
      output: host.screen,
      signal: abortSignalOf(host.interrupted),
    });
    const resume = silence();
    try {
      const answers = (await ask([
        { name: 'answer', ...question, ...(question.type === 'confirm' && { default: false }) },
      ] as never)) as { answer: T };
      return answers.answer;
    } catch (error) {
      throw asInterruption(error, host);
    } finally {
      resume();
    }
  }

  async function askOnDumb(question: Question): Promise<string | boolean> {
    const { askPlainly } = await import('./plain-questions.ts');
    const resume = silence();
    try {
      return await askPlainly(question, host);
    } finally {
      resume();
    }
  }

  return {
    get isPossible() {
      return isPossible();
    },
    ask: (message, missing) => answer({ type: 'input', message }, missing),
    secret: (message, missing) => answer({ type: 'password', message }, missing),
    confirm: (message, missing) => answer({ type: 'confirm', message }, missing),
    choose: (message, choices, missing) => answer({ type: 'select', message, choices: [...choices] }, missing),
  };
}

function whyNot(host: Host, isAllowed: boolean): string {
  if (!isAllowed) return 'prompts are disabled';
  return isCi(host) ? 'cannot prompt in CI' : 'cannot prompt without a terminal';
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
