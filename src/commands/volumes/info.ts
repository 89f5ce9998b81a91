import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { showSecrets } from '../../changes/secret-parameters.ts';
import { Volume } from '../../models/volume.ts';
import { jsonNotice, volumeArgument } from './volume-inputs.ts';
import { volumeView } from './volume-view.ts';

export default command({
  summary: 'show a volume',
  description: jsonNotice,
  args: { name: volumeArgument },
  options: { app, showValues: showSecrets },
  examples: ['volumes:info data --app hello'],
  operations: ['volumes.info'],
  output: Volume,
  run: ({ name: volume, app: id }, { api }) => api('volumes.info', { app: id, volume }),
  view: (volume, { showValues }) => volumeView(volume, showValues),
});
