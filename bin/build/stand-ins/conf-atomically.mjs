// What conf writes by: `atomically` takes a short write for a whole one, so on a full disk it leaves half a file.
import { replaceFile } from '../../../src/settings/private-file.ts';

export const writeFileSync = (path, text) => {
  replaceFile(path, text);
};
