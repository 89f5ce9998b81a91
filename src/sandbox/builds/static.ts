import { PushRefused } from '../git/push-refused.ts';
import type { Builder } from './workshop.ts';

/** Where the file server is put in a slug. */
const server = '.sandbox/serve.cjs';

/** Folders with an index.html: the file server that comes with the sandbox serves them. Its text is read when it is needed. */
export function staticFiles(readServer: () => string | undefined): Builder {
  return {
    kind: 'a static site',
    recognizes: ({ has }) => has('index.html'),
    build({ write }) {
      const text = readServer();
      if (text === undefined)
        throw new PushRefused('The file server of the sandbox is missing. Install the program again.');
      write(server, text);
      return Promise.resolve({ web: `node ${server}` });
    },
  };
}
