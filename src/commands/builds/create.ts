import { releaseOf } from '../../api/release-number.ts';
import type { Api } from '../../api/client.ts';
import { command } from '../../cli/define.ts';
import { argument, anyText, app, option } from '../../cli/inputs.ts';
import { waitOption, waitOperations, applyRelease } from '../../rollout/wait-option.ts';
import { Failure } from '../../base/errors.ts';
import { Build } from '../../models/build.ts';
import { done } from '../../output/view.ts';
import { hasParameter, requireParameter } from '../../changes/require-parameter.ts';
import { partsOf } from '../../views/build-parts.ts';
import { differences } from '../../changes/differences.ts';
import {
  dryRun,
  withPlanSchema,
  planningText,
  type Plan,
  isPlan,
  planView,
  createPlan,
} from '../../changes/dry-run.ts';
import { confirmBuild, confirmBuildOption, replacedConfig } from './confirm-build.ts';
import { type ProcessFiles, readProcessFiles } from './process-files.ts';
import { checkStoppedTypes } from './stopped-types.ts';

export default command({
  summary: 'deploy an image',
  description:
    'The controller must be able to pull the image. Makes a release. Deis v1 stops the processes of types that the Procfile lacks: give it again with every build. Drycc 1.8 and newer uses Procfile and .drycc in the current directory by default; pipelines replace all config of the app.',
  args: { image: argument('image', 'image, e.g. deis/example-go:latest', anyText) },
  options: {
    app,
    procfile: option('yaml', 'process types and their commands, e.g. "web: ./server", or a file of them', anyText, {
      short: 'p',
    }),
    dryccpath: option('path', 'folder of pipelines, or one YAML file (default: .drycc; Drycc 1.8 and newer)', anyText, {
      short: 'd',
      completes: 'file',
    }),
    stack: option('stack', 'stack of the image (default: container; Drycc 1.8 and newer)', anyText, { short: 's' }),
    confirm: confirmBuildOption,
    dryRun,
    wait: waitOption,
  },
  examples: [
    'builds:create deis/example-go:latest --app hello',
    'builds:create deis/example-go --procfile "web: ./server" --app hello',
    'builds:create deis/example-go --procfile Procfile --app hello',
  ],
  operations: ['builds.create', 'builds.list', 'builds.info', 'config.get', ...waitOperations],
  output: withPlanSchema(Build),
  doing: ({ dryRun: isPlanned }) => (isPlanned ? planningText : 'Creating build'),
  async run(
    { app: id, image, procfile, dryccpath, stack, confirm, dryRun: isPlanned, wait: waits },
    context,
  ): Promise<Partial<Build> | Plan> {
    const { api } = context;
    if (stack !== undefined) await requireParameter(context, 'builds.create', 'stack');
    const files = await readProcessFiles({ procfile, dryccpath }, context);
    const build = { image, ...(stack !== undefined && { stack }), ...files };
    if (isPlanned) return planBuild(api, id, build);
    await checkStoppedTypes(context, id, files.procfile);
    if (await hasParameter(context, 'builds.create', 'dryccfile')) await confirmBuild(context, id, files, confirm);
    return applyRelease<Partial<Build>>(waits, context, id, {
      make: () => api('builds.create', { app: id, ...build }),
      async read() {
        const [newest] = (await api('builds.list', { app: id, limit: 1 })).items;
        if (newest) return newest;
        throw new Failure('controller', `The controller shows no build of ${id}.`);
      },
    });
  },
  view: (result, { app: id, image }) =>
    isPlan(result) ? planView(result) : [done(undefined, `Deployed ${image} to ${id}${inRelease(result)}`)],
});

function inRelease(build: object): string {
  const release = releaseOf(build);
  return release === undefined ? '' : ` in ${release}`;
}

async function planBuild(api: Api, app: string, build: ProcessFiles & { readonly image: string }): Promise<Plan> {
  const { items } = await api('builds.list', { app, limit: 1 });
  const would = `deploy ${build.image} to ${app} in a new release`;
  const variables = build.dryccfile ? await replacedConfig(api, app, build.dryccfile) : [];
  return createPlan(app, would, [...differences(partsOf(items[0]), partsOf(build)), ...variables]);
}
