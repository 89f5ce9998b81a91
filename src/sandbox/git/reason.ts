import { isJsonObject } from '../../base/json-object.ts';
import { Refusal } from '../wire/refusal.ts';
import { isNoRoom, noRoom } from '../state/unusable-state.ts';
import { PushRefused } from './push-refused.ts';

/** What a failure says to whoever pushes: its sentence if it is meant for users, and nothing of the sandbox otherwise. */
export function reasonOf(error: unknown): string {
  if (error instanceof PushRefused) return error.message;
  if (isNoRoom(error)) return noRoom;
  if (!(error instanceof Refusal)) return 'Server Error';
  const { body } = error;
  if (!isJsonObject(body)) return JSON.stringify(body);
  return typeof body['detail'] === 'string' ? body['detail'] : JSON.stringify(body);
}
