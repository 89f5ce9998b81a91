import { createServer } from 'node:http';

const { GREETING = 'Hello', PORT = '5000', DEIS_RELEASE, DRYCC_RELEASE, WORKFLOW_RELEASE } = process.env;
const release = DEIS_RELEASE ?? DRYCC_RELEASE ?? WORKFLOW_RELEASE ?? 'none';

const server = createServer((request, response) => {
  console.log(`${request.method} ${request.url}`);
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${GREETING} from release ${release}, port ${PORT}\n`);
});

server.listen(PORT, () => console.log(`listening on port ${PORT}`));
// The platform says with SIGTERM that another process has taken over: requests under way are still answered.
process.on('SIGTERM', () => server.close());
