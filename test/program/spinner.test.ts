import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { startSpinner } from '../../src/program/spinner.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Standard error as a terminal or as a pipe, and what was written to it. */
function place(isTTY: boolean) {
  const written: string[] = [];
  const stderr = Object.assign(new PassThrough(), {
    isTTY,
    columns: 80,
    clearLine: () => written.push('<clear>'),
    cursorTo: () => true,
    moveCursor: () => true,
  });
  stderr.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  return { host: { stderr, screen: stderr, environment: {} } as unknown as Host, stderr, text: () => written.join('') };
}

describe('a spinner', () => {
  it('says on a terminal what goes on, and leaves nothing behind', async () => {
    const { host, stderr, text } = place(true);
    const spinner = startSpinner('Scaling \u001b[31mprocesses', host, true);
    while (!text().includes('Scaling')) await once(stderr, 'data');
    expect(stripVTControlCharacters(text())).toContain('Scaling \\u001b[31mprocesses...');
    expect(text()).toContain('\u001b[?25l');
    spinner.stop();
    expect(text().endsWith('\u001b[?25h')).toBe(true);
  });

  it('says how far the work has come', async () => {
    const { host, stderr, text } = place(true);
    const spinner = startSpinner('Scaling processes', host, true);
    spinner.tell('web 0/3 up');
    while (!text().includes('Scaling processes... web 0/3 up')) await once(stderr, 'data');
    spinner.tell('web 2/3 up\u001b[2J');
    while (!text().includes('Scaling processes... web 2/3 up\\u001b[2J')) await once(stderr, 'data');
    spinner.stop();
  });

  it('is silent while a question is open', async () => {
    const { host, stderr, text } = place(true);
    const spinner = startSpinner('Working', host, true);
    while (!text().includes('Working')) await once(stderr, 'data');
    const resume = spinner.silence();
    expect(text().endsWith('\u001b[?25h')).toBe(true);
    const before = text();
    resume();
    while (!text().slice(before.length).includes('Working')) await once(stderr, 'data');
    spinner.stop();
  });

  it.each([
    ['in a pipe', false, true, 'Working'],
    ['where it is not wanted', true, false, 'Working'],
    ['where there is nothing to say', true, true, undefined],
  ])('is none %s', (_, isTTY, isWanted, doing) => {
    vi.useFakeTimers();
    const { host, text } = place(isTTY);
    startSpinner(doing, host, isWanted);
    expect(vi.getTimerCount()).toBe(0);
    expect(text()).toBe('');
  });

  it('is none for what is done at once', () => {
    vi.useFakeTimers();
    const { host, text } = place(true);
    startSpinner('Working', host, true).stop();
    expect(vi.getTimerCount()).toBe(0);
    expect(text()).toBe('');
  });
});
