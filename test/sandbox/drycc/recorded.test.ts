import { test } from 'vitest';
import { dryccCurrent } from '../../../src/api/dialects/drycc-current.ts';
import { outline } from '../../proofs/replay/shape.ts';
import { start } from '../started-sandbox.ts';
import { askedOf } from '../../proofs/asked.ts';
import { type Exchange, readExchanges, Storyteller } from './replay.ts';
import { accounts } from './accounts.ts';

test('the sandbox answers as was recorded', { timeout: 120_000 }, async () => {
  const sandbox = await start(dryccCurrent);
  const tokens = await accounts(sandbox, ['admin', 'alice', 'bob', 'carol']);
  const teller = new Storyteller(sandbox.send, tokens);
  const differing: string[] = [];
  let inside = 0;
  for (const exchange of readExchanges()) {
    const { name, step, request, response } = exchange;
    const answer = await teller.tell(exchange);
    const isKnown = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].some(
      (method) => askedOf({ ...request, method } as never, dryccCurrent) !== undefined,
    );
    if (!isKnown) continue;
    inside += 1;
    const theirs = outline({ status: response.status, type: '', body: response.body });
    const ours = outline({
      status: answer.status,
      type: '',
      body: answer.text === '' ? null : (answer.json ?? answer.text),
    });
    if (theirs !== ours)
      differing.push(
        `${name} ${step} ${exchange.as} ${request.method} ${request.path} ${JSON.stringify(request.body)?.slice(0, 100)}\n   recorded ${theirs}\n   answered ${ours}  ${answer.text.slice(0, 150)}`,
      );
  }
  console.log(differing.join('\n'));
  console.log(inside, differing.length, 1 - differing.length / inside, sandbox.reported);
});

function isWithin({ request, response }: Exchange): boolean {
  const isKnown = (method: string): boolean => askedOf({ ...request, method }, dryccCurrent) !== undefined;
  if (isKnown(request.method)) return true;
  return response.status === 405 && ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].some(isKnown);
}
