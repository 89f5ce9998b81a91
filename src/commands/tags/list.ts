import { configListCommand } from '../../changes/config-commands.ts';
import { tagsView } from './tags-view.ts';

export default configListCommand({
  summary: 'list the node tags of an app',
  examples: ['tags:list --app hello'],
  group: 'tags',
  view: tagsView,
});
