import type { Dialect } from '../../api/dialects/dialect.ts';
import { domainsAtRisk } from '../../api/guard.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { manyArguments, app } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';
import { readDomain } from '../../cli/domain-name.ts';
import { nameDomains, forEachDomain } from '../../changes/for-each-domain.ts';
import { afterChange } from '../../changes/after-change.ts';
import { notThere } from '../../changes/not-there.ts';
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
    const spoken = await dialect();
    const isDoubtful = spoken.dangers !== undefined && spoken.dangers.removesDomain !== 'named';
    const removeOne = async (domain: string): Promise<{ app: string; domain: string }> => {
      await (isDoubtful ? removeThis(context, spoken, id, domain) : api('domains.remove', { app: id, domain })).catch(
        hintIfMissing(`domains:list shows the domains of ${id}.`),
      );
      return { app: id, domain };
    };
    return forEachDomain(given, removeOne, context);
  },
  json: onlyOrAll,
  view: (_, { app: id, domains: names }) => [done(undefined, `Removed ${nameDomains(names)} from ${id}`)],
});

/**
 * Removes a domain from a controller that may remove others: only a domain that is there, and that is certain to go alone.
 * Where others are gone all the same, they are added again.
 */
async function removeThis(context: Context, dialect: Dialect, app: string, domain: string): Promise<void> {
  const { api } = context;
  const { items } = await api('domains.list', { app });
  const before = items.map((each) => each.domain);
  if (!before.includes(domain)) {
    const hint = before.length === 0 ? 'It has none.' : `It has ${before.join(', ')}.`;
    throw new Failure('not_found', `${domain} is not a domain of ${app}.`, { hint });
  }
  const [atRisk, ...more] = domainsAtRisk(dialect, domain, items);
  if (atRisk !== undefined) {
    const those = [atRisk, ...more].join(', ');
    const isAll = dialect.dangers?.removesDomain === 'all';
    throw new Failure(
      'refused',
      `Nothing was sent: this controller could remove ${those} ${isAll ? 'with' : 'instead of'} ${domain}.`,
      {
        hint: isAll
          ? 'Deis 1.5.0 and 1.5.1 remove all domains of an app. Upgrade the controller to 1.5.2 or later.'
          : 'Deis 1.3.0 to 1.4.1 remove the domain that was added last, whichever is named: remove the newer ones first and add them again, or upgrade the controller.',
      },
    );
  }
  await api('domains.remove', { app, domain });
  const after = await afterChange(() => api('domains.list', { app }), context);
  if (after === undefined) return;
  const left = after.items.map((each) => each.domain);
  const lost = before.filter((each) => each !== domain && !left.includes(each));
  const isThere = left.includes(domain);
  const hint = 'Deis 1.3.0 to 1.5.1 remove domains that were not named. Upgrade the controller.';
  const message = `The controller removed ${lost.join(', ')} ${isThere ? 'instead of' : 'with'} ${domain}`;
  for (const each of lost) {
    await api('domains.add', { app, domain: each }).catch((cause: unknown) => {
      throw new Failure('controller', `${message}, and ${each} could not be added again.`, { hint, cause });
    });
  }
  if (lost.length === 0) return;
  if (isThere) throw notThere(`${domain} is still a domain of ${app}`, `${message}; it was added again. ${hint}`);
  context.note(`${message}; it was added again. ${hint}`);
}
