import type { JsonObject } from '../base/json-object.ts';
import type { Schema } from '../models/schema.ts';

/** What kind of value an operation answers with, after decoding. */
export type AnswerKind = 'object' | 'page' | 'list' | 'text' | 'bytes' | 'nothing';

/**
 * One thing that can be asked of a controller, free of any dialect.
 *
 * Parameters named in a dialect's route fill its path; those in `query` go there; all others are the JSON body.
 */
export interface Operation {
  readonly answer: AnswerKind;
  /** The schema of the answer, or of one item of a page or list. */
  readonly model?: Schema;
  /**
   * True for a change that is done once the controller has accepted it: what cannot be read of the response is left out
   * of the result. Not if the result is useless without it, such as the token of a login.
   */
  readonly accepted?: boolean;
  /** For the compiler only: the type of the parameters. Never there at run time. */
  readonly params?: unknown;
  /** True for requests without a token, whoever is logged in: a stale one would be refused. */
  readonly anonymous?: boolean;
  /** The parameter that is the whole body, where the body is not an object of the parameters. */
  readonly body?: string;
  /** Parameters that are no fields of the body where a route leaves them out, though other routes have them in the path. */
  readonly pathOnly?: readonly string[];
  /** Says why an answer cannot be used though it has all that the schema demands. Undefined where it can. */
  readonly flaw?: (answer: JsonObject) => string | undefined;
  /**
   * True where a redirect is an answer of its own: the `key` in the query of its address, and the address as `location`.
   * It is not followed.
   */
  readonly redirects?: boolean;
  /** True where a 404 without a body means that there is nothing yet: the answer is an object without any field then. */
  readonly pending?: boolean;
  /** The parameter that is a file to send: an `Upload`. */
  readonly upload?: string;
  /** Parameters that travel in the query string. */
  readonly query?: readonly string[];
  /**
   * Milliseconds to wait for the response where a controller may rightly be busy for long. Infinity: as long as it takes,
   * unless --timeout says otherwise.
   */
  readonly patience?: number;
}

/** Controllers answer a change that deploys when the processes are up, after minutes and batch by batch: an hour is enough. */
export const deploys = { patience: 60 * 60_000 };

/** The type of the parameters of an operation, carried along for the compiler. */
export interface Asks<P> {
  readonly params?: P;
}
/** Says which parameters an operation has. */
export const asks = <P>(): Asks<P> => ({});

/** What an operation is besides its answer. */
export type Traits = Omit<Operation, 'answer' | 'model' | 'accepted' | 'params'>;
/** An operation whose answer is an object that is useless where it cannot be read. */
export const object = <S extends Schema, P>(model: S, params: Asks<P>, traits: Traits = {}) =>
  ({ answer: 'object', model, ...params, ...traits }) as const;
/** An operation whose answer is a list that comes in pages. */
export const page = <S extends Schema, P>(model: S, params: Asks<P>, traits: Traits = {}) =>
  ({ answer: 'page', model, ...params, ...traits }) as const;
/** A change whose answer is a bare list. */
export const list = <S extends Schema, P>(model: S, params: Asks<P>, traits: Traits = {}) =>
  ({ answer: 'list', accepted: true, model, ...params, ...traits }) as const;
/** A change whose answer is an object: it is done whatever that looks like. */
export const accepted = <S extends Schema, P>(model: S, params: Asks<P>, traits: Traits = {}) =>
  ({ answer: 'object', accepted: true, model, ...params, ...traits }) as const;
/** An operation whose answer is text. */
export const text = <P>(params: Asks<P>, traits: Traits = {}) => ({ answer: 'text', ...params, ...traits }) as const;
/** An operation whose answer is a file, given as it comes. */
export const bytes = <P>(params: Asks<P>, traits: Traits = {}) => ({ answer: 'bytes', ...params, ...traits }) as const;
/** A change whose answer is not looked at. */
export const nothing = <P>(params: Asks<P>, traits: Traits = {}) =>
  ({ answer: 'nothing', ...params, ...traits }) as const;

/** Says why the token of a login cannot be used. */
export const unsendable = ({ token }: JsonObject): string | undefined =>
  typeof token === 'string' && /^[!-~]+$/.test(token) ? undefined : 'its token cannot be sent in a header';
