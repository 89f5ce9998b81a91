import type { WebSocket } from 'ws';
import type { Controller } from '../handlers/handler.ts';
import { readLog } from '../state/log.ts';
import type { AppRow } from '../wire/permissions.ts';
import { readLogOrder } from './serve-log.ts';

/** How many lines are sent where nothing is said. */
const usual = 100;
/** A reader that has so many bytes before it gets no more lines for now. */
const mostWaiting = 1024 * 1024;

/** Sends the log of an app with all its processes: the present lines, and later ones if they are wanted. */
export function serveAppLog(socket: WebSocket, controller: Controller, app: AppRow, data: Buffer): void {
  const order = readLogOrder(data);
  if (!order) {
    socket.terminate();
    return;
  }
  const text = readLog(controller, app, order.lines > 0 ? order.lines : usual);
  if (text !== '') socket.send(Buffer.from(text));
  if (!order.follow) {
    socket.close(1000);
    return;
  }
  const ignore = controller.logs.watch(app.uuid, ({ moment, process, message }) => {
    if (socket.bufferedAmount > mostWaiting) return;
    socket.send(Buffer.from(`${moment.slice(11, 19)} ${app.id}[${process}]: ${message}\n`));
  });
  socket.once('close', ignore);
}
