import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Volume } from '../../models/volume.ts';
import { done } from '../../output/view.ts';
import { jsonNotice, sizeArgument, volumeArgument } from './volume-inputs.ts';

export default command({
  summary: 'make a volume larger',
  description: `Volumes cannot be made smaller. ${jsonNotice}`,
  args: { name: volumeArgument, size: sizeArgument },
  options: { app },
  examples: ['volumes:expand data 20G --app hello'],
  operations: ['volumes.expand'],
  output: Volume,
  doing: ({ name, size }) => `Expanding volume ${name} to ${size}`,
  run: ({ name: volume, size, app: id }, { api }) => api('volumes.expand', { app: id, volume, size }),
  view: (_, { name, size }) => [done(undefined, `Expanded volume ${name} to ${size}`)],
});
