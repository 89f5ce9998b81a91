import type { IncomingMessage } from 'node:http';
import type { Controller } from '../handlers/handler.ts';
import { readForm } from '../wire/body.ts';
import type { Reply } from '../wire/reply.ts';
import { answerLoginPage, loginPath } from './login-page.ts';

/** Answers requests beside the API: the health checks, and the page for logins by browser. */
export async function answerBeside(
  controller: Controller,
  request: IncomingMessage,
  url: URL,
  path: string,
): Promise<Reply | undefined> {
  if (path === '/healthz' || path === '/readiness') {
    return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: 'OK' };
  }
  if (path !== loginPath) return undefined;
  return answerLoginPage(controller, request, url, () => readForm(request));
}

/** What the root of the API lists. */
export function rootMap({ origin }: URL): Readonly<Record<string, string>> {
  const names = ['workspaces', 'apps', 'keys', 'tokens', 'limits/specs', 'limits/plans'];
  return Object.fromEntries(names.map((name) => [name, `${origin}/v2/${name}`]));
}
