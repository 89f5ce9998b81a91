import type { Socket } from 'node:net';
import type { Dialect } from '../../api/dialects/dialect.ts';

const unreadable: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
};

/** Answers requests that are not readable HTTP. */
export function refuseUnreadable(
  error: NodeJS.ErrnoException,
  socket: Socket,
  { headers, version, platform }: Dialect,
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = unreadable[error.code ?? ''] ?? '400 Bad Request';
  const lines = [`${headers.api}: ${version}`, `${headers.platform}: ${platform}`, 'Connection: close'];
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`);
}
