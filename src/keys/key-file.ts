import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Failure, usageFailure } from '../base/errors.ts';
import { homeFolder } from '../settings/locations.ts';
import type { StopSignal } from '../base/stop-signal.ts';
import { readNamedText, readTextFile } from '../base/text-file.ts';
import { fingerprint, keyTypes, parsePublicKey, type PublicKey } from './public-key.ts';

/** A public key from a file. */
export interface KeyFile extends PublicKey {
  readonly path: string;
  /** The comment, else the name of the file to its first dot, as with the Go clients. */
  readonly id: string;
}

/**
 * Reads the public key in a file. Throws usage failures; what is in a file that is no public key, it may be a private
 * one, is never shown.
 */
function readKeyFile(path: string, folder: string): KeyFile {
  return parseKeyFile(readTextFile(path, folder), path);
}

/** The same of a file that the user named, which may be a pipe. */
export async function readNamedKey(path: string, folder: string, stop: StopSignal): Promise<KeyFile> {
  return parseKeyFile(await readNamedText(path, folder, stop), path);
}

function parseKeyFile(text: string, path: string): KeyFile {
  if (/PRIVATE KEY|^PuTTY-User-Key-File/.test(text)) {
    throw usageFailure(`${path} is a private key. It stays on this machine.`, 'Use the public key file.');
  }
  if (text.startsWith('---- BEGIN SSH2')) {
    throw usageFailure(
      `${path} is a public key in another format.`,
      `ssh-keygen -i -f ${path} turns it into OpenSSH's.`,
    );
  }
  const lines = text.split(/\r?\n/).filter((row) => row.trim() !== '');
  if (lines.length > 1) throw usageFailure(`${path} is not one public key: it has ${lines.length} lines.`);
  const key = parsePublicKey(lines[0] ?? '');
  if (!key || !keyTypes.includes(key.type)) {
    throw usageFailure(`${path} is not an SSH public key.`, `Supported types: ${keyTypes.join(', ')}.`);
  }
  return { ...key, path, id: key.comment === '' ? basename(path).replace(/(?<=.)\..*$/, '') : key.comment };
}

/** Whether there is a file of that path, or a pipe, as `<(command)` makes one. */
export function isFile(path: string, folder: string): boolean {
  try {
    const found = statSync(resolve(folder, path));
    return found.isFile() || found.isFIFO();
  } catch {
    // A name may also be too long for any file.
    return false;
  }
}

/** The public keys in `~/.ssh`, by the names of their files, and the names of those files that hold none. */
export function findKeys(environment: Readonly<Record<string, string | undefined>>): {
  readonly keys: readonly KeyFile[];
  readonly others: readonly string[];
} {
  const folder = join(homeFolder(environment), '.ssh');
  const keys: KeyFile[] = [];
  const others: string[] = [];
  for (const name of namesIn(folder)) {
    try {
      keys.push(readKeyFile(join(folder, name), folder));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      others.push(name);
    }
  }
  return { keys, others };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pub'))
      .sort();
  } catch {
    return [];
  }
}

/** How a key is offered: the file, the comment, the fingerprint. */
export function describeKey(key: KeyFile): string {
  return [basename(key.path), key.comment, fingerprint(key)].filter((part) => part !== '').join(' ');
}
