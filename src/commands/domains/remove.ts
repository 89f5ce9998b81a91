import type { Api } from '../../api/client.ts';
import { command } from '../../cli/define.ts';
import { manyArguments, app } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';
import { readDomain } from '../../cli/domain-name.ts';
import { nameDomains, forEachDomain } from '../../changes/for-each-domain.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import { oneOrSeveralSchema, checkEachOnce, onlyOrAll } from './several-domains.ts';

export default command({
  summary: 'remove domains from an app',
  description: 'Several are requested one by one until one is refused; --json then prints an array.',
  args: { domains: manyArguments('domain', 'domain of the app', readDomain, { completes: 'domain' }) },
  options: { app },
  examples: ['domains:remove www.example.com --app hello'],
  operations: ['domains.remove', 'domains.list', 'domains.add'],
  output: oneOrSeveralSchema({
    title: 'RemovedDomain',
    type: 'object',
    properties: { app: { type: 'string' }, domain: { type: 'string' } },
    required: ['app', 'domain'],
  }),
  doing: ({ domains: names, app: id }) => `Removing ${nameDomains(names)} from ${id}`,
  async run({ app: id, domains: names }, context) {
    const { api, dialect } = context;
    const given = checkEachOnce(names);
    const isDoubtful = (await dialect()).doubtful.includes('domains.remove');
    const removeOne = async (domain: string): Promise<{ app: string; domain: string }> => {
      await (isDoubtful ? removeThis(api, id, domain) : api('domains.remove', { app: id, domain })).catch(
        hintIfMissing(`domains:list shows the domains of ${id}.`),
      );
      return { app: id, domain };
    };
    return forEachDomain(given, removeOne, context);
  },
  json: onlyOrAll,
  view: () => [done()],
});

/**
 * Removes a domain from a controller that may remove another one instead: only a domain that is there, and if another
 * one is gone afterwards, that is added again.
 */
async function removeThis(api: Api, app: string, domain: string): Promise<void> {
  const before = await namesOf(api, app);
  if (!before.includes(domain)) {
    const hint = before.length === 0 ? 'It has none.' : `It has ${before.join(', ')}.`;
    throw new Failure('not_found', `${domain} is not a domain of ${app}.`, { hint });
  }
  await api('domains.remove', { app, domain });
  const after = await namesOf(api, app);
  const lost = before.filter((each) => each !== domain && !after.includes(each));
  if (!after.includes(domain) || lost.length === 0) return;
  const message = `The controller removed ${lost.join(', ')} instead of ${domain}`;
  const hint = 'Deis 1.4 removes the newest domain of an app, whichever is named. Upgrade the controller to do this.';
  for (const each of lost) {
    await api('domains.add', { app, domain: each }).catch((cause: unknown) => {
      throw new Failure('controller', `${message}, and ${each} could not be added again.`, { hint, cause });
    });
  }
  throw new Failure('controller', `${message}; it was added again.`, { hint });
}

async function namesOf(api: Api, app: string): Promise<readonly string[]> {
  return (await api('domains.list', { app })).items.map(({ domain }) => domain);
}
