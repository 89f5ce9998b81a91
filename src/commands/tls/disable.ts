import { enforceHttpsCommand } from './enforce-https.ts';

export default enforceHttpsCommand({
  summary: 'serve an app over HTTP as well',
  examples: ['tls:disable --app hello'],
  isEnforced: false,
});
