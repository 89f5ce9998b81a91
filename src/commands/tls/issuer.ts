import { requireParameter } from '../../changes/require-parameter.ts';
import { command, type PlainInput } from '../../cli/define.ts';
import { anyText, app, option } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import type { Issuer } from '../../api/operations.ts';
import { Tls } from '../../models/tls.ts';
import { done } from '../../output/view.ts';

/** An option that must be given: controllers fail on an issuer that lacks a field. */
function needed(name: string, placeholder: string, summary: string): PlainInput<string> {
  const input = option(placeholder, summary, anyText);
  return {
    ...input,
    take(given) {
      const value = input.take(given);
      if (value === undefined) throw usageFailure(`Missing required option --${name}.`);
      return value;
    },
  };
}

export default command({
  summary: 'set the ACME account that issues certificates (Drycc 1.8 and newer)',
  description:
    'The controller turns required HTTPS and automatic certificates off when it gets an issuer: they are set again after it, each with a request of its own.',
  options: {
    app,
    email: needed('email', 'address', 'email address of the account'),
    server: needed('server', 'url', 'URL of the ACME directory'),
    keyId: needed('key-id', 'id', 'id of the key of the account'),
    keySecret: needed('key-secret', 'secret', 'secret of that key; visible to other users of this machine'),
  },
  examples: [
    'tls:issuer --email a@example.com --server https://acme.example/directory --key-id id --key-secret s --app hello',
  ],
  operations: ['tls.set', 'tls.get'],
  output: Tls,
  doing: ({ app: id }) => `Setting the certificate issuer of ${id}`,
  async run({ app: id, email, server, keyId, keySecret }, context) {
    const { api, note } = context;
    await requireParameter(context, 'tls.set', 'issuer');
    const before = await api('tls.get', { app: id });
    const issuer: Issuer = { email, server, key_id: keyId, key_secret: keySecret };
    let tls = await api('tls.set', { app: id, issuer });
    const { https_enforced: isEnforced, certs_auto_enabled: isAutomatic } = before;
    try {
      if (typeof isEnforced === 'boolean') tls = await api('tls.set', { app: id, https_enforced: isEnforced, issuer });
      if (typeof isAutomatic === 'boolean') {
        tls = await api('tls.set', { app: id, certs_auto_enabled: isAutomatic, issuer });
      }
    } catch (error) {
      note(`The issuer of ${id} was set. See tls:info for what became of required HTTPS and automatic certificates.`);
      throw error;
    }
    return tls;
  },
  view: (_, { app: id }) => [done(undefined, `Set the certificate issuer of ${id}`)],
});
