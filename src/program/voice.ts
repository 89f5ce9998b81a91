import { type Brand, variable } from '../base/brand.ts';
import type { CommonValues, Voice } from '../cli/context.ts';
import type { Host } from '../cli/host.ts';
import type { Trace } from '../cli/trace.ts';
import { wrapWords } from '../base/wrap-words.ts';
import { asJson, clean } from '../output/clean.ts';
import { isForPrograms, type OutputForm } from '../output/form.ts';
import { type Spinner, startSpinner } from './spinner.ts';

/** What is told on standard error while a command runs: notices, the spinner, and the trace under --debug. */
export class CommandVoice implements Voice {
  readonly trace?: Trace;
  readonly #host: Host;
  readonly #isJson: boolean;
  readonly #isQuiet: boolean;
  readonly isForPeople: boolean;
  #spinner: Spinner | undefined;
  #settled: string | undefined;

  constructor(host: Host, brand: Brand, values: CommonValues, form: OutputForm) {
    this.#host = host;
    const isJson = isForPrograms(form);
    this.#isJson = isJson;
    this.isForPeople = form.kind === 'table' || (form.kind === 'view' && host.stdout.isTTY === true);
    this.#isQuiet = values.quiet;
    if (values.debug || isOn(variable(brand, host.environment, 'DEBUG'))) this.trace = { host, isJson, sent: 0 };
  }

  readonly notice = (message: string): void => {
    if (this.#isQuiet) return;
    const { stderr } = this.#host;
    const text = this.#isJson ? asJson({ notice: message }) : `Note: ${clean(message)}`;
    const isWrapped = !this.#isJson && stderr.isTTY === true && (stderr.columns ?? 0) > 0;
    stderr.write(`${isWrapped ? wrapWords(text, stderr.columns ?? 0, '      ') : text}\n`);
  };

  readonly settled = (app: string, text: string): void => {
    if (this.isForPeople) this.#settled = text;
    else this.notice(`${app}: ${text}.`);
  };

  /** The outcome of a wait for processes, if it is part of the result's sentence. */
  get outcome(): string | undefined {
    return this.#settled;
  }

  readonly progress = (text: string): void => {
    this.#spinner?.tell(text);
  };

  readonly silence = (): (() => void) => this.#spinner?.silence() ?? (() => undefined);

  /** Shows what is going on, where that is wanted. */
  startSpinner(doing: string | undefined): void {
    this.#spinner = startSpinner(doing, this.#host, !this.#isQuiet && !this.#isJson && this.trace === undefined);
  }

  stopSpinner(): void {
    this.#spinner?.stop();
  }
}

function isOn(variable: string | undefined): boolean {
  return variable !== undefined && variable !== '0' && variable !== 'false';
}
