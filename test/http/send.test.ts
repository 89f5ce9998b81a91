import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/base/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../src/http/exchange.ts';
import { send, type SendRules } from '../../src/http/send.ts';
import { Turns } from '../../src/http/turns.ts';

type Event = Failure | Partial<HttpAnswer>;

const origin = 'https://deis.example.com';
const ok: Event = { status: 200 };

function broken(code: string): Failure {
  return new Failure('no_answer', code, { cause: Object.assign(new Error(code), { code }) });
}

function redirect(location: string, status = 302): Event {
  return { status, headers: { location } };
}

/** Sends with a clock that only pauses move. The last event answers all further requests. */
async function play(
  events: readonly Event[],
  request: Partial<HttpRequest> = {},
  random = 1,
  patience = 55_000,
  longestTurn?: number,
) {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const pauses: number[] = [];
  const sent: HttpRequest[] = [];
  const outcome = await send(
    {
      method: 'GET',
      url: new URL(`${origin}/v2/apps`),
      headers: { authorization: 'token secret' },
      timeout: patience,
      ...request,
    },
    {
      origin,
      patience,
      longestTurn,
      turns: new Turns(),
      now: () => now,
      random: () => random,
      pause(milliseconds) {
        pauses.push(milliseconds);
        now += milliseconds;
        return Promise.resolve();
      },
      exchange(asked) {
        const event = events[Math.min(sent.length, events.length - 1)] ?? ok;
        sent.push(asked);
        if (event instanceof Failure) return Promise.reject(event);
        return Promise.resolve({ status: 200, headers: {}, body: '', ...event });
      },
    },
  ).catch((error: unknown) => error as Failure);
  return { outcome, pauses, sent };
}

describe('a read is repeated', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'EAI_AGAIN'])(
    'after %s',
    async (code) => {
      const { outcome, sent } = await play([broken(code), broken(code), ok]);
      expect(outcome).toMatchObject({ status: 200 });
      expect(sent).toHaveLength(3);
    },
  );

  it.each([429, 502, 503, 504])('after status %i', async (status) => {
    const { outcome, sent } = await play([{ status }, ok]);
    expect(outcome).toMatchObject({ status: 200 });
    expect(sent).toHaveLength(2);
  });

  it('four times at most, and the last answer counts', async () => {
    const answered = await play([{ status: 503, body: 'busy' }]);
    expect(answered.sent).toHaveLength(4);
    expect(answered.outcome).toMatchObject({ status: 503, body: 'busy' });
    const refused = await play([broken('ECONNREFUSED')]);
    expect(refused.sent).toHaveLength(4);
    expect(refused.outcome).toMatchObject({ kind: 'no_answer', message: 'ECONNREFUSED' });
  });

  it.each([
    [1, [200, 400, 800]],
    [0.5, [150, 300, 600]],
    [0, [100, 200, 400]],
  ])('after pauses that double, spread by the random number %d', async (random, pauses) => {
    expect((await play([{ status: 502 }], {}, random)).pauses).toEqual(pauses);
  });
});

describe('a read is not repeated', () => {
  it.each([200, 201, 204, 304, 400, 401, 403, 404, 409, 422, 500, 501])('after status %i', async (status) => {
    expect((await play([{ status }])).sent).toHaveLength(1);
  });

  it.each(['ENOTFOUND', 'TimeoutError', 'CERT_HAS_EXPIRED', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', ''])(
    'after "%s"',
    async (code) => {
      const { outcome, sent } = await play([broken(code), ok]);
      expect(sent).toHaveLength(1);
      expect(outcome).toBeInstanceOf(Failure);
    },
  );

  it('when the patience would end in the pause', async () => {
    const { sent, pauses } = await play([{ status: 503 }], {}, 1, 250);
    expect(pauses).toEqual([200]);
    expect(sent).toHaveLength(2);
  });
});

describe.each(['POST', 'DELETE'] as const)('a %s is sent once', (method) => {
  it.each([broken('ECONNRESET'), broken('ECONNREFUSED'), { status: 502 }, { status: 503 }, { status: 429 }])(
    'whatever comes of it: %o',
    async (event) => {
      const { sent, pauses } = await play([event, ok], { method });
      expect(sent).toHaveLength(1);
      expect(pauses).toEqual([]);
    },
  );

  it.each([301, 302, 303, 307, 308])('also when it is redirected with %i', async (status) => {
    const { outcome, sent } = await play([redirect('/v2/apps/', status), ok], { method });
    expect(sent).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'controller' });
    expect((outcome as Failure).message).toContain('not followed for a change');
  });
});

describe('Retry-After', () => {
  const after = (value: string): Event[] => [{ status: 503, headers: { 'retry-after': value } }, ok];
  it.each([
    ['seconds', '7', 7000],
    ['seconds with spaces', ' 7 ', 7000],
    ['a date', 'Thu, 01 Jan 2026 00:00:09 GMT', 9000],
    ['less than the usual pause', '0', 200],
    ['a date that is over', 'Thu, 01 Jan 2015 00:00:00 GMT', 200],
    ['a negative number', '-5', 200],
    ['no date and no number', 'soon', 200],
    ['nothing', '', 200],
  ])('is honoured: %s', async (_, value, pause) => {
    const { pauses, outcome } = await play(after(value));
    expect(pauses).toEqual([pause]);
    expect(outcome).toMatchObject({ status: 200 });
  });

  it.each(['3600', '999999999999', '9'.repeat(400), 'Thu, 01 Jan 2099 00:00:00 GMT'])(
    'is not waited for beyond the patience: %s',
    async (value) => {
      const { pauses, sent, outcome } = await play(after(value));
      expect(pauses).toEqual([]);
      expect(sent).toHaveLength(1);
      expect(outcome).toMatchObject({ status: 503 });
    },
  );
});

describe('a controller that counts requests', () => {
  const busy = (value: string): Event[] => [{ status: 429, headers: { 'retry-after': value } }, ok];
  it('may have a read wait for its turn, beyond the patience', async () => {
    const { pauses, sent, outcome } = await play(busy('60'), {}, 1, 55_000, 90_000);
    expect(pauses).toEqual([60_000]);
    expect(sent.map(({ timeout }) => timeout)).toEqual([55_000, 55_000]);
    expect(outcome).toMatchObject({ status: 200 });
  });
  it.each([
    [busy('91'), 90_000],
    [busy('60'), undefined],
    [[{ status: 503, headers: { 'retry-after': '60' } }, ok], 90_000],
  ] as const)('but not for too long, and nobody else: %j', async (events, longestTurn) => {
    const { sent } = await play(events, {}, 1, 55_000, longestTurn);
    expect(sent).toHaveLength(1);
  });
  it('is not sent a change again', async () => {
    expect((await play(busy('1'), { method: 'POST' }, 1, 55_000, 90_000)).sent).toHaveLength(1);
  });
});

describe('time-outs', () => {
  it('of later attempts are what is left of the patience', async () => {
    const { sent } = await play([{ status: 503, headers: { 'retry-after': '50' } }, ok]);
    expect(sent.map(({ timeout }) => timeout)).toEqual([55_000, 5_000]);
  });

  it('go over redirects as well', async () => {
    const events = [{ status: 503, headers: { 'retry-after': '50' } }, redirect('/v2/apps/'), ok];
    expect((await play(events)).sent.map(({ timeout }) => timeout)).toEqual([55_000, 5_000, 5_000]);
  });

  it('are none where the request has none', async () => {
    expect((await play([ok], { timeout: null })).sent.map(({ timeout }) => timeout)).toEqual([null]);
  });

  it('are whole for a change, however late the machine comes to send it', async () => {
    const sent: HttpRequest[] = [];
    let now = 0;
    const request = { method: 'POST', url: new URL(origin), headers: {}, timeout: 120_000 } as const;
    await send(request, {
      origin,
      patience: 55_000,
      turns: new Turns(),
      now: () => (now += 40),
      random: () => 1,
      pause: () => Promise.resolve(),
      exchange: (asked) => Promise.resolve({ status: 200, headers: {}, body: String(sent.push(asked)) }),
    });
    expect(sent.map(({ timeout }) => timeout)).toEqual([120_000]);
  });

  it('stay above zero when a pause takes longer than it should', async () => {
    const sent: HttpRequest[] = [];
    let now = 0;
    const request = { method: 'GET', url: new URL(origin), headers: {}, timeout: 1000 } as const;
    await send(request, {
      origin,
      patience: 1000,
      turns: new Turns(),
      now: () => now,
      random: () => 1,
      pause: () => Promise.resolve((now += 60_000)),
      exchange: (asked) => Promise.resolve({ status: sent.push(asked) === 1 ? 503 : 200, headers: {}, body: '' }),
    });
    expect(sent.map(({ timeout }) => timeout)).toEqual([1000, 1]);
  });
});

describe('redirects of reads', () => {
  it.each([
    ['/v2/apps/', `${origin}/v2/apps/`],
    ['apps/', `${origin}/v2/apps/`],
    [`${origin}/other?x=1`, `${origin}/other?x=1`],
    ['//deis.example.com/other', `${origin}/other`],
    ['https://deis.example.com:443/other', `${origin}/other`],
  ])('are followed within the origin: %s', async (location, followed) => {
    const { sent, outcome } = await play([redirect(location), ok]);
    expect(sent.map(({ url }) => url.href)).toEqual([`${origin}/v2/apps`, followed]);
    expect(outcome).toMatchObject({ status: 200 });
  });

  it.each([
    'https://evil.example.com/v2/apps',
    'http://deis.example.com/v2/apps',
    'https://deis.example.com:8443/v2/apps',
    '//evil.example.com/v2/apps',
    'https://deis.example.com@evil.example.com/',
    'https://deis.example.com.evil.example.com/',
    '\\\\evil.example.com\\v2',
  ])('never leave it: %s', async (location) => {
    const { sent, outcome } = await play([redirect(location), ok]);
    expect(sent).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'controller' });
    expect((outcome as Failure).message).toContain('was not sent there');
  });

  it('never leave HTTP', async () => {
    const { sent, outcome } = await play([redirect('file:///etc/passwd'), ok]);
    expect(sent).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'controller' });
    expect((outcome as Failure).message).toContain('redirects to an address that is not HTTP (file:)');
  });

  it('end when they go in circles', async () => {
    const { sent, outcome } = await play([redirect('/v2/apps')]);
    expect(sent).toHaveLength(6);
    expect(outcome).toMatchObject({ kind: 'controller' });
    expect((outcome as Failure).message).toContain('in circles');
  });

  it.each([redirect('http://[broken'), { status: 302 }, { status: 304, headers: { location: '/x' } }])(
    'are none without a place to go to: %o',
    async (event) => {
      const { sent, outcome } = await play([event]);
      expect(sent).toHaveLength(1);
      expect(outcome).not.toBeInstanceOf(Failure);
    },
  );
});

describe('a controller that allows one request a second', () => {
  /** A clock that goes on when everybody waits for it, and what is asked by it. */
  async function playAtOnce(count: number, method: 'GET' | 'POST' = 'GET') {
    let now = 0;
    let isFree = true;
    const asked: [time: number, status: number][] = [];
    const turns = new Turns();
    const sleepers: [until: number, wake: () => void][] = [];
    const rules: SendRules = {
      origin,
      patience: 5_000,
      turns,
      now: () => now,
      random: () => 1,
      pause: (milliseconds) => new Promise<void>((wake) => sleepers.push([now + milliseconds, wake])),
      async exchange() {
        await nextTurn();
        const status = isFree ? 200 : 429;
        isFree = false;
        asked.push([now, status]);
        return { status, headers: { 'retry-after': '1' }, body: '' };
      },
    };
    const request = { method, url: new URL(origin), headers: {}, timeout: 5_000 } as const;
    let isOver = false as boolean;
    const all = Promise.all(Array.from({ length: count }, () => send(request, rules))).finally(() => (isOver = true));
    while (!isOver) {
      for (let turn = 0; turn < 20; turn += 1) await nextTurn();
      sleepers.sort(([one], [other]) => one - other);
      const [until, wake] = sleepers.shift() ?? [now];
      if (until > now) isFree = true;
      now = Math.max(now, until);
      wake?.();
    }
    return { statuses: (await all).map(({ status }) => status), asked };
  }

  it('gets reads one after the other from then on, and each has its answer', async () => {
    const { statuses, asked } = await playAtOnce(12);
    expect(statuses).toEqual(Array.from({ length: 12 }, () => 200));
    const later = asked.filter(([time]) => time > 0);
    // As one after the other: once too early, and once in time.
    expect(later.length).toBeLessThanOrEqual(2 * 12);
    for (const [time] of later) expect(later.filter(([other]) => other === time).length).toBeLessThanOrEqual(2);
  });

  it('gets changes as they come, once each', async () => {
    const { statuses, asked } = await playAtOnce(3, 'POST');
    expect(statuses).toEqual([200, 429, 429]);
    expect(asked).toHaveLength(3);
  });
});
