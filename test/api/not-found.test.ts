import { expect, it } from 'vitest';
import { named } from '../../src/api/not-found.ts';
import { Failure } from '../../src/base/errors.ts';
import type { ControllerUrl } from '../../src/api/controller-url.ts';

const controller = 'https://deis.example.com' as ControllerUrl;
const notFound = new Failure('not_found', 'Not found.', { status: 404 });
const messageOf = (params: object): string => (named(notFound, params, controller) as Failure).message;

it('names what the request names', () => {
  expect(messageOf({ app: 'hello', key: 'laptop' })).toBe(`App "hello" or key "laptop" not found on ${controller}.`);
});

it('never shows a private key, which is sent under the name that an SSH key has elsewhere', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n';
  const message = messageOf({ app: 'hello', name: 'www', certificate: 'x', key });
  expect(message).toBe(`App "hello" or certificate "www" not found on ${controller}.`);
});
