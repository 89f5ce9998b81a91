import type { GatewayPort } from '../../api/drycc-resource-operations.ts';
import { checkIdentifier } from '../../api/identifiers.ts';
import { usageFailure } from '../../base/errors.ts';
import { checkFields, listUnder, type NetworkFile, portIn } from '../../changes/network-file.ts';

/**
 * The ports of the gateway in a file, in the controller's spelling (`ports`) or Kubernetes' (`listeners`). Throws a
 * usage failure if it is not a gateway or has no ports: an empty list would delete the gateway.
 */
export function gatewayPorts({ source, kind, name, spec }: NetworkFile): readonly [GatewayPort, ...GatewayPort[]] {
  if (kind !== 'Gateway') throw usageFailure(`${source} is a ${kind}, not a Gateway.`);
  checkIdentifier('gateway', name);
  const place = `The spec in ${source}`;
  // The class is the controller's choice.
  checkFields(spec, ['ports', 'listeners', 'gatewayClassName'], place);
  const given = listUnder(spec, ['ports', 'listeners'], place) ?? [];
  const [first, ...others] = given.map((each, index): GatewayPort => {
    const which = `Port ${index + 1} in ${source}`;
    checkFields(each, ['name', 'port', 'protocol'], which);
    const { protocol } = each;
    if (typeof protocol !== 'string') throw usageFailure(`${which} has no protocol. Example: HTTP`);
    return { port: portIn(each, which), protocol };
  });
  if (first !== undefined) return [first, ...others];
  throw usageFailure(
    `The gateway in ${source} has no ports. Nothing was sent, because that would delete it.`,
    `gateways:remove ${name} removes it.`,
  );
}
