/** A page of the router's own. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function page(status: number, title: string, ...paragraphs: readonly string[]): Page {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>\n`).join('');
  const style = 'body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:15vh auto;padding:0 1em}';
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
    body: `<!doctype html>\n<html lang="en">\n<title>${title}</title>\n<style>${style}</style>\n<h1>${title}</h1>\n${text}</html>\n`,
  };
}

const typed = (command: string): string => `<code>${escaped(command)}</code>`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** No app has the host that was asked for. */
export const noSuchHost = page(404, 'Not Found', 'No app of this sandbox has this address.');

/** No process of the app is up. */
export function noProcess(program: string, app: string, isDeployed: boolean): Page {
  return isDeployed
    ? page(
        503,
        'No web process is up',
        `See its processes with ${typed(`${program} ps -a ${app}`)} and its log with ${typed(`${program} logs -a ${app}`)}.`,
        `Start one with ${typed(`${program} scale web=1 -a ${app}`)}.`,
      )
    : page(
        503,
        'Nothing is deployed yet',
        `Push the app from its git repository: ${typed('git push deis HEAD:main')}.`,
        `The processes of an image answer only where docker or podman runs it; see ${typed(`${program} ps -a ${app}`)}.`,
      );
}

/** The app is under maintenance. */
export const maintenance = page(503, 'Under maintenance', 'This app is under maintenance. It will be back soon.');

/** The address of the client is not in the whitelist. */
export function notAllowed(program: string, app: string, address: string): Page {
  return page(
    403,
    'Forbidden',
    `The whitelist of this app does not have ${typed(address)}.`,
    'In the sandbox all requests come from this machine, so only loopback addresses can match.',
    `Add one with ${typed(`${program} whitelist:add ${address} -a ${app}`)}.`,
  );
}

/** The app is served over HTTPS only. */
export function redirect(location: string): Page {
  return {
    ...page(301, 'Moved', `See <a href="${escaped(location)}">${escaped(location)}</a>.`),
    headers: { Location: location },
  };
}

/** The process did not respond. */
export const badGateway = page(502, 'Bad Gateway', 'The process of the app closed the connection before it responded.');

/** The app sends its requests to itself. */
export const loop = page(508, 'Loop Detected', 'This request went through the router too many times.');
