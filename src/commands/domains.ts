import type { Api } from '../api/client.ts';
import { command, type Group } from '../cli/define.ts';
import { app, limit, manyArguments } from '../cli/inputs.ts';
import { Failure, usageFailure } from '../errors.ts';
import { Domain } from '../models/domain.ts';
import type { Schema } from '../models/schema.ts';
import { done, heading, linked, table } from '../output/view.ts';
import { byName, readDomain } from './domain-name.ts';
import { inShort, inTurn } from './in-turn.ts';
import { hintAtMissing } from './not-found.ts';

const list = command({
  summary: "list an app's domains",
  options: { app, limit },
  examples: ['domains:list --app hello'],
  operations: ['domains.list'],
  output: { type: 'array', items: Domain },
  run: ({ app: id, limit: most }, { api }) => api('domains.list', { app: id, limit: most }),
  json: ({ items }) => items,
  view(page, { app: id }) {
    const sorted = byName(page.items);
    return [
      heading(`${id} Domains`, page),
      table(
        ['DOMAIN', 'OWNER', 'CREATED'],
        sorted.map(({ domain, owner, created }) => [linked(domain), owner, { moment: created }]),
        sorted.map(({ domain }) => domain),
      ),
    ];
  },
});

/** What `--json` prints: an object where one domain is given, as ever, and an array where there are several. */
function oneOrSeveral(item: Schema): Schema {
  return { anyOf: [item, { type: 'array', items: item, description: 'where several domains are given' }] };
}

function alone<R>(results: readonly R[]): R | readonly R[] {
  const [only] = results;
  return results.length === 1 && only !== undefined ? only : results;
}

/** A domain that is given twice would be refused when the others are done. */
function eachOnce(names: readonly string[]): readonly string[] {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw usageFailure(`${twice} is given twice.`);
  return names;
}

const add = command({
  summary: 'lead domains to an app',
  description:
    "The names must be pointed at the controller's router in the DNS as well.\n\nSeveral are sent one after the other, up to the first that is refused; --json is then an array.",
  args: { domains: manyArguments('domain', 'a domain, as in www.example.com', readDomain) },
  options: { app },
  examples: ['domains:add www.example.com --app hello', 'domains:add example.com www.example.com --app hello'],
  operations: ['domains.add'],
  output: oneOrSeveral(Domain),
  doing: ({ domains: names, app: id }) => `Adding ${inShort(names)} to ${id}`,
  run({ app: id, domains: names }, context) {
    return inTurn(eachOnce(names), (domain) => context.api('domains.add', { app: id, domain }), context);
  },
  json: alone,
  view: () => [done()],
});

const remove = command({
  summary: 'remove domains from an app',
  description: 'Several are sent one after the other, up to the first that is refused; --json is then an array.',
  args: { domains: manyArguments('domain', 'a domain of the app', readDomain, { completes: 'domain' }) },
  options: { app },
  examples: ['domains:remove www.example.com --app hello'],
  operations: ['domains.remove', 'domains.list', 'domains.add'],
  output: oneOrSeveral({
    title: 'RemovedDomain',
    type: 'object',
    properties: { app: { type: 'string' }, domain: { type: 'string' } },
    required: ['app', 'domain'],
  }),
  doing: ({ domains: names, app: id }) => `Removing ${inShort(names)} from ${id}`,
  async run({ app: id, domains: names }, context) {
    const { api, dialect } = context;
    const given = eachOnce(names);
    const isDoubtful = (await dialect()).doubtful.includes('domains.remove');
    const removeOne = async (domain: string): Promise<{ app: string; domain: string }> => {
      await (isDoubtful ? removeThis(api, id, domain) : api('domains.remove', { app: id, domain })).catch(
        hintAtMissing(`domains:list shows the domains of ${id}.`),
      );
      return { app: id, domain };
    };
    return inTurn(given, removeOne, context);
  },
  json: alone,
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

/** Commands of domains. */
export const domains: Group = { list, add, remove };
