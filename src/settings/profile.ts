import { Failure } from '../base/errors.ts';
import type { JsonObject } from '../base/json-object.ts';
import { readJsonFile, removeFile } from './json-file.ts';
import { writeJsonFile } from './write-json-file.ts';

/** A login, as the Go clients keep it in one file per profile. */
export interface Profile {
  readonly controller: string;
  readonly username: string;
  readonly token: string;
  readonly sslVerify: boolean;
  /** How many items of a list to ask for at a time; 0 leaves it to the controller. */
  readonly responseLimit: number;
  /** Fields of the file that are not ours to know; they are kept as they are. */
  readonly others: JsonObject;
}

/** Reads a profile; undefined when there is none. Throws a failure that names the file and the field that is wrong. */
export function readProfile(path: string): Profile | undefined {
  const content = readJsonFile(path);
  if (content === undefined) return undefined;
  const { controller, username, token, ssl_verify: sslVerify, response_limit: limit, ...others } = content;
  const field = (name: string, value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new Failure('failure', `The settings in ${path} are broken: "${name}" is not a string.`, {
      hint: 'Fix or remove the file, then log in again.',
    });
  };
  return {
    controller: field('controller', controller),
    username: field('username', username ?? ''),
    token: field('token', token),
    // What is missing or unreadable must not switch the check off.
    sslVerify: sslVerify !== false,
    responseLimit: typeof limit === 'number' && Number.isSafeInteger(limit) && limit > 0 ? limit : 0,
    others,
  };
}

/** A profile after another login: what is no part of the login stays as it was before. */
export function renewed(
  before: Profile | undefined,
  login: Pick<Profile, 'username' | 'sslVerify' | 'controller' | 'token'>,
): Profile {
  // A workspace is one of its controller.
  const isSame = before?.controller === login.controller;
  const kept = Object.entries(before?.others ?? {}).filter(([field]) => field !== 'workspace' || isSame);
  return { ...login, responseLimit: before?.responseLimit ?? 0, others: Object.fromEntries(kept) };
}

/** Writes a profile, fields in the order of the Go clients. */
export async function writeProfile(path: string, profile: Profile): Promise<void> {
  await writeJsonFile(path, () => ({
    username: profile.username,
    ssl_verify: profile.sslVerify,
    controller: profile.controller,
    token: profile.token,
    response_limit: profile.responseLimit,
    ...profile.others,
  }));
}

/** Removes a profile: the file goes, as with the Go clients. */
export function removeProfile(path: string): void {
  removeFile(path);
}
