import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How the variables of a container get to the engine, whose command line everybody of the machine can read. */
export interface Variables {
  /** Options of its command line, which have names alone. */
  readonly options: readonly string[];
  /** What its client finds in its environment, beside its own. */
  readonly environment: Readonly<Record<string, string>>;
  /** The variables that could not be given. */
  readonly left: readonly string[];
  /** Removes the file, once the container has ended. */
  readonly forget: () => void;
}

/** What the client of an engine, or what it starts, would take for a setting of its own. */
const settings =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|PWD|TMPDIR|LANG|LANGUAGE|LC_\w+|LD_\w+|TZ|TERM|IFS|ENV|BASH_\w+|XDG_\w+|DOCKER_\w+|BUILDKIT_\w+|BUILDX_\w+|CONTAINERS?_\w+|CONTAINER_\w+|PODMAN_\w+|BUILDAH_\w+|STORAGE_\w+|REGISTRY_\w+|NETAVARK_\w+|CNI_\w+|COMPOSE_\w+|SSH_\w+|SSL_\w+|GO[A-Z]+|OTEL_\w+|LISTEN_\w+|NOTIFY_SOCKET|DBUS_\w+|\w+_proxy|\w+_PROXY|_\w*)$/;

/**
 * Gives variables to a container: by the environment of the engine's client, from which it takes those that are named. What
 * the client would take for a setting of its own goes by a file for the owner's eyes, which cannot have lines in its values.
 */
export function giveVariables(all: Readonly<Record<string, string>>, data: string, name: string): Variables {
  // What is in it is removed at the next start, whatever happens.
  const folder = join(data, 'build');
  const entries = Object.entries(all);
  const direct = entries.filter(([key]) => /^[A-Za-z]\w*$/.test(key) && !settings.test(key));
  const rest = entries.filter((entry) => !direct.includes(entry));
  const byFile = rest.filter(([key, value]) => /^[^\s#*][^\s*]*$/.test(key) && !/[\r\n]/.test(value));
  const file = join(folder, `${name}.env`);
  if (byFile.length > 0) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, byFile.map(([key, value]) => `${key}=${value}\n`).join(''), { mode: 0o600 });
  }
  return {
    options: [...(byFile.length > 0 ? ['--env-file', file] : []), ...direct.flatMap(([key]) => ['--env', key])],
    environment: Object.fromEntries(direct),
    left: rest.filter((entry) => !byFile.includes(entry)).map(([key]) => key),
    forget: () => {
      rmSync(file, { force: true });
    },
  };
}
