import { expect, it } from 'vitest';
import { day, expiry } from '../../src/certificates/expiry.ts';

const now = new Date('2026-01-31T12:00:00Z');
const days = 24 * 60 * 60 * 1000;

it.each([
  [-400 * days, 'bad', 'expired'],
  [-29 * days, 'bad', 'expired'],
  [-1, 'bad', 'expired'],
  [0, 'bad', 'expired'],
  [1, 'warning', 'now'],
  [29 * days, 'warning', 'in'],
  [30 * days - 1, 'warning', 'in'],
  [30 * days, 'plain', 'in'],
  [400 * days, 'plain', 'in'],
])('a certificate with %i milliseconds left is %s, and it says "%s"', (left, tone, word) => {
  const moment = new Date(now.getTime() + left).toISOString();
  const end = expiry(moment, now, () => 'the end');
  expect(end.tone).toBe(tone);
  expect(end.text).toMatch(new RegExp(`^the end \\(${word}\\b.*\\)$`));
});

it.each(['', 'soon', undefined])('what is no moment stays as it is: %j', (moment) => {
  expect(expiry(moment, now, day)).toEqual({ text: moment ?? '', tone: 'plain' });
  expect(day(moment)).toBe(moment ?? '');
});
