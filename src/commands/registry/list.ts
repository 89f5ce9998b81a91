import { configListCommand } from '../../changes/config-commands.ts';
import { registryView, registrySecrets } from './registry-view.ts';

export default configListCommand({
  summary: 'list registry credentials',
  description: 'Only names are shown.',
  alsoPrinted: registrySecrets,
  examples: ['registry:list --app hello'],
  group: 'registry',
  view: registryView,
});
