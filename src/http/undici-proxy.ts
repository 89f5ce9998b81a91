import type { Dispatcher } from 'undici';
import connect from 'undici/lib/api/api-connect.js';
import DispatcherOfAll from 'undici/lib/dispatcher/dispatcher.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';

/** Opens connections through a proxy, with the parts of undici that it takes; tunnels need what its index gives dispatchers. */
export function openProxyAgent(options: ProxyAgent.Options): Dispatcher {
  DispatcherOfAll.prototype.connect = connect;
  return new ProxyAgent(options);
}
