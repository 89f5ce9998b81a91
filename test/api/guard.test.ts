import { describe, expect, it } from 'vitest';
import { isSafeToDelete, type Look } from '../../src/api/guard.ts';
import { Failure } from '../../src/base/errors.ts';

const [collection, path] = ['/v2/certs/foo/domains/', '/v2/certs/foo/domains/test.com/'];

/** A controller that answers a GET of the collection and of the path with these statuses. */
const looking =
  (ofCollection: number, ofPath: number, asked: string[] = []): Look =>
  (each) => {
    asked.push(each);
    return Promise.resolve(each === collection ? ofCollection : ofPath);
  };

const statuses = [200, 204, 301, 304, 400, 402, 404, 405, 406, 409, 410, 422];

describe('a DELETE', () => {
  it.each(statuses)(
    'is safe by a path that answers %i only where the controller knows no resource there',
    async (status) => {
      expect(await isSafeToDelete(path, looking(404, status))).toBe(status === 404 || status === 405);
    },
  );

  it.each(statuses)(
    'is safe by a collection that answers %i only where it is known, and the path is not',
    async (status) => {
      const asked: string[] = [];
      expect(await isSafeToDelete(path, looking(status, 200, asked))).toBe(status === 405);
      expect(asked).toEqual(status === 405 ? [collection] : [collection, path]);
    },
  );

  it('is not judged where a look is a failure', async () => {
    const refused = new Failure('refused', 'No.');
    await expect(isSafeToDelete(path, () => Promise.reject(refused))).rejects.toBe(refused);
  });
});
