import { join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { serve } from '../http/servers.ts';
import { currentDrycc, readRecording, recordedReply } from '../proofs/recording.ts';
import { createMachine, type Machine, type Outcome, type RunOptions } from '../setup/simulated-machine.ts';

/** An answer as it is on the wire. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const recording = readRecording(currentDrycc);

/** What today's Drycc answered in a step of its recording: `config 4`. */
export function recorded(step: string): Answer {
  const [name, number] = step.split(' ');
  const found = recording.find((each) => each.name === name && each.step === Number(number));
  if (!found) throw new TypeError(`nothing recorded as ${step}`);
  const { status, headers, body } = recordedReply(found);
  const kept = Object.entries(headers).filter(([field]) => ['content-type', 'location'].includes(field.toLowerCase()));
  const filled = (text: string): string => text.replaceAll('<LOGIN-KEY>', key).replaceAll('<TOKEN>', token);
  const filledHeaders = kept.map(([field, value]) => [field, filled(value)] as const);
  return { status, headers: Object.fromEntries(filledHeaders), body: filled(body) };
}

/** The key of a login, and a token, in the place of those that were taken out of the recording. */
export const key = '0123456789abcdef0123456789abcdef';
export const token = 'a-token-of-the-controller';

/** A controller that answers as it is told, and a machine that is logged in to it. */
export interface ScriptedDrycc {
  readonly url: string;
  readonly machine: Machine;
  run(words: string | readonly string[], options?: RunOptions): Promise<Outcome>;
  /** Methods, paths and bodies of the requests since the last call, without those that find out what it is. */
  asked(): string[];
  /** Says how the next requests are answered, each by its method and path. */
  answer(script: Readonly<Record<string, Answer | readonly Answer[]>>): void;
}

/** How the kinds of controllers answer the paths by which they are told apart, without a token. */
const signs = {
  current: { '/v2/workspaces': 401 },
  1.13: { '/v2/workspaces': 404, '/v2/limits/plans': 401 },
} as const;

/** Starts one, of today's kind unless another is named. */
export async function scriptedDrycc(
  kind: keyof typeof signs = 'current',
  profile: Readonly<Record<string, unknown>> = {},
): Promise<ScriptedDrycc> {
  let script = new Map<string, Answer[]>();
  let seen: string[] = [];
  const { origin } = await serve((response, { method, path, headers, body }) => {
    const [bare = ''] = path.split('?');
    const sign = (signs[kind] as Readonly<Record<string, number>>)[bare];
    const isProbe = headers.authorization === undefined && (bare === '/v2/' || sign !== undefined);
    if (!isProbe) seen.push([method, path, body].filter(Boolean).join(' '));
    const answers = script.get(`${method} ${path}`) ?? script.get(`${method} ${bare}`);
    const answer: Answer = isProbe
      ? { status: sign ?? 401, body: sign === 404 ? '' : { detail: 'Authentication credentials were not provided.' } }
      : ((answers && answers.length > 1 ? answers.shift() : answers?.[0]) ?? unknown);
    const text =
      typeof answer.body === 'string' ? answer.body : answer.body === undefined ? '' : JSON.stringify(answer.body);
    for (const name of ['drycc_api_version', 'drycc_platform_version']) response.setHeader(name, '2.3, 2.3');
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(text);
  });
  const machine = createMachine();
  onTestFinished(() => {
    machine.remove();
  });
  const folder = join(machine.home, '.drycc');
  mkdirSync(folder, { recursive: true });
  const login = { username: 'alice', ssl_verify: true, controller: origin, token: 'abc123', response_limit: 0 };
  writeFileSync(join(folder, 'client.json'), JSON.stringify({ ...login, ...profile }), { mode: 0o600 });
  return {
    url: origin,
    machine,
    run: (words, options) => machine.run(words, { brand: 'drycc', ...options }),
    // Config is merged by default, whether that is said or not.
    asked: () => seen.splice(0).map((each) => each.replace('?merge=true', '')),
    answer(next) {
      seen = [];
      script = new Map(
        Object.entries(next).map(([asked, given]) => [
          asked,
          Array.isArray(given) ? [...(given as Answer[])] : [given as Answer],
        ]),
      );
    },
  };
}

const unknown: Answer = { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not Found</h1>' };
