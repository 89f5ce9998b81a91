import { describe, expect, it } from 'vitest';
import { secretsOf, withoutSecrets } from '../../src/http/secrets.ts';

/** As Python writes JSON: without letters that are not ASCII. */
const asPython = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

describe('the secrets of a request', () => {
  it('are its token, passwords, keys, values and credentials, and no names', () => {
    const body = {
      username: 'grace',
      password: 'opensesame',
      new_password: 'swordfish',
      values: { NAME: 'hunter2', GONE: null, SHORT: 'abc', MORE: { DEEP: 'hunter3' } },
      registry: { username: 'bobby' },
      key: 'PRIVATE',
      certificate: 'PUBLIC',
      memory: { web: '512M' },
    };
    const secrets = ['the-token', 'opensesame', 'swordfish', 'hunter2', 'hunter3', 'bobby', 'PRIVATE'];
    expect(secretsOf(body, 'the-token')).toEqual(secrets);
    expect(secretsOf(undefined, undefined)).toEqual([]);
  });
});

describe('a refusal', () => {
  it.each(['hunter2', 'two\nlines', 'a "quoted" \\ text', 'pässwörd', '密码密码', 'kiss 💋', '$& $1'])(
    'does not repeat a secret, however it writes it: %j',
    (secret) => {
      for (const write of [JSON.stringify, asPython]) {
        const body = write({ detail: `It was ${secret}.`, request: write({ values: { A: secret } }) });
        const masked = withoutSecrets(body, [secret]);
        expect(JSON.parse(masked)).toEqual({ detail: 'It was ***.', request: '{"values":{"A":"***"}}' });
      }
      expect(withoutSecrets(`It was ${secret}.`, [secret])).toBe('It was ***.');
    },
  );

  it('does not repeat a secret that has another one in it', () => {
    expect(withoutSecrets('hunter2 and hunter2-extended', ['hunter2', 'hunter2-extended'])).toBe('*** and ***');
  });
});
