import { enforceHttpsCommand } from './enforce-https.ts';

export default enforceHttpsCommand({
  summary: 'allow HTTP as well',
  examples: ['tls:disable --app hello'],
  isEnforced: false,
});
