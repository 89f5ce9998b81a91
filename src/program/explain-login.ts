import { Failure } from '../base/errors.ts';
import type { Context, OwnedContext } from '../cli/context.ts';
import { spellWords } from '../base/shell-words.ts';

/** A refusal of a token, which says where the token comes from and what to type to get another. */
export function explainToken(error: Failure, context: OwnedContext): Failure {
  const session = context.usedSession();
  if (!session) return error;
  const { controller, tokenFrom, sslVerify } = session;
  const again = loginCommand(controller, sslVerify, context);
  const isOfVariable = 'variable' in tokenFrom;
  const words = isOfVariable ? `The token in ${tokenFrom.variable}` : 'Your token';
  const remedy = isOfVariable
    ? `Set ${tokenFrom.variable} to another token, or unset it and log in: ${again}`
    : `It is saved in ${tokenFrom.file}. Log in again: ${again}`;
  const isBare = error.message.endsWith('(HTTP 401).') || /^invalid token\.?$/i.test(error.message);
  const message = isBare ? `${words} for ${controller} is not valid.` : error.message;
  const hint = isBare || isOfVariable ? remedy : `Your token is saved in ${tokenFrom.file}. Log in again: ${again}`;
  const { status, meaning } = error;
  return new Failure(error.kind, message, { status, meaning, hint, cause: error });
}

/** A login may be missing because of what was once decided for this folder, or for all, or because of the command line. */
export function profileSource({ chosen: { profile, reason, source } }: Context): string | undefined {
  if (reason === 'option') return `To log in to this profile, add ${spellWords(['-c', profile])}.`;
  const isDecided = reason === 'repository' || reason === 'default';
  return isDecided ? `The profile ${profile} was chosen by ${source}.` : undefined;
}

function loginCommand(controller: string, sslVerify: boolean, { brand, chosen }: Context): string {
  const isNamed = chosen.reason === 'option' || chosen.reason === 'remote';
  return spellWords([
    brand.name,
    'login',
    controller,
    ...(sslVerify ? [] : ['--ssl-verify=false']),
    ...(isNamed ? ['-c', chosen.profile] : []),
  ]);
}
