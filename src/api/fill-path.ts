import { checkIdentifier } from './identifiers.ts';

/**
 * Fills the `{parameters}` of a path. Each value is checked, then encoded once; `rest` has the parameters that are not in the
 * path. Throws usage failures on values that the controller could misread.
 */
export function fillPath(
  template: string,
  params: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly rest: readonly (readonly [string, unknown])[] } {
  const inPath = new Set<string>();
  const fill = (_: string, parameter: string): string => {
    inPath.add(parameter);
    const given = params[parameter];
    if (typeof given !== 'string' && typeof given !== 'number') throw new TypeError(`${template} lacks ${parameter}`);
    const value = String(given);
    checkIdentifier(parameter, value);
    // The path of a file has names of its own.
    return parameter === 'path' ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
  };
  const path = template.includes('{') ? template.replaceAll(/\{(\w+)\}/g, fill) : template;
  const rest = Object.entries(params).filter(([key, value]) => value !== undefined && !inPath.has(key));
  return { path, rest };
}
