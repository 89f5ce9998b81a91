import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { done } from '../../output/view.ts';
import { inShort, inTurn } from '../../changes/for-each-domain.ts';
import { okIfUnchanged, orUnchanged } from '../../changes/ok-if-unchanged.ts';
import { domains, Attachment, missingEither } from './attachment.ts';
import { name } from './certificate-name.ts';

export default command({
  summary: 'attach a TLS certificate to domains',
  args: { name, domains },
  options: { okIfUnchanged },
  examples: ['certs:attach example-com www.example.com', 'certs:attach example-com example.com www.example.com'],
  operations: ['certs.attach', 'certs.info'],
  output: Attachment,
  doing: ({ name: id, domains: names }) => `Attaching certificate ${id} to ${inShort(names, 'domain ')}`,
  async run({ name: id, domains: names, okIfUnchanged: ok }, context) {
    await inTurn(names, (domain) => attachOne(context, id, domain, ok).catch(missingEither), context);
    return { name: id, domains: names };
  },
  view: () => [done()],
});

/** Controllers say the same where the domain has another certificate: which one it is must be looked at. */
function attachOne(context: Context, id: string, domain: string, isOkIfUnchanged: boolean): Promise<null> {
  const { api } = context;
  return orUnchanged(
    {
      operation: 'certs.attach',
      isOkIfUnchanged,
      make: () => api('certs.attach', { name: id, domain }),
      async look() {
        const { domains: attached = [] } = await api('certs.info', { name: id });
        return attached.includes(domain) ? null : undefined;
      },
    },
    context,
  );
}
