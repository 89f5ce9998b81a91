import { tmpdir } from 'node:os';
import { onTestFinished } from 'vitest';
import type { WebSocket as ServerSocket } from 'ws';
import { createExecutor } from '../../src/sandbox/exec/executor.ts';
import { readOrder, serveExec } from '../../src/sandbox/exec/serve-exec.ts';

const path = process.env['PATH'] ?? '';

/** Runs what a WebSocket asks for, as the sandbox does, on this machine. What still runs is ended after the test. */
export function runsCommands(): (socket: ServerSocket) => void {
  const executor = createExecutor(path, process.platform);
  onTestFinished(() => {
    executor.stop();
  });
  return (socket) => {
    socket.once('message', (data: Buffer) => {
      const order = readOrder(data);
      if (!order) socket.terminate();
      else void serveExec(socket, executor, { ...order, folder: tmpdir(), environment: { PATH: path } });
    });
  };
}
