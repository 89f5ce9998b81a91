// What a list of apps costs at the least on Node: the settings are read, the pages are asked for over node:http or
// node:https, whose connections are kept, one after the other, and their names, or the items as JSON, are printed. Nothing is checked but the status.
//   node bare-list.js [--json]
'use strict';
const { readFileSync } = require('node:fs');

const {
  controller,
  token,
  response_limit: limit,
} = JSON.parse(readFileSync(`${process.env.HOME}/.deis/client.json`, 'utf8'));
const http = require(controller.startsWith('https:') ? 'node:https' : 'node:http');
const options = {
  headers: { authorization: `token ${token}` },
  ...(process.env.SSL_CERT_FILE && { ca: readFileSync(process.env.SSL_CERT_FILE) }),
};

function ask(url, done) {
  http.get(url, options, (response) => {
    if (response.statusCode !== 200) throw new Error(`the controller answers with ${response.statusCode}`);
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => {
      done(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    });
  });
}

const items = [];
function next(url) {
  ask(url, (page) => {
    for (const item of page.results) items.push(item);
    if (page.next !== null) {
      next(`${controller}/v2/apps${new URL(page.next).search}`);
      return;
    }
    const isJson = process.argv[2] === '--json';
    const names = items.map((item) => item.id).join('\n');
    process.stdout.write(isJson ? `${JSON.stringify(items)}\n` : `=== Apps\n${names}\n`);
  });
}
next(`${controller}/v2/apps${limit > 0 ? `?limit=${limit}` : ''}`);
