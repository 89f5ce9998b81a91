import type { OperationName } from '../api/operations.ts';
import type { Failure } from '../base/errors.ts';
import type { Schema } from '../models/schema.ts';
import type { View } from '../output/view.ts';
import type { Context } from './context.ts';

/** What the command line gave for an input: a word, several, that a flag is there, or nothing. */
export type Given = string | readonly string[] | boolean | undefined;

/** The values that completion can find out for an input. */
export type Completable = LiveCompletable | 'profile' | 'remote' | 'dialect' | 'file' | 'field';

/** The ones that only the controller knows. */
export type LiveCompletable =
  | 'app'
  | 'release'
  | 'process'
  | 'pod'
  | 'domain'
  | 'certificate'
  | 'key'
  | 'user'
  | 'variable'
  | 'tag'
  | 'label'
  | 'credential'
  | 'address'
  | 'group'
  | 'gateway'
  | 'route'
  | 'volume'
  | 'addon'
  | 'class'
  | 'resource'
  | 'workspace'
  | 'member'
  | 'invitation'
  | 'token';

/** One argument or option of a command: how it is written, and how its value comes about. */
export interface Input<T> {
  readonly summary: string;
  /** The name of the value in usage lines, as `app` in `--app <app>`; undefined for a flag. */
  readonly placeholder?: string | undefined;
  /** The letter of an option's short form. */
  readonly short?: string | undefined;
  /** For options with a value: whether it may be left out; what is given is then an empty word. */
  readonly optional?: boolean | undefined;
  /** For options: whether it may be given several times; what is given is then all of them. */
  readonly repeatable?: boolean | undefined;
  /** For arguments: whether it must be given, and whether it takes all words that are left. */
  readonly required?: boolean | undefined;
  readonly variadic?: boolean | undefined;
  /** For options: `only` is written `--no-color`, `also` both `--remote <name>` and `--no-remote`; what is given is then false. */
  readonly negated?: 'only' | 'also' | undefined;
  /**
   * For arguments that may be left out: what is meant then, in a few words. Where a command is given nothing at all, somebody
   * at a terminal is asked, and this is the first choice.
   */
  readonly otherwise?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  /**
   * What Drycc's Go client has instead, whose commands have blanks: of an option another letter, or a value where none is
   * given; and arguments that may be left out.
   */
  readonly drycc?: { readonly short?: string; readonly value?: string; readonly required?: false } | undefined;
  readonly completes?: Completable | undefined;
  /** Makes the value of what was given. Throws a usage failure on what cannot be used. */
  take(given: Given, context: Context): T | Promise<T>;
}

/** An input whose value follows from the words alone. */
export interface PlainInput<T> extends Input<T> {
  take(given: Given): T;
}

/** Arguments or options by the names under which a command knows them; `newPassword` is written `--new-password`. */
export type Inputs = Readonly<Record<string, Input<unknown>>>;

/** The values that a command is run with. */
export type Values<I extends Inputs> = { readonly [K in keyof I]: I[K] extends Input<infer T> ? T : never };

/** A command: everything that help, completion, documents and tests say of it, and what it does. */
export interface Command<A extends Inputs = Inputs, O extends Inputs = Inputs, R = unknown> {
  /** One line, starting with a verb. */
  readonly summary: string;
  /** More for the help page, where the line does not say enough. */
  readonly description?: string | undefined;
  readonly args: A;
  readonly options: O;
  /** Command lines without the program's name; each parses. */
  readonly examples: readonly string[];
  /** The operations that it may ask for. */
  readonly operations: readonly OperationName[];
  /** The schema of what `--json` prints. */
  readonly output: Schema;
  /** True where options after the first argument belong to the argument, as in `apps:run ls -la`. */
  readonly passThrough?: boolean | undefined;
  /** What is going on while it runs, for the spinner and for the sentence that says it is done. */
  doing?(values: Values<A> & Values<O>): string;
  /** Does the work and gives its result; what may be long is a `Series`, printed as it comes. It prints nothing. */
  run(values: Values<A> & Values<O>, context: Context): R | Promise<R>;
  /** What `--json` prints, or a promise, if it is not the result itself. */
  json?(result: R): unknown;
  /** What people are shown. Pure; never called under `--json`. */
  view(result: R, values: Values<A> & Values<O>): View;
  /** What goes on after the result is printed, until the process is told to stop: for servers. */
  linger?(result: R, context: Context): Promise<void>;
  /** The failure that the result is, which is told after it is printed. */
  failure?(result: R): Failure | undefined;
  /** The exit code, where success is not all that the result can mean. */
  exitCode?(result: R): number;
}

type Declaration<A extends Inputs, O extends Inputs, R> = Omit<Command<A, O, R>, 'args' | 'options'> & {
  readonly args?: A;
  readonly options?: O;
};

/** The inputs of a command that has none. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- The values of a command without inputs have no fields.
export type NoInputs = Record<never, never>;

/** Declares a command. The types of its values follow from its inputs. */
export function command<R, A extends Inputs = NoInputs, O extends Inputs = NoInputs>(
  declaration: Declaration<A, O, R>,
): Command {
  return { args: {}, options: {}, ...declaration };
}

/** The commands of a noun, by verb: `{ list, create }` of apps are `apps:list` and `apps:create`. */
export type Group = Readonly<Record<string, Command>>;
