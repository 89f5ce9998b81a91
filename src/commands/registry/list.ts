import { configListCommand } from '../../changes/config-commands.ts';
import { registryView, registrySecrets } from './registry-view.ts';

export default configListCommand({
  summary: 'list which credentials an app has for its private image registry',
  description: 'Only their names are shown.',
  alsoPrinted: registrySecrets,
  examples: ['registry:list --app hello'],
  group: 'registry',
  view: registryView,
});
