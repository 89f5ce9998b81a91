import { entriesByName, isJsonObject, textsByName } from '../../base/json-object.ts';
import { spellWords } from '../../base/shell-words.ts';
import type { ChangedConfig } from '../../models/config.ts';
import { either, facts, heading, line, nothing, pairs, type View } from '../../output/view.ts';

/** The process type whose hooks are meant where none is named. */
export const defaultType = 'web';

/** Shows the hooks of an app by process type. */
export function lifecyclesView(config: ChangedConfig, app: string): View {
  const types = entriesByName(config.lifecycle ?? {}).filter(
    ([, hooks]) => isJsonObject(hooks) && Object.keys(hooks).length > 0,
  );
  return [
    heading(`${app} Lifecycles`),
    ...(types.length === 0
      ? [nothing('No lifecycle hooks.', ['Set one', `lifecycles:set preStop sleep 10 -a ${app}`])]
      : []),
    ...types.flatMap(([type, hooks]) => [
      line(''),
      line(`${type}:`),
      either({
        terminal: [
          facts(entriesByName(isJsonObject(hooks) ? hooks : {}).map(([hook, action]) => [hook, inWords(action)])),
        ],
        pipe: [pairs(textsByName(isJsonObject(hooks) ? hooks : {}))],
      }),
    ]),
  ];
}

/** What a hook does, as a person says it; as JSON where it is something else. */
function inWords(action: unknown): string {
  if (typeof action === 'string') return action;
  const { exec, httpGet, tcpSocket, sleep } = isJsonObject(action) ? action : {};
  const field = (of: unknown, name: string): unknown => (isJsonObject(of) ? of[name] : undefined);
  const command = field(exec, 'command');
  if (Array.isArray(command)) return `runs ${spellWords(command.map(String))}`;
  if (httpGet !== undefined)
    return `GET ${textOf(field(httpGet, 'path'), '/')} on port ${textOf(field(httpGet, 'port'))}`;
  if (tcpSocket !== undefined) return `connects to port ${textOf(field(tcpSocket, 'port'))}`;
  if (sleep !== undefined) return `sleeps ${textOf(field(sleep, 'seconds'))}s`;
  return JSON.stringify(action);
}

const textOf = (value: unknown, otherwise = '?'): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
