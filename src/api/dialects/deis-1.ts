import type { OperationName } from '../operations.ts';
import { container, plainLogs, regeneratedToken } from './codecs.ts';
import { compareVersions } from './compare-versions.ts';
import { deis11 } from './deis-1.1.ts';
import { certificateByCommonName, certificateInPath, containerByNumber } from './deis-1-codecs.ts';
import { type Codec, type Dialect, extend, type Route } from './dialect.ts';

/** The APIs of Deis v1: the first release that announced each, and the last. */
const releases = {
  '1.1': ['1.1.0', '1.4.1'],
  '1.2': ['1.5.0', '1.5.2'],
  '1.3': ['1.6.0', '1.6.1'],
  '1.4': ['1.7.0', '1.7.3'],
  '1.5': ['1.8.0', '1.9.1'],
  '1.6': ['1.10.0', '1.10.1'],
  '1.7': ['1.11.0', '1.13.4'],
} as const;

/** An API of Deis v1. */
export type ApiOfV1 = keyof typeof releases;

/** All of them, oldest first. */
export const apisOfV1 = Object.keys(releases) as readonly ApiOfV1[];

/** What came after API 1.1: the release that brought it, and where it is. */
const later: Readonly<Partial<Record<OperationName, readonly [release: string, route: Route, codec?: Codec]>>> = {
  'certs.list': ['1.5', 'GET /v1/certs/', certificateByCommonName],
  'certs.info': ['1.5', 'GET /v1/certs/{certificate}', certificateInPath],
  'certs.add': ['1.5', 'POST /v1/certs/', certificateByCommonName],
  'certs.remove': ['1.5', 'DELETE /v1/certs/{certificate}', certificateInPath],
  'pods.restart': ['1.6', 'POST /v1/apps/{app}/containers/restart/', container],
  'pods.restartByType': ['1.6', 'POST /v1/apps/{app}/containers/{type}/restart/', container],
  'pods.restartByName': ['1.6', 'POST /v1/apps/{app}/containers/{type}/{num}/restart/', containerByNumber],
  'users.list': ['1.6', 'GET /v1/users/'],
  'auth.regenerate': ['1.8', 'POST /v1/auth/tokens/', regeneratedToken],
  'apps.transfer': ['1.11', 'POST /v1/apps/{app}/'],
};

/** The releases that brought parameters which the operation lacked before. */
const parameters: readonly (readonly [release: string, operation: OperationName, parameter: string])[] = [
  ['1.6', 'apps.logs', 'log_lines'],
  ['1.6', 'certs.add', 'name'],
  ['1.7', 'auth.passwd', 'username'],
  ['1.10', 'auth.cancel', 'username'],
];

/**
 * Deis v1 as a release of it speaks, from 1.1.0 to 1.13.4. The number of the API alone does not decide: within 1.7, only
 * 1.13 has plain logs and refuses to cancel an account that has apps.
 */
export function deisV1(release: string): Dialect {
  const isSince = (other: string): boolean => compareVersions(release, other) >= 0;
  const version = versionOfV1(release);
  const dangers = { cutsPaths: true, removesDomain: removedBy(isSince), stopsMissingTypes: true } as const;
  if (release === deis11.platform) return deis11;
  if (version === '1.1') return extend(deis11, { name: deis11.name, platform: release, dangers });
  const came = (Object.entries(later) as [OperationName, (typeof later)[OperationName]][]).flatMap(([name, entry]) =>
    entry && isSince(entry[0]) ? [{ name, route: entry[1], codec: entry[2] }] : [],
  );
  const isThere = (operation: string, parameter: string): boolean =>
    parameters.some((each) => each[1] === operation && each[2] === parameter && isSince(each[0]));
  const lacking = Object.entries(deis11.lacks).map(([operation, names]) => [
    operation,
    names.filter((parameter) => !isThere(operation, parameter)),
  ]);
  const hasHeaders = isSince('1.7');
  return extend(deis11, {
    name: `deis-${version}`,
    version,
    platform: release,
    documents: [],
    // The older ones are sent as well.
    ...(hasHeaders && {
      headers: { api: 'DEIS_API_VERSION', platform: 'DEIS_PLATFORM_VERSION', release: 'Deis-Release' },
    }),
    routes: {
      ...Object.fromEntries(came.map(({ name, route }) => [name, route])),
      'perms.delete': 'DELETE /v1/apps/{app}/perms/{username}',
    },
    codecs: {
      ...Object.fromEntries(came.flatMap(({ name, codec }) => (codec ? [[name, codec]] : []))),
      ...(isSince('1.13') && { 'apps.logs': plainLogs }),
    },
    lacks: Object.fromEntries(lacking) as Dialect['lacks'],
    // From 1.13 on an account that has apps is not cancelled.
    doubtful: isSince('1.13') ? ['keys.add'] : ['auth.cancel', 'keys.add'],
    dangers,
  });
}

/** What goes when a domain is removed: 1.3.0 looked for the newest, 1.5.0 for all of the app, and 1.5.2 mended it. */
function removedBy(isSince: (release: string) => boolean): 'named' | 'newest' | 'all' {
  if (isSince('1.5.2') || !isSince('1.3')) return 'named';
  return isSince('1.5') ? 'all' : 'newest';
}

/** The API that a release announces. */
function versionOfV1(release: string): ApiOfV1 {
  return apisOfV1.findLast((api) => compareVersions(release, releases[api][0]) >= 0) ?? '1.1';
}

/** The release that stands for an API: the last that announced it. */
export function lastOfV1(api: ApiOfV1): string {
  return releases[api][1];
}

/**
 * The dialect of a controller that announces an API of v1, and its release where it says that. Where it does not, it is
 * that of the last release, with the dangers of all.
 */
export function deisV1Of(api: ApiOfV1, release: string | undefined): Dialect {
  if (release !== undefined && versionOfV1(release) === api) return deisV1(release);
  const [first, last] = releases[api];
  if (api === '1.1') return deis11;
  // The logs of the older release are read in both forms.
  const { doubtful, dangers, codecs } = deisV1(first);
  return extend(deisV1(last), {
    name: `deis-${api}`,
    doubtful,
    ...(dangers && { dangers }),
    ...(codecs['apps.logs'] && { codecs: { 'apps.logs': codecs['apps.logs'] } }),
  });
}
