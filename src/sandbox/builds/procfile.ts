import { PushRefused } from '../git/push-refused.ts';
import type { Rules } from '../rules/rules.ts';
import type { ProcessTypes } from './workshop.ts';

/** Reads a Procfile: `type: command`, a line each; empty lines and comments are left out. Throws a `PushRefused` for other lines. */
export function readProcfile(text: string, { processType }: Pick<Rules, 'processType'>): ProcessTypes {
  const types: Record<string, string> = {};
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, type = '', command = ''] = /^\s*([^\s:]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    const where = `Line ${index + 1} of the Procfile`;
    if (type === '' || command === '') throw new PushRefused(`${where} is not "type: command".`);
    if (!processType.pattern.test(type)) throw new PushRefused(`${where}: ${processType.allows}`);
    types[type] = command;
  }
  if (Object.keys(types).length === 0) throw new PushRefused('The Procfile has no process types.');
  return types;
}
