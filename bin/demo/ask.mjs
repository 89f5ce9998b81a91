// Asks apps of a sandbox over HTTP and HTTPS as curl does. Node does not resolve names under .localhost, and no machine those
// of the demo's domains: the connection goes to this machine, the name into the Host header.
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';

/** Gives the status and the text of a page. */
export function ask(url, authority) {
  const { protocol, hostname, port, host, pathname } = new URL(url);
  const options = { host: '127.0.0.1', port, path: pathname, agent: false, headers: { Host: host } };
  const send = protocol === 'https:' ? secureRequest : request;
  return new Promise((resolve, reject) => {
    const outgoing = send({ ...options, servername: hostname, ca: authority }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
