import process from 'node:process';
import { createFileServer } from './file-server.ts';

// The program that the sandbox puts into the slugs of static sites: serves its folder on PORT until it is told to stop.
const server = createFileServer(process.cwd());
server.listen(Number(process.env['PORT'] ?? 5000), process.env['HOST'] ?? '127.0.0.1');
process.on('SIGTERM', () => {
  server.close();
  server.closeIdleConnections();
});
