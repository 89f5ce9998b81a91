// The shortest proxy that node:http makes, to be compared with. Prints its port.
//   node bare-proxy.mjs PORT
import { Agent, createServer, request } from 'node:http';

const [, , port] = process.argv;
const agent = new Agent({ keepAlive: true });
const server = createServer((incoming, outgoing) => {
  const { method, url: path, headers } = incoming;
  const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
    outgoing.writeHead(response.statusCode, response.headers);
    response.pipe(outgoing);
  });
  incoming.pipe(sent);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
