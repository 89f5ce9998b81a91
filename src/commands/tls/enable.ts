import { enforceHttpsCommand } from './enforce-https.ts';

export default enforceHttpsCommand({
  summary: 'require HTTPS',
  examples: ['tls:enable --app hello'],
  isEnforced: true,
});
