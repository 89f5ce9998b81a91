import { announcement, dialectNames, platformVersion } from '../../api/dialects/registry.ts';
import { command } from '../../cli/define.ts';
import { flag } from '../../cli/inputs.ts';
import { line, facts, linked } from '../../output/view.ts';
import { version as programVersion, packageName } from '../../base/version.ts';
import { newestVersion, isNewer } from './newest-version.ts';

const ControllerVersion = {
  title: 'ControllerVersion',
  type: ['object', 'null'],
  description: 'null unless it was asked for',
  properties: {
    url: { type: 'string' },
    api: { type: ['string', 'null'], description: 'the API version that it announces; null where it announces none' },
    platform: { type: ['string', 'null'], description: 'the version of the platform (not of the API)' },
    dialect: { type: 'string', description: 'the dialect in which this client speaks to it' },
    kind: {
      type: ['string', 'null'],
      description: 'what kind of controller it is; null where the API version says it',
    },
  },
  required: ['url', 'api', 'platform', 'dialect', 'kind'],
} as const;

export default command({
  summary: 'show the version of this program',
  options: {
    all: flag('show API and controller versions too', { short: 'a' }),
    checkUpdate: flag('ask the npm registry for a newer version'),
  },
  examples: ['version', 'version --all', 'version --check-update'],
  operations: [],
  output: {
    title: 'Version',
    type: 'object',
    properties: {
      version: { type: 'string' },
      dialects: { type: 'array', items: { type: 'string' }, description: 'the API dialects that it speaks' },
      controller: ControllerVersion,
      newest: { type: ['string', 'null'], description: 'the newest version; null unless it was asked for' },
      update: { type: ['boolean', 'null'], description: 'whether that is newer than this one' },
    },
    required: ['version', 'dialects', 'controller', 'newest', 'update'],
  },
  async run({ all, checkUpdate }, context) {
    const newest = checkUpdate ? await newestVersion(context) : null;
    const update = newest === null ? null : isNewer(newest, programVersion);
    const own = { version: programVersion, dialects: dialectNames, newest, update };
    if (!all) return { ...own, controller: null };
    const session = context.session();
    const connection = context.connect(session);
    const headers = await connection.greet();
    const dialect = await connection.dialect();
    const api = announcement(headers)?.version ?? null;
    return {
      ...own,
      controller: {
        url: session.controller,
        api,
        platform: platformVersion(headers) ?? null,
        dialect: dialect.name,
        kind: dialect.title,
      },
    };
  },
  view({ version, dialects: spoken, controller, newest, update }) {
    const about =
      newest === null
        ? []
        : [line(update === true ? `${newest} is newer. ${toInstall(newest)}` : 'This is the newest version.')];
    if (!controller) return [line(version), ...about];
    const { url, api, platform, dialect, kind } = controller;
    return [
      facts([
        ['Workflow CLI Version:', version],
        ['Workflow CLI API Version:', spoken.join(', ')],
        ['Workflow Controller API Version:', api ?? 'not announced'],
        ['Workflow Platform Version:', platform ?? 'not announced'],
        ['Controller:', linked(url)],
        ['Spoken API:', dialect],
        ...(kind === null ? [] : [['Kind of Controller:', kind] as const]),
      ]),
      ...about,
    ];
  },
});

function toInstall(version: string): string {
  return `Update with npm: npm install --global ${packageName}@${version}`;
}
