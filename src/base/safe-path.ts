import { delimiter, isAbsolute } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * An environment in which programs are found in absolute folders only: with an empty or relative folder on PATH, a
 * repository could bring a git of its own.
 */
export function withSafePath(environment: Environment): Record<string, string | undefined> {
  const safe: Record<string, string | undefined> = { ...environment };
  // Windows has it in any case.
  for (const name of Object.keys(safe).filter((each) => each.toUpperCase() === 'PATH')) {
    const folders = (safe[name] ?? '').split(delimiter).filter(isAbsolute);
    // An empty PATH would be the current folder; without any, the system has folders of its own.
    if (folders.length === 0) Reflect.deleteProperty(safe, name);
    else safe[name] = folders.join(delimiter);
  }
  return safe;
}
