import { isJsonObject, textsByName, type JsonObject } from '../base/json-object.ts';
import { flag } from '../cli/inputs.ts';

/** The option that shows secrets in output for people. */
export const showSecrets = flag('print secret values too');

/** Flattens parameters to lines: `oss.server` and its value. Values that are not known to be public become `***`. */
export function parameterTexts(
  parameters: JsonObject,
  isPublic: (name: string) => boolean,
  shows: boolean,
): [name: string, text: string][] {
  return textsByName(flattened(parameters)).map(([name, text]) => [name, shows || isPublic(name) ? text : '***']);
}

function flattened(parameters: JsonObject, before = ''): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => {
      const path = `${before}${name}`;
      return isJsonObject(value) ? Object.entries(flattened(value, `${path}.`)) : [[path, value]];
    }),
  );
}
