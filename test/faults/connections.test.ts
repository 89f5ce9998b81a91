import { bodyFaults } from './body-faults.ts';
import { connectionFaults, tlsFaults } from './connection-faults.ts';
import { overTls } from './fault.ts';
import { tryMatrix } from './matrix.ts';
import { redirectFaults } from './redirect-faults.ts';
import { busyFaults, oddFaults } from './status-faults.ts';
import { versionFaults } from './version-faults.ts';

tryMatrix('docs/faults-connections.md', 'Connections, TLS, statuses and headers', {
  Connections: connectionFaults,
  TLS: tlsFaults,
  'Connections and bodies, over TLS': [...connectionFaults, ...bodyFaults].flatMap(overTls),
  Redirects: redirectFaults,
  'Controllers that are busy': busyFaults,
  'Statuses and headers': oddFaults,
  Versions: versionFaults,
});
