import { leaderFirst } from '../../base/leader-first.ts';
import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { App } from '../../models/app.ts';
import { Domain } from '../../models/domain.ts';
import { Pod } from '../../models/pod.ts';
import { either, heading, line, linked, pairs, type View } from '../../output/view.ts';
import { sortDomains } from '../../cli/domain-name.ts';
import { labelsView } from '../../views/labels.ts';
import { podTable } from '../../views/pod-table.ts';
import { hasParameter } from '../../changes/require-parameter.ts';
import { addressOf } from './app-address.ts';
import { appView, newestRelease, type ShownApp } from './app-view.ts';

const AppDetails = {
  allOf: [
    App,
    {
      type: 'object',
      properties: {
        pods: { type: 'array', items: Pod },
        domains: { type: 'array', items: Domain },
        label: { type: 'object', description: 'the labels; missing where the API has none' },
      },
      required: ['pods', 'domains'],
    },
  ],
} as const;

export default command({
  summary: 'show an app with its processes and domains',
  options: { app },
  examples: ['apps:info --app hello'],
  operations: ['apps.info', 'pods.list', 'domains.list', 'settings.get', 'releases.list'],
  output: AppDetails,
  async run({ app: id }, context) {
    const { api } = context;
    const hasLabels = await hasParameter(context, 'settings.set', 'label');
    const [details, pods, domains, settings, release] = await leaderFirst(
      api('apps.info', { app: id }),
      api('pods.list', { app: id }),
      api('domains.list', { app: id }),
      hasLabels ? api('settings.get', { app: id }) : Promise.resolve(undefined),
      context.isForPeople ? newestRelease(context, id) : Promise.resolve(undefined),
    );
    const url = addressOf(details, domains.items, api.controller);
    return { details, pods, domains, url, release, label: settings && (settings.label ?? {}) };
  },
  json: ({ details, pods, domains, label }) => ({
    ...details,
    pods: pods.items,
    domains: domains.items,
    ...(label && { label }),
  }),
  view: (shown) => [either({ terminal: appView(shown), pipe: pipeView(shown) })],
});

/** Every fact in the order of the Go clients. */
function pipeView({
  details: { id, uuid, owner, workspace, created, updated },
  pods,
  domains,
  url,
  label,
}: ShownApp): View {
  return [
    heading(`${id} Application`),
    pairs([
      ['updated:', { moment: updated }],
      ['uuid:', uuid],
      ['created:', { moment: created }],
      ['url:', url === undefined ? `No domain assigned to ${id}` : linked(url)],
      workspace === undefined ? ['owner:', owner] : ['workspace:', workspace],
      ['id:', id],
    ]),
    line(''),
    heading(`${id} Processes`),
    podTable(pods.items),
    line(''),
    heading(`${id} Domains`),
    ...sortDomains(domains.items).map(({ domain }) => line(linked(domain))),
    ...(label ? [line(''), ...labelsView(label, id)] : []),
  ];
}
