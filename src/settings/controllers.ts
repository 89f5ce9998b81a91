import type { ControllerUrl } from '../api/controller-url.ts';
import type { Recollection } from '../api/recognise.ts';
import { Failure } from '../base/errors.ts';
import { isJsonObject, type JsonObject } from '../base/json-object.ts';
import { readJsonFile } from './json-file.ts';
import { writeJsonFile } from './write-json-file.ts';

/** What is remembered of one controller: what was found out, and the dialect that the user demands for it. */
export interface ControllerMemory {
  readonly recollection: Recollection | undefined;
  readonly pinned: string | undefined;
  /** Whether it said that apps are pushed to it over HTTP. */
  readonly httpPushes: boolean;
}

/** Recalls a controller. A memory that is broken or cannot be read is as good as none: it is only a saving of requests. */
export function recallController(path: string, controller: ControllerUrl): ControllerMemory {
  const entry = readMemory(path)[controller];
  if (!isJsonObject(entry)) return { recollection: undefined, pinned: undefined, httpPushes: false };
  const { dialect, product, version, platform, api, git } = entry;
  const isAnnounced = (product === 'deis' || product === 'drycc') && typeof version === 'string';
  return {
    recollection:
      typeof dialect === 'string'
        ? {
            dialect,
            announced: isAnnounced ? { product, version, ...(typeof platform === 'string' && { platform }) } : null,
          }
        : undefined,
    pinned: typeof api === 'string' ? api : undefined,
    httpPushes: git === 'http',
  };
}

/** Remembers a controller. When the file cannot be written nothing is lost but a request at the next command. */
export async function rememberController(
  path: string,
  controller: ControllerUrl,
  { recollection, pinned, httpPushes }: ControllerMemory,
): Promise<void> {
  const entry = {
    ...(recollection && { dialect: recollection.dialect, ...recollection.announced }),
    ...(pinned !== undefined && { api: pinned }),
    ...(httpPushes && { git: 'http' }),
  };
  try {
    await writeJsonFile(path, () => ({ ...readMemory(path), [controller]: entry }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

function readMemory(path: string): JsonObject {
  try {
    return readJsonFile(path) ?? {};
  } catch (error) {
    if (error instanceof Failure) return {};
    throw error;
  }
}
