import { Failure } from '../base/errors.ts';
import type { Context } from '../cli/context.ts';

/** The process types that a release has deployed; undefined where controllers deploy before they answer. */
export type Deployed = ReadonlySet<string> | undefined;

/**
 * How far the deployment of a release has come, on controllers that answer before they deploy (Drycc 1.8 and newer).
 * Rejects when it has failed, and when nothing will be deployed until somebody says so.
 */
export async function readDeployment(context: Context, app: string, version: number): Promise<Deployed | 'pending'> {
  const { api, dialect } = context;
  if ((await dialect()).routes['releases.deploy'] === null) return undefined;
  const {
    state,
    failed,
    build,
    exception,
    conditions = [],
    deployed_ptypes: types,
  } = await api('releases.info', {
    app,
    version,
  });
  if (state === undefined) return undefined;
  if (failed === true || state === 'crashed') {
    const reasons = [exception, ...conditions.map((each) => each['exception'])];
    const reason = reasons.find((each): each is string => typeof each === 'string' && each !== '');
    throw new Failure('rollout', `Release v${version} of ${app} failed${reason === undefined ? '.' : `: ${reason}`}`, {
      hint: `See releases:info v${version} --app ${app}.`,
    });
  }
  if (state === 'succeed') return new Set(types);
  // Before the first build there is nothing to deploy.
  if ((build ?? '') === '') return new Set();
  const { autodeploy } = await api('settings.get', { app });
  if (autodeploy !== false) return 'pending';
  throw new Failure('rollout', `Release v${version} of ${app} is not deployed: autodeploy is off.`, {
    hint: `Deploy it with releases:deploy --app ${app}.`,
  });
}
