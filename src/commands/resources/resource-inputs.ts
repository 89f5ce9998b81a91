import { usageFailure } from '../../base/errors.ts';
import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { readNamedText } from '../../base/text-file.ts';
import { parseYaml } from '../../changes/yaml-text.ts';
import type { Context } from '../../cli/context.ts';
import { anyText, argument, identifier, manyArguments, option, pair } from '../../cli/inputs.ts';

/** The resource that is meant. */
export const resourceArgument = argument('name', 'name of the resource', identifier('resource'));

/** For help: what `--json` prints. */
export const jsonNotice = '--json prints everything, including passwords.';

/** The arguments and options of a resource with a plan. */
export const planInputs = {
  args: {
    name: resourceArgument,
    service: argument('service', 'service, e.g. redis', identifier('service')),
    plan: argument('plan', 'plan of the service, e.g. standard-128', identifier('plan')),
    params: {
      ...manyArguments(
        'name=value',
        'parameters of the plan',
        pair('parameter', (word) => /^[\w.]+$/.test(word)),
      ),
      required: false,
    },
  },
  values: option('file', 'YAML file of parameters, in place of those in arguments', anyText, {
    short: 'f',
    completes: 'file',
  }),
} as const;

/**
 * The options of a resource: of the arguments, or of a file, which is checked and sent as it is, in Base64, as the Go client
 * does. Undefined if there are none: the controller then keeps those that a resource has.
 */
export async function optionsOf(
  params: readonly (readonly [string, string])[],
  file: string | undefined,
  { host }: Context,
): Promise<JsonObject | undefined> {
  if (file === undefined) return params.length === 0 ? undefined : Object.fromEntries(params);
  const text = await readNamedText(file, host.directory, host.interrupted);
  if (!isJsonObject(await parseYaml(text, file))) throw usageFailure(`${file} is not a YAML map of parameters.`);
  return { rawValues: Buffer.from(text).toString('base64') };
}
