import type { Config } from '../../models/config.ts';
import type { JsonObject } from '../../base/json-object.ts';
import { groupFields } from '../fields/config-groups.ts';
import {
  type Changes,
  type Configuration,
  groupNames,
  type Groups,
  injectedVariables,
  insertConfig,
  readConfig,
} from '../state/configuration.ts';
import { check } from '../fields/field.ts';
import type { Controller, HandlersOf } from './handler.ts';
import { type AppRow, usableApp } from '../wire/permissions.ts';
import { deployed } from '../runtime/deployed.ts';
import { asPythonText } from '../rules/python.ts';
import { refused } from '../wire/refusal.ts';
import { addRelease, currentRelease } from '../state/releases.ts';
import { describeChanges, mergeGroup } from '../fields/config-changes.ts';
import { readHealthVariables } from '../fields/health-variables.ts';

/** The config of an app: its variables, limits, tags, registry and health checks. */
export const config: HandlersOf<'config'> = {
  'config.get': ({ user, parameter }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    return shown(controller, app, readConfig(controller.store, currentRelease(controller.store, app.id).config));
  },

  'config.set': ({ user, parameter, body }, controller) => {
    const { store, rules } = controller;
    return deployed(controller, parameter('app'), () => {
      const app = usableApp(controller, user, parameter('app'));
      const release = currentRelease(store, app.id);
      const before = readConfig(store, rules.mergesNewestConfig ? newestConfig(store, app.id) : release.config);
      const given: Changes = check(body, groupFields(rules));
      const changes = readHealthVariables[rules.healthVariables](before, given);
      const differences = groupNames.map((name) => mergeGroup(name, before[name], changes[name], rules));
      const groups = Object.fromEntries(differences.map(({ name, after }) => [name, after])) as unknown as Groups;
      if (rules.checksPort) requirePort(groups);
      if (rules.nodeLabels) requireNode(rules.nodeLabels, groups.tags, before.tags);
      const did = describeChanges(differences);
      if (did === undefined && rules.refusesIdleConfig) {
        throw refused(409, `${user.username} changed nothing - release stopped`);
      }
      const uuid = insertConfig(controller, app, user, groups, before.scoped);
      const { version } = addRelease(controller, app, user, {
        did: did ?? 'changed nothing',
        config: uuid,
        build: release.build,
      });
      const after = shown(controller, app, readConfig(store, uuid));
      const isShown = rules.showsRelease === 'once built' ? release.build !== null : rules.showsRelease;
      if (!isShown) return after;
      // The documents show these two in the answer to a change, and not in the list.
      return { ...after, values: { ...injectedVariables(controller, app.id, version), ...after.values } };
    });
  },
};

/** The newest config, whether it was deployed or not. */
function newestConfig(store: Controller['store'], app: string): string {
  const row = store.first<{ uuid: string }>('SELECT uuid FROM configs WHERE app = ? ORDER BY rowid DESC LIMIT 1', app);
  if (!row) throw new TypeError('every app has a config');
  return row.uuid;
}

function requirePort({ registry, values }: Groups): void {
  if (Object.keys(registry).length > 0 && !('PORT' in values)) {
    throw refused(400, 'PORT needs to be set in the config when using a private registry');
  }
}

/** Throws unless the node has all of the labels. */
function requireNode(labels: Readonly<Record<string, string>>, tags: JsonObject, before: JsonObject): void {
  const pairsOf = (group: JsonObject): string[] =>
    Object.entries(group).map(([name, value]) => `${name}=${String(value)}`);
  const [wanted, old] = [pairsOf(tags), pairsOf(before)];
  if (Object.entries(tags).every(([name, value]) => labels[name] === value)) return;
  const added = old.length === 0 ? [] : wanted.filter((pair) => !old.includes(pair));
  const cause = added.length === 0 ? '' : ` - Addition of ${added.join(', ')} is the cause`;
  throw refused(400, `No nodes matched the provided labels: ${wanted.join(', ')}${cause}`);
}

function shown({ rules }: Controller, app: AppRow, { uuid, owner, created, values, ...stored }: Configuration): Config {
  // Another dialect may have left values that are no text.
  // What only today's Drycc has is kept, and not shown.
  const rest = Object.fromEntries(
    groupNames.flatMap((name) => (name === 'values' ? [] : [[name, stored[name]] as const])),
  );
  const texts = Object.entries(values).map(([name, value]) => [name, asPythonText(value)]);
  return {
    owner,
    app: app.id,
    values: rules.textValues ? (Object.fromEntries(texts) as Record<string, string>) : values,
    ...rest,
    created,
    updated: created,
    uuid,
  };
}
