/** The header by which a controller says how apps are pushed to it. Sandboxes send it; all others take pushes over SSH. */
export const gitHeader = 'X-Sandbox-Git';

/** Whether the headers of a response say that apps are pushed over HTTP, to the controller's own address. */
export function takesHttpPushes(headers: Readonly<Record<string, string>>): boolean {
  return headers[gitHeader.toLowerCase()] === 'http';
}
