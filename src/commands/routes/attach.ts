import { gatewayCommand } from './gateway-command.ts';

export default gatewayCommand({
  summary: 'attach a route to a port of a gateway (Drycc 1.8 to 1.13)',
  examples: ['routes:attach api --gateway hello --port 80 --app hello'],
  isAttached: true,
});
