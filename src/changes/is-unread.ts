/** Whether nothing could be read of the response to a change: it then does not say what the controller ignores. */
export function isUnread(response: object): boolean {
  return Object.keys(response).length === 0;
}
