import type { HttpAnswer } from '../http/exchange.ts';
import type { ControllerUrl } from './controller-url.ts';
import type { Operation } from './operations.ts';

/** What an answer says that is neither a success nor a refusal: a redirect to a login, or that there is nothing yet. */
export function inOtherForm(
  { status, headers, body }: HttpAnswer,
  { redirects, pending }: Operation,
  controller: ControllerUrl,
): object | undefined {
  if (pending === true && status === 404 && body.trim() === '') return {};
  const target = headers['location'];
  if (redirects !== true || status !== 302 || target === undefined || !URL.canParse(target, controller))
    return undefined;
  const { href: location, searchParams } = new URL(target, controller);
  return { key: searchParams.get('key'), location };
}
