import { configListCommand } from '../../changes/config-commands.ts';
import { tagsView } from './tags-view.ts';

export default configListCommand({
  summary: 'list the tags of the machines that an app wants to run on',
  examples: ['tags:list --app hello'],
  group: 'tags',
  view: tagsView,
});
