import { Failure, Interruption } from '../base/errors.ts';
import { wrapWords } from '../base/wrap-words.ts';
import { asJson, clean, cleanText } from '../output/clean.ts';
import type { Language } from '../base/locale.ts';
import { hasColors, type Host, type Output } from '../cli/host.ts';

/**
 * Tells the user of a failure on standard error, once, and gives the exit code. Who interrupts a command knows it, and is
 * told nothing. What is no `Failure` is a fault of this program.
 */
export function report(error: unknown, told: Told): number {
  const { host, isJson } = told;
  if (error instanceof Interruption) return error.exitCode;
  const failure = error instanceof Failure ? error : fault(error);
  host.stderr.write(isJson ? `${asJson(fields(failure))}\n` : asText(failure, told));
  return failure.exitCode;
}

/** Where, in which form and in which language a failure is told; without one in English. */
interface Told {
  readonly host: Host;
  readonly isJson: boolean;
  /** False where --no-color was given. */
  readonly color?: boolean;
  readonly language?: Language | undefined;
}

/** The JSON form of failures: an interface. */
function fields({ kind, status, message, hint }: Failure): object {
  return { error: { code: kind, status: status ?? null, message: shortened(message), hint: hint ?? null } };
}

/** A failure is told in one language: in English, unless both the message and the hint are translated. */
function asText({ message, hint = '' }: Failure, { host, language, color = true }: Told): string {
  const isTranslated = [message, hint].every((text) => text === '' || language?.translate(text) !== undefined);
  const say = (text: string): string => (isTranslated && language ? language.say(text) : text);
  const [first = '', ...more] = cleanText(shortened(say(message))).split('\n');
  const rest = [...more, ...(hint === '' ? [] : [clean(say(hint))])].map((row) => `${indent}${row}`);
  const text = [say(`Error: ${first}`), ...rest].map((row) => forTerminal(row, host.stderr)).join('\n');
  const isRed = host.stderr.isTTY === true && hasColors(host.stderr, host, color);
  return `${isRed ? text.replace(/^[^:\uff1a]+[:\uff1a]/, (title) => `\u001b[1;31m${title}\u001b[22;39m`) : text}\n`;
}

const indent = '       ';

/** A terminal's lines are broken between words, as it would break them anywhere. */
function forTerminal(row: string, { isTTY, columns = 0 }: Output): string {
  return isTTY === true && columns > indent.length ? wrapWords(row, columns, indent) : row;
}

/** A word that was given may be of any length; of a long line its beginning is told, and its end, which says what is wrong. */
function shortened(message: string): string {
  return message.replaceAll(/[^\n]{1000,}/gu, (line) => line.replace(/^(.{600})[^]*(.{200})$/u, '$1...$2'));
}

function fault(error: unknown): Failure {
  const name = error instanceof Error ? error.name : typeof error;
  const message = error instanceof Error ? error.message : String(error);
  return new Failure('failure', `This is a bug in deis-cli: ${name}: ${message}`, { cause: error });
}
