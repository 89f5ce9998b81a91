import { type Brand, variable } from '../base/brand.ts';
import type { CommonValues, Voice } from '../cli/context.ts';
import type { Host } from '../cli/host.ts';
import type { Trace } from '../cli/trace.ts';
import { asJson, clean } from '../output/clean.ts';
import { type Spinner, startSpinner } from './spinner.ts';

/** What is told on standard error while a command runs: notices, the spinner, and the trace under --debug. */
export class CommandVoice implements Voice {
  readonly trace?: Trace;
  readonly #host: Host;
  readonly #isJson: boolean;
  readonly #isQuiet: boolean;
  #spinner: Spinner | undefined;

  constructor(host: Host, brand: Brand, values: CommonValues, isJson: boolean) {
    this.#host = host;
    this.#isJson = isJson;
    this.#isQuiet = values.quiet;
    if (values.debug || isOn(variable(brand, host.environment, 'DEBUG'))) this.trace = { host, isJson, sent: 0 };
  }

  readonly notice = (message: string): void => {
    if (this.#isQuiet) return;
    const text = this.#isJson ? asJson({ notice: message }) : `Note: ${clean(message)}`;
    this.#host.stderr.write(`${text}\n`);
  };

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
