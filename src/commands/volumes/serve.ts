import { command } from '../../cli/define.ts';
import { app, flag } from '../../cli/inputs.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import { line, pairs } from '../../output/view.ts';
import { keepServed } from './keep-served.ts';
import { volumeArgument } from './volume-inputs.ts';

export default command({
  summary: 'open a volume over WebDAV (Drycc of 2026)',
  description:
    'Prints the URL of a WebDAV server with its user name and password, e.g. for rclone, a file manager or curl. Goes on until Ctrl-C; the controller stops the server an hour later.',
  args: { name: volumeArgument },
  options: { app, detach: flag('print the login and end; the server stays for an hour') },
  examples: ['volumes:serve data --app hello', 'volumes:serve data --detach --json --app hello'],
  operations: ['volumes.serve', 'volumes.ping'],
  output: {
    title: 'ServedVolume',
    type: 'object',
    properties: {
      endpoint: { type: 'string', description: 'the URL of the WebDAV server' },
      username: { type: 'string' },
      password: { type: 'string' },
    },
    required: ['endpoint', 'username', 'password'],
  },
  doing: () => 'Starting WebDAV file access service',
  async run({ name, app: id, detach }, context) {
    const { api } = context;
    const server = await api('volumes.serve', { app: id, volume: name }).catch(
      hintIfMissing('volumes:list shows the volumes of the app.'),
    );
    const path = `v2/apps/${id}/volumes/${name}/filer/webdav`;
    // Some controllers give no address, and others a path.
    const endpoint = new URL(server.endpoint ?? `./${path}`, `${api.controller}/`).href;
    return { endpoint, username: server.username, password: server.password, app: id, name, isKept: !detach };
  },
  json: ({ endpoint, username, password }) => ({ endpoint, username, password }),
  view: ({ endpoint, username, password, name, isKept }) => [
    pairs([
      ['Endpoint:', endpoint],
      ['Username:', username],
      ['Password:', password],
    ]),
    line(''),
    line(isKept ? `WebDAV service for volume ${name} is running. Press Ctrl+C to stop.` : 'It stays for an hour.'),
  ],
  async linger({ app: id, name, isKept }, context) {
    if (isKept) await keepServed(context, id, name);
  },
});
