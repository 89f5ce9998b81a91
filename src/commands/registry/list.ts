import { ofType, ptypeOption } from '../../changes/by-process-type.ts';
import { configListCommand } from '../../changes/config-commands.ts';
import { registryView, registrySecrets } from './registry-view.ts';

export default configListCommand({
  summary: 'list registry credentials',
  description: 'Only names are shown.',
  alsoPrinted: registrySecrets,
  examples: ['registry:list --app hello'],
  options: { ptype: ptypeOption },
  group: 'registry',
  view: (config, { app, ptype }) => registryView({ registry: ofType(config.registry, ptype) }, { app }),
});
