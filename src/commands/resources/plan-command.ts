import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { usageFailure } from '../../base/errors.ts';
import { readNamedText } from '../../base/text-file.ts';
import { parseYaml } from '../../changes/yaml-text.ts';
import type { Context } from '../../cli/context.ts';
import { command, type Command } from '../../cli/define.ts';
import { Resource } from '../../models/addon.ts';
import { done } from '../../output/view.ts';
import { jsonNotice, planArguments, planOptions } from './resource-inputs.ts';

interface Declared extends Pick<Command, 'summary' | 'examples'> {
  readonly isNew: boolean;
}

/** Declares a command that creates a resource of a plan, or gives one another plan. */
export function planCommand({ isNew, ...declared }: Declared): Command {
  const operation = isNew ? 'resources.create' : 'resources.update';
  return command({
    ...declared,
    description: jsonNotice,
    args: planArguments,
    options: planOptions,
    operations: [operation],
    output: Resource,
    doing: ({ name }) => `${isNew ? 'Creating' : 'Updating'} resource ${name}`,
    async run({ app, name, service, plan, parameters, values }, context) {
      const { api } = context;
      await api.require(operation);
      const options = await optionsOf(parameters, values, context);
      const wanted = { app, plan: `${service}:${plan}`, ...(options && { options }) };
      return isNew
        ? api('resources.create', { ...wanted, name })
        : api('resources.update', { ...wanted, resource: name });
    },
    view: (_, { name, service, plan }) => [
      done(undefined, `${isNew ? 'Created' : 'Updated'} resource ${name} (${service}, ${plan})`),
    ],
  });
}

/** Parameters as the controller takes them: by name, or a whole file as base64. */
async function optionsOf(
  parameters: readonly (readonly [name: string, value: string])[],
  file: string | undefined,
  { host }: Context,
): Promise<JsonObject | undefined> {
  if (file === undefined) return parameters.length === 0 ? undefined : Object.fromEntries(parameters);
  if (parameters.length > 0) throw usageFailure('Use either parameters or --values.');
  const content = await readNamedText(file, host.directory, host.interrupted);
  if (!isJsonObject(await parseYaml(content, file))) throw usageFailure(`${file} is not a YAML map of parameters.`);
  return { rawValues: Buffer.from(content).toString('base64') };
}
