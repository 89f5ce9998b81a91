// Runs before every test file: what processes print that tests start is kept for the search for secrets. Their streams are
// looked at as they are read, so that who reads them, and how fast, stays as it is.
import childProcess, { type ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import type { Readable } from 'node:stream';
import { record } from './record.ts';

const { spawn } = childProcess;

const listening = ((...given: Parameters<typeof spawn>) => {
  const child: ChildProcess = spawn(...given);
  const [stdout, stderr] = [listenTo(child.stdout), listenTo(child.stderr)];
  const [file, words] = given as unknown as [string, readonly string[] | object | undefined];
  child.once('close', () => {
    record({ words: [file, ...(Array.isArray(words) ? (words as string[]) : [])], stdout: stdout(), stderr: stderr() });
  });
  return child;
}) as typeof spawn;

// Test files that share a process have the same `spawn`.
const isListening = Symbol.for('deis-cli: what processes print is kept');
if (!Object.hasOwn(spawn, isListening)) {
  childProcess.spawn = Object.assign(listening, { [isListening]: true });
  syncBuiltinESMExports();
}

/** More is not kept of one stream. */
const most = 4_000_000;

function listenTo(stream: Readable | null): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  if (stream) {
    const push = stream.push.bind(stream);
    stream.push = (chunk: Buffer | null, ...rest) => {
      if (chunk !== null && size < most) {
        chunks.push(chunk);
        size += chunk.length;
      }
      return push(chunk, ...rest);
    };
  }
  return () => Buffer.concat(chunks).toString('utf8');
}
