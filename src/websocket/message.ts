/** One message of a WebSocket, as it was sent: text, or bytes that need not be any. */
export interface Message {
  readonly data: Buffer;
  readonly isText: boolean;
}
