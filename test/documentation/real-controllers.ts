import type { Dialect } from '../../src/api/dialects/dialect.ts';
import {
  type ControllerName,
  controllerNames,
  controllers,
  dialectOf,
} from '../../src/sandbox/rules/controller-names.ts';
import { rulesFor } from '../../src/sandbox/rules/recorded-controllers.ts';
import type { Rules } from '../../src/sandbox/rules/rules.ts';
import { agreements } from '../proofs/replay/agreement.ts';
import { extraFields } from '../proofs/replay/extra-fields.ts';

/** What `--like` can be, and how far it agrees with what was recorded. */
export function controllerRows(): string[][] {
  return [
    ['`--like`', 'controller', 'API', 'recorded exchanges', 'agree', 'refusals in the same words'],
    ...controllerNames.map((name) => {
      const agreement = agreements[name];
      const counts = agreement
        ? [
            String(agreement.inside),
            `${((100 * agreement.agree) / agreement.inside).toFixed(1)} %`,
            `${agreement.inWords} of ${agreement.refusals}`,
          ]
        : ['none here', '', ''];
      return [`\`${name}\``, controllers[name].title, `\`${controllers[name].dialect}\``, ...counts];
    }),
  ];
}

interface Kind {
  readonly rules: Rules;
  readonly dialect: Dialect;
}

/** What differs, and what a sandbox by these rules does. */
const differences: readonly (readonly [what: string, does: (kind: Kind) => string])[] = [
  [
    'a change of config names its release in a header',
    ({ rules, dialect }) => yes(dialect.headers.release !== null && rules.announcesRelease.includes('config.set')),
  ],
  [
    'its response has `DEIS_APP` and `DEIS_RELEASE` among the values',
    ({ rules: { showsRelease } }) => (typeof showsRelease === 'string' ? showsRelease : yes(showsRelease)),
  ],
  ["an app's name is its first domain", ({ rules }) => yes(rules.appIsDomain)],
  ['`rollback v1`', ({ rules: { rollsBackTo } }) => rollbacks[rollsBackTo]],
  ['a tag that no node has', ({ rules }) => (rules.nodeLabels === null ? 'kept' : '400')],
  [
    'types that a build no longer has',
    ({ rules }) => (rules.stopsMissingTypes ? 'stay, at 0' : { none: 'go', ...stay }[rules.keepsMissingTypes]),
  ],
  ['scaling one of those', ({ rules }) => String(rules.unknownTypeStatus)],
  ['a deploy that fails', ({ rules }) => String(rules.failedDeployStatus)],
  ['the release of it', ({ rules }) => releases[rules.failedReleases]],
  ['names of processes', ({ rules }) => (rules.podNames === 'release' ? '`app-v2-web-…`' : '`app-web-1234567890-…`')],
  [
    'a build of another kind than the last',
    ({ rules }) => (rules.resetsTypes ? 'sets `web` to 1, `cmd` to 0' : 'keeps the counts'),
  ],
  ['`create ab--`', ({ rules }) => created(rules, 'ab--')],
  ['`config:set` with the value that is there', ({ rules }) => (rules.refusesIdleConfig ? '409' : 'a new release')],
  ['an app of somebody else', ({ rules }) => (rules.hidesApps ? '404' : '403')],
  ['an unknown path below an app', ({ rules }) => (rules.readsPrefixes ? 'the app' : '404')],
  [
    'logs are',
    ({ rules, dialect }) => {
      const write = rules.writes['apps.logs'] ?? dialect.codecs['apps.logs']?.write;
      return write?.('x') === "b'x'" ? "`b'…'` of Python" : 'text';
    },
  ],
  ['removing a domain', ({ rules }) => (rules.removesNewestDomain ? 'removes the newest' : 'removes it')],
  ['mistakes that end in 500 without a word', ({ rules }) => (rules.crashes ? 'several' : 'none')],
  ['`builds:create` needs a stack', ({ rules }) => yes(rules.needsStack)],
];

const yes = (is: boolean): string => (is ? 'yes' : 'no');
const stay = { scaled: 'scaled ones stay, at 0', all: 'stay, at 0' };
const rollbacks: Readonly<Record<Rules['rollsBackTo'], string>> = {
  any: 'works',
  'built or first': 'works',
  built: '400',
  'built, once one was': '400 once there is a build',
};
const releases: Readonly<Record<Rules['failedReleases'], string>> = {
  removed: 'goes',
  'removed with its build': 'goes, with the build',
  kept: 'stays, as failed',
};

function created({ appId, namesRefusedByCluster }: Rules, name: string): string {
  if (!appId.pattern.test(name)) return '400';
  return namesRefusedByCluster?.test(name) === true ? '503' : 'works';
}

/** What each controller does where they differ; in bold where it is not what the sandbox does by its API alone. */
export function differenceRows(): string[][] {
  return [
    ['', ...controllerNames.map((name) => `\`${name}\``)],
    ...differences.map(([what, does]) => [what, ...controllerNames.map((name) => cell(name, does))]),
  ];
}

function cell(name: ControllerName, does: (kind: Kind) => string): string {
  const dialect = dialectOf(name);
  const [real, usual] = [rulesFor(dialect, name), rulesFor(dialect, undefined)].map((rules) =>
    does({ rules, dialect }),
  );
  return real === usual ? String(real) : `**${String(real)}**`;
}

/** The fields that controllers show and the sandbox does not have. */
export function missingFields(): string {
  const fields = extraFields.map(({ model, field }) => `\`${field}\` of ${model.toLowerCase()}s`);
  return fields.join(', ');
}
