import { parseJson } from '../base/json-object.ts';

/** Stands in the place of what is not shown. */
export const masked = '***';

/** Fields of requests that hold secrets, they themselves or all that is in them: values of variables, but not their names. */
const secretFields = /^(?:password|new_password|token|key|access_key|secret_key|parameters|values|registry)$/;

/** Shorter texts are in too many words. */
const shortest = 4;

/** The token, and the texts of a request's body that may be secrets: passwords, keys and values. */
export function secretsOf(body: unknown, token: string | undefined): readonly string[] {
  // A token of a letter or two is no secret, and would be found in every word.
  const texts = token === undefined || token.length < shortest ? [] : [token];
  const collect = (value: unknown, isSecret: boolean): void => {
    if (typeof value === 'string' && isSecret && value.length >= shortest) texts.push(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, each] of Object.entries(value)) collect(each, isSecret || secretFields.test(name));
  };
  collect(body, false);
  return texts;
}

/** The same of a body as it is sent; of what is no JSON nothing is known. */
export function secretsOfText(body: string | undefined, token: string | undefined): readonly string[] {
  return secretsOf(parseJson(body ?? ''), token);
}

/** Masks secrets in a text that somebody else made: as they are, as JSON has them, and as JSON inside of JSON has them. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const spellings = secrets.flatMap((secret) => {
    const once = [inJson(secret), inAsciiJson(secret)];
    return [secret, ...once, ...once.map(inJson)];
  });
  // A secret may be a part of another one.
  const longestFirst = [...new Set(spellings)].sort((one, other) => other.length - one.length);
  return longestFirst.reduce((left, spelling) => left.replaceAll(spelling, masked), text);
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Controllers are written in Python, which escapes every letter that is not ASCII. */
const inAsciiJson = (text: string): string =>
  inJson(text).replaceAll(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
