import { command } from '../../cli/define.ts';
import { done } from '../../output/view.ts';
import { certificatesOf, ofApp } from './of-app.ts';
import { certificateName, hintIfNoCertificate } from './certificate-name.ts';

export default command({
  summary: 'remove a certificate',
  args: { name: certificateName },
  options: { app: ofApp },
  examples: ['certs:remove example-com'],
  operations: ['certs.remove'],
  output: { title: 'RemovedCertificate', type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  doing: ({ name: id }) => `Removing ${id}`,
  async run({ name: id, app }, context) {
    const owner = await certificatesOf(app, context);
    await context.api('certs.remove', { ...owner, name: id }).catch(hintIfNoCertificate);
    return { name: id };
  },
  view: ({ name: id }) => [done(undefined, `Removed certificate ${id}`)],
});
