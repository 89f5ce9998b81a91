import { ofType, ptypeOption } from '../../changes/by-process-type.ts';
import { configListCommand } from '../../changes/config-commands.ts';
import { tagsView } from './tags-view.ts';

export default configListCommand({
  summary: 'list the node tags of an app',
  examples: ['tags:list --app hello'],
  options: { ptype: ptypeOption },
  group: 'tags',
  view: (config, { app, ptype }) => tagsView({ tags: ofType(config.tags, ptype) }, { app }),
});
