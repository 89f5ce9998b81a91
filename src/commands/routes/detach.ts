import { routeGatewayCommand } from './route-gateway-command.ts';

export default routeGatewayCommand({
  summary: 'detach a route from a gateway (Drycc 1.8 to 1.13)',
  description: 'On newer Drycc, use routes:apply.',
  examples: ['routes:detach public --gateway hello --port 80 --app hello'],
  operation: 'routes.detach',
  doing: 'Detaching',
  did: (route, gateway) => `Detached route ${route} from gateway ${gateway}`,
});
