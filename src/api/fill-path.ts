import { checkIdentifier } from './identifiers.ts';

/** Fills the `{parameters}` of a path. Each value is checked, then encoded once. Throws usage failures. */
export function fillPath(
  template: string,
  params: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly rest: Readonly<Record<string, unknown>> } {
  const inPath = new Set<string>();
  const path = template.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
    inPath.add(parameter);
    const value = String(params[parameter]);
    checkIdentifier(parameter, value);
    return encodeURIComponent(value);
  });
  const rest = Object.entries(params).filter(([key, value]) => value !== undefined && !inPath.has(key));
  return { path, rest: Object.fromEntries(rest) };
}
