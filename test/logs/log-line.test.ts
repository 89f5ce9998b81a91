import { expect, it } from 'vitest';
import { readStart } from '../../src/logs/log-line.ts';

it.each([
  ['16:51:14 hello[web.1]: up', 'app', 'web.1'],
  ['2026-11-29T17:53:31UTC hello[web.1]: up', 'app', 'web.1'],
  // The controller's own words, before Deis 1.11 and from then on.
  ['2015-01-01T17:53:31UTC deis[api]: ada created initial release', 'api', null],
  ['2026-11-29T17:53:31UTC hello[deis-controller]: ada created initial release', 'controller', null],
])('%s is of %s, process %s', (line, source, process) => {
  expect(readStart(line, 'hello')).toMatchObject({ source, process });
});
