import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/base/errors.ts';
import { isWordless, refusal } from '../../src/http/refusal.ts';

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };

function say(body: string, headers: Readonly<Record<string, string>> = json): string {
  const failure = refusal({ status: 400, headers, body });
  return isWordless(failure) ? '' : failure.message;
}

describe('the words of an error body', () => {
  it.each([
    ['a detail', '{"detail":"Not found."}', 'Not found.'],
    ['a field', '{"id":["Application with this id already exists."]}', 'id: Application with this id already exists.'],
    ['a field with several texts', '{"id":["Too long.","Not a slug."]}', 'id: Too long. Not a slug.'],
    ['several fields', '{"username":["Required."],"email":["Bad."]}', 'username: Required.\nemail: Bad.'],
    ['a field that is plain text', '{"values":"is wrong"}', 'values: is wrong'],
    ['no field in particular', '{"non_field_errors":["Unable to log in."]}', 'Unable to log in.'],
    [
      'a plain error',
      '{"error":"Client and server versions do not match."}',
      'Client and server versions do not match.',
    ],
    ['a coded error', '{"error":{"code":"NOT_FOUND","message":"No such app."}}', 'No such app.'],
    ['an error of OAuth', '{"error":"x","error_description":"y"}', 'y'],
    ['a message', '{"message":"no"}', 'no'],
    ['a bare string', '"No App matches the given query."', 'No App matches the given query.'],
    ['a bare list', '["The address nope is not valid"]', 'The address nope is not valid'],
    ['a list of objects', '[{"detail":"one"},{"detail":"two"}]', 'one two'],
    ['an object in a field', '{"web":{"cpu":["bad"]}}', 'web: cpu: bad'],
    ['a number', '{"retry":5}', 'retry: 5'],
    ['plain text', 'Error accessing logs for hello', 'Error accessing logs for hello'],
    ['spaces around', '  {"detail":"  yes  "}\n', 'yes'],
    ['other scripts', '{"detail":"应用不存在"}', '应用不存在'],
    ['JSON that claims to be HTML', '{"detail":"yes"}', 'yes', html],
    ['text that claims to be HTML', 'busy', 'busy', html],
  ])('are found in %s', (_, body, words, headers = json) => {
    expect(say(body, headers)).toBe(words);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \r\n '],
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['null', 'null'],
    ['nulls', '{"detail":null,"id":[null,""]}'],
    ['a page', '<html><body><h1>502 Bad Gateway</h1></body></html>'],
    ['a page with text before it', 'Oops <b>x</b>', html],
    ['a cut-off object', '{"detail":"Not fou'],
    ['a cut-off list', '["Not fou'],
    ['a cut-off string', '"Not fou'],
    ['brackets without end', '['.repeat(100_000)],
    ['nested lists', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['nested objects', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)],
  ])('are none in %s', (_, body, headers = json) => {
    expect(say(body, headers)).toBe('');
  });

  it('are cut where they are very long', () => {
    expect(say(`{"detail":"${'x'.repeat(100_000)}"}`)).toBe(`${'x'.repeat(2000)}...`);
  });
});

describe('a refusal', () => {
  it.each([
    [400, 'refused', 6],
    [401, 'authentication', 4],
    [402, 'refused', 6],
    [403, 'authentication', 4],
    [404, 'not_found', 5],
    [405, 'refused', 6],
    [406, 'refused', 6],
    [407, 'authentication', 4],
    [409, 'refused', 6],
    [410, 'not_found', 5],
    [415, 'refused', 6],
    [422, 'refused', 6],
    [423, 'refused', 6],
    [429, 'refused', 6],
    [500, 'controller', 8],
    [501, 'controller', 8],
    [502, 'controller', 8],
    [503, 'controller', 8],
    [504, 'controller', 8],
    [507, 'controller', 8],
    [599, 'controller', 8],
    [302, 'controller', 8],
    [304, 'controller', 8],
    [999, 'controller', 8],
  ] as const)('of status %i is of kind %s and ends with exit code %i', (status, kind, exit) => {
    const spoken = refusal({ status, headers: json, body: '{"detail":"The reason."}' });
    expect(spoken).toMatchObject({ kind, status, exitCode: exit, message: 'The reason.' });
    expect(isWordless(spoken)).toBe(false);
    const silent = refusal({ status, headers: html, body: '<h1>Error</h1>' });
    expect(silent).toMatchObject({ kind, status, exitCode: exit });
    expect(silent.message).toMatch(
      new RegExp(`^(?:The (?:controller|proxy|request) |Too many requests).*\\(HTTP ${status}\\)\\.$`),
    );
    expect(isWordless(silent)).toBe(true);
  });

  it.each([401, 429, 500, 502, 503, 504])('of status %i says what to do next', (status) => {
    expect(refusal({ status, headers: {}, body: '' }).hint).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the exit codes', () => {
  it('are the documented ones', () => {
    const codes = Object.fromEntries(Object.entries(exitCodes).map(([kind, { exit }]) => [kind, exit]));
    expect(codes).toEqual({
      done: 0,
      failure: 1,
      usage: 2,
      authentication: 4,
      not_found: 5,
      refused: 6,
      no_answer: 7,
      controller: 8,
      rollout: 9,
      interrupted: 130,
    });
  });
});
