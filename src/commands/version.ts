import { announcement, dialects, platformVersion } from '../api/dialects/registry.ts';
import { command, type Group } from '../cli/define.ts';
import { flag } from '../cli/inputs.ts';
import { line, linked, pairs } from '../output/view.ts';
import { version as programVersion } from '../version.ts';

const ControllerVersion = {
  title: 'ControllerVersion',
  type: ['object', 'null'],
  description: 'null unless it was asked for',
  properties: {
    url: { type: 'string' },
    api: { type: ['string', 'null'], description: 'the API version that it announces; null where it announces none' },
    platform: { type: ['string', 'null'], description: 'the version of the platform, which is no API version' },
    dialect: { type: 'string', description: 'the dialect in which this client speaks to it' },
  },
  required: ['url', 'api', 'platform', 'dialect'],
} as const;

const show = command({
  summary: 'show the version of this program',
  options: { all: flag('show the API versions as well, and those of the controller', { short: 'a' }) },
  examples: ['version', 'version --all'],
  operations: [],
  output: {
    title: 'Version',
    type: 'object',
    properties: {
      version: { type: 'string' },
      dialects: { type: 'array', items: { type: 'string' }, description: 'the API dialects that it speaks' },
      controller: ControllerVersion,
    },
    required: ['version', 'dialects', 'controller'],
  },
  async run({ all }, context) {
    const own = { version: programVersion, dialects: dialects.map(({ name }) => name) };
    if (!all) return { ...own, controller: null };
    const session = context.session();
    const connection = context.connect(session);
    const headers = await connection.greet();
    const { name: dialect } = await connection.dialect();
    const api = announcement(headers)?.version ?? null;
    return {
      ...own,
      controller: { url: session.controller, api, platform: platformVersion(headers) ?? null, dialect },
    };
  },
  view({ version, dialects: spoken, controller }) {
    if (!controller) return [line(version)];
    const { url, api, platform, dialect } = controller;
    return [
      pairs([
        ['Workflow CLI Version:', version],
        ['Workflow CLI API Version:', spoken.join(', ')],
        ['Workflow Controller API Version:', api ?? 'not announced'],
        ['Workflow Platform Version:', platform ?? 'not announced'],
        ['Controller:', linked(url)],
        ['Spoken API:', dialect],
      ]),
    ];
  },
});

/** The command of the version. */
export const version: Group = { show };
