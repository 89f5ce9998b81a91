import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { startSandbox } from '../../src/sandbox/wire/server.ts';

// A sandbox in a process of its own, for tests that kill it: it says where it listens, and then runs until it is killed.
const [, , directory = ''] = process.argv;
const sandbox = await startSandbox({
  directory,
  dialect: deis22,
  report: (error) => process.stderr.write(`${String(error)}\n`),
});
process.stdout.write(`${sandbox.url}\n`);
