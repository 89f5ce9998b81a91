import { routeGatewayCommand } from './route-gateway-command.ts';

export default routeGatewayCommand({
  summary: 'attach a route to a gateway (Drycc 1.8 to 1.13)',
  description: 'On newer Drycc, use routes:apply.',
  examples: ['routes:attach public --gateway hello --port 80 --app hello'],
  operation: 'routes.attach',
  doing: 'Attaching',
  did: (route, gateway) => `Attached route ${route} to gateway ${gateway}`,
});
