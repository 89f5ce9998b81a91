import { all, byRisk, certificate, type Fault, reply, type Scene, withHeaders } from './fault.ts';
import { isProbe } from './command-classes.ts';

/** An answer that leads elsewhere. */
const redirect =
  (status: number, target: (scene: Scene) => string): Fault['answer'] =>
  (scene) => {
    reply(() => ({ status, headers: { Location: target(scene) }, body: '' }))(scene);
  };

const notHttp = /redirects to an address that is not HTTP \((?:file|javascript):\)\.$/;
const notSent = /\. The request was not sent there\.$/;
const hostOf = (origin: string): string => new URL(origin).host;

/** Answers that lead elsewhere: reads follow them within the origin, changes never, and no token leaves it. */
export const redirectFaults: readonly Fault[] = [
  ...[301, 302, 303, 307, 308].map((status): Fault => ({
    name: `${status} to another origin`,
    answer: redirect(status, ({ elsewhere, request }) => `${elsewhere}${request.path}`),
    exit: all(8),
    says: notSent,
  })),
  {
    name: '302 to another origin, without a scheme',
    answer: redirect(302, ({ elsewhere, request }) => `//${hostOf(elsewhere)}${request.path}`),
    exit: all(8),
    says: notSent,
  },
  {
    name: '302 to another origin, with backslashes',
    answer: redirect(302, ({ elsewhere, request }) => `\\\\${hostOf(elsewhere)}${request.path}`),
    exit: all(8),
    says: notSent,
  },
  {
    name: '302 to another origin that is written like this one',
    answer: redirect(
      302,
      ({ elsewhere, origin, request }) => `http://${hostOf(origin)}@${hostOf(elsewhere)}${request.path}`,
    ),
    exit: all(8),
    says: notSent,
  },
  {
    name: '302 from https to http',
    tls: certificate('localhost'),
    answer: redirect(302, ({ elsewhere, request }) => `${elsewhere}${request.path}`),
    exit: all(8),
    says: notSent,
  },
  {
    name: '302 from https to http at the same host and port',
    tls: certificate('localhost'),
    answer: redirect(302, ({ origin, request }) => `${origin.replace('https:', 'http:')}${request.path}`),
    exit: all(8),
    says: notSent,
  },
  {
    name: '302 to a file',
    answer: redirect(302, () => 'file:///etc/passwd'),
    exit: all(8),
    says: notHttp,
  },
  {
    name: '302 to a script',
    answer: redirect(302, () => 'javascript:alert(1)'),
    exit: all(8),
    says: notHttp,
  },
  {
    name: '302 to itself',
    answer: redirect(302, ({ request }) => request.path),
    exit: all(8),
    says: /redirects (?:in circles|from .* which is not followed for a change)\.$/,
  },
  {
    name: '302 without an end',
    answer: redirect(302, ({ request }) => `${request.path}x`),
    exit: all(8),
    says: /redirects (?:in circles|from .* which is not followed for a change)\.$/,
  },
  {
    name: '308 to another path of the controller, with another user',
    answer: (scene) => {
      const { request, origin } = scene;
      if (isProbe(request) || request.path.includes('there')) reply(() => ({}))(scene);
      else redirect(308, () => `http://mallory:pw@${hostOf(origin)}${request.path}?there`)(scene);
    },
    exit: byRisk(0, 8),
    says: /which is not followed for a change\.$/,
  },
  {
    name: '302 without a target',
    answer: reply(() => ({ status: 302, headers: {}, body: '' })),
    exit: all(8),
    says: /\(HTTP 302\)\.$|does not appear/,
  },
  {
    name: '302 to an invalid URL',
    answer: redirect(302, () => 'http://['),
    exit: all(8),
    says: /\(HTTP 302\)\.$|does not appear/,
  },
  {
    name: '302 to a target with C1 controls',
    answer: redirect(302, ({ elsewhere }) => `${elsewhere}/\u009b31m\u0085`),
    exit: all(8),
    says: notSent,
  },
  { name: 'a target, and status 200', answer: withHeaders({ Location: 'http://elsewhere.invalid/' }), exit: all(0) },
];
