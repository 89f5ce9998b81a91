import { checkIdentifier } from '../../api/identifiers.ts';
import { usageFailure } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json-object.ts';
import { checkFields, listUnder, type NetworkFile, portIn } from '../../changes/network-file.ts';
import type { NetworkRoute } from '../../models/network.ts';

/** What a route is, besides its name and kind, as the controller has it. */
interface RouteParts {
  readonly rules: readonly JsonObject[];
  readonly parent_refs: readonly JsonObject[];
}

/**
 * The rules and gateways of the route in a file, in the controller's spelling (`parents`, `backends`) or Kubernetes'
 * (`parentRefs`, `backendRefs`). Everything else in a rule stays. Throws a usage failure if the file has what the
 * controller cannot keep.
 */
export function routeParts({ source, kind, name, spec }: NetworkFile): RouteParts {
  if (!/^(?:HTTP|GRPC|TCP|UDP|TLS)Route$/.test(kind)) {
    throw usageFailure(`${source} is a ${kind}, not a route. Example: HTTPRoute`);
  }
  checkIdentifier('route', name);
  const place = `The spec in ${source}`;
  checkFields(spec, ['parents', 'parentRefs', 'rules'], place);
  const parents = listUnder(spec, ['parents', 'parentRefs'], place);
  // Left out by mistake, they would take the route off its gateways.
  if (!parents) throw usageFailure(`${place} has no parents.`, 'For a route without gateways, write "parents: []".');
  const rules = listUnder(spec, ['rules'], place) ?? [];
  if (rules.length === 0) throw usageFailure(`${place} has no rules.`);
  return {
    rules: rules.map((rule, index) => sentRule(rule, `Rule ${index + 1} in ${source}`)),
    parent_refs: parents.map((parent, index) => sentParent(parent, `Parent ${index + 1} in ${source}`)),
  };
}

function sentRule(rule: JsonObject, place: string): JsonObject {
  const backendRefs = listUnder(rule, ['backends', 'backendRefs'], place);
  // Controllers fail on such a rule.
  if (!backendRefs) throw usageFailure(`${place} has no backends.`);
  const others = Object.entries(rule).filter(([field]) => field !== 'backends');
  return { ...Object.fromEntries(others), backendRefs };
}

function sentParent(parent: JsonObject, place: string): JsonObject {
  checkFields(parent, ['name', 'port', 'kind', 'group'], place);
  const { name, kind = 'Gateway' } = parent;
  if (typeof name !== 'string') throw usageFailure(`${place} has no name.`);
  if (kind !== 'Gateway') throw usageFailure(`${place} is not a Gateway.`);
  return { name, port: portIn(parent, place) };
}

/** The spec of a route as files have it, with all that its rules have. */
export function specOf({ parent_refs: parents = [], rules = [] }: NetworkRoute): JsonObject {
  return {
    parents,
    rules: rules.map((rule) => {
      const { backendRefs, ...others } = rule as JsonObject;
      return backendRefs === undefined ? others : { ...others, backends: backendRefs };
    }),
  };
}
