import { gatewayCommand } from './gateway-command.ts';

export default gatewayCommand({
  summary: 'detach a route from a port of a gateway (Drycc 1.8 to 1.13)',
  examples: ['routes:detach api --gateway hello --port 80 --app hello'],
  isAttached: false,
});
