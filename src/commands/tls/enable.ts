import { enforceHttpsCommand } from './enforce-https.ts';

export default enforceHttpsCommand({
  summary: 'serve an app over HTTPS only',
  examples: ['tls:enable --app hello'],
  isEnforced: true,
});
