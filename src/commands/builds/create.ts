import { releaseOf } from '../../api/release-number.ts';
import type { Api } from '../../api/client.ts';
import { command } from '../../cli/define.ts';
import { argument, anyText, app, option } from '../../cli/inputs.ts';
import { waitOption, waitOperations, applyRelease } from '../../rollout/wait-option.ts';
import { Failure } from '../../base/errors.ts';
import { Build } from '../../models/build.ts';
import { done } from '../../output/view.ts';
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
import { parseProcfile } from './procfile.ts';
import { checkStoppedTypes } from './stopped-types.ts';

export default command({
  summary: 'deploy an image',
  description:
    'The controller must be able to pull the image. Makes a release. Deis v1 stops the processes of types that the Procfile lacks: give it again with every build.',
  args: { image: argument('image', 'image, e.g. deis/example-go:latest', anyText) },
  options: {
    app,
    procfile: option('yaml', 'process types and their commands, e.g. "web: ./server"', anyText, { short: 'p' }),
    dryRun,
    wait: waitOption,
  },
  examples: [
    'builds:create deis/example-go:latest --app hello',
    'builds:create deis/example-go --procfile "web: ./server" --app hello',
  ],
  operations: ['builds.create', 'builds.list', ...waitOperations],
  output: withPlanSchema(Build),
  doing: ({ dryRun: isPlanned }) => (isPlanned ? planningText : 'Creating build'),
  async run(
    { app: id, image, procfile = '', dryRun: isPlanned, wait: waits },
    context,
  ): Promise<Partial<Build> | Plan> {
    const { api } = context;
    // A variable of a script that is empty is no Procfile.
    const types = procfile === '' ? undefined : await parseProcfile(procfile);
    if (isPlanned) return planBuild(api, id, { image, ...(types && { procfile: types }) });
    await checkStoppedTypes(context, id, types);
    return applyRelease<Partial<Build>>(waits, context, id, {
      make: () => api('builds.create', { app: id, image, ...(types && { procfile: types }) }),
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

async function planBuild(api: Api, app: string, build: Pick<Build, 'image' | 'procfile'>): Promise<Plan> {
  const { items } = await api('builds.list', { app, limit: 1 });
  const would = `deploy ${build.image} to ${app} in a new release`;
  return createPlan(app, would, differences(partsOf(items[0]), partsOf(build)));
}
