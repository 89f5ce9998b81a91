import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { check, type Field, optional, text, Wrong } from '../fields/field.ts';
import { Crash, invalid, Refusal, refused } from '../wire/refusal.ts';
import { allOf, type Belonging, findOne, oneOf, pageOf, put, remove } from './belongings.ts';
import type { DryccHandlers } from './handler.ts';
import { deployedRelease } from './pod-views.ts';
import { findBuild, typesOf } from './types.ts';

/** Volumes: kept and shown. Processes do not find them, and nothing serves them. */
export const volumes: DryccHandlers = {
  'volumes.list'({ app, window }, { store }) {
    const { items, total } = pageOf(store, app.id, 'volume', window);
    return { items: items.map(shown), total };
  },

  'volumes.info': ({ app, parameter }, controller) => shown(oneOf(controller, app, 'volume', parameter('volume'))),

  'volumes.create'({ app, body }, controller) {
    const { name, size, type, parameters } = check(body, {
      ...{ name: nameField, size: optional(sizeField), type: optional(typeField) },
      parameters: (value) => (isJsonObject(value) ? value : {}),
    });
    if (type !== undefined && type !== 'csi' && Object.keys(parameters).length === 0) {
      throw invalid({ type: ['parameters cannot be empty when the type is not csi.'] });
    }
    return controller.store.change(() => {
      if (findOne(controller.store, app.id, 'volume', name)) {
        throw invalid({ non_field_errors: ['The fields app, name must make a unique set.'] });
      }
      const data = { size: size ?? '0G', type: type ?? 'csi', path: {}, parameters };
      return shown(put(controller, app.id, 'volume', name, data));
    });
  },

  'volumes.expand'({ app, parameter, body }, controller) {
    return controller.store.change(() => {
      const { name, data } = oneOf(controller, app, 'volume', parameter('volume'));
      const { size } = body;
      if (typeof size !== 'string' || gibibytes(size) === undefined) throw new Crash();
      if (data['type'] !== 'csi') throw refused(400, `${String(data['type'])} volume is not support expand.`);
      const before = gibibytes(String(data['size'])) ?? 0;
      if ((gibibytes(size) ?? 0) < before) throw refused(400, 'Shrink volume is not supported.');
      return shown(put(controller, app.id, 'volume', name, { ...data, size }));
    });
  },

  /** Answers with the volume as it was before, as the real controller does. */
  'volumes.mount'({ app, parameter, body }, controller) {
    const { store } = controller;
    return store.change(() => {
      const volume = oneOf(controller, app, 'volume', parameter('volume'));
      const given = body['path'];
      if (!isJsonObject(given)) throw refused(400, 'path is a required field');
      const types = [...typesOf(findBuild(store, deployedRelease(store, app.id).build)), 'run'];
      const before = volume.data['path'] as JsonObject;
      for (const [type, path] of Object.entries(given)) {
        if (path !== null && !(typeof path === 'string' && path.startsWith('/')))
          throw new Refusal(400, ['Volume path format: /path']);
        if (!types.includes(type)) throw refused(400, `process type ${type} is not included in procfile`);
        const others = allOf(store, app.id, 'volume').filter(({ name }) => name !== volume.name);
        const isTaken = others.some(({ data }) => path !== null && (data['path'] as JsonObject)[type] === path);
        if (isTaken) throw refused(400, `path ${path ?? ''} is used by another volume`);
      }
      const merged = Object.entries({ ...before, ...given }).filter(([, path]) => path !== null);
      if (Object.entries(given).every(([type, path]) => (before[type] ?? null) === path)) {
        throw refused(400, 'mount path not changed');
      }
      put(controller, app.id, 'volume', volume.name, { ...volume.data, path: Object.fromEntries(merged) });
      return shown(volume);
    });
  },

  'volumes.remove'({ app, parameter }, controller) {
    controller.store.change(() => {
      const { name, data } = oneOf(controller, app, 'volume', parameter('volume'));
      if (Object.keys(data['path'] as JsonObject).length > 0) throw refused(400, 'this volume is mounting');
      remove(controller, app, 'volume', name);
    });
    return null;
  },
};

/** A size in GiB; undefined if it is not a size. */
function gibibytes(size: string): number | undefined {
  const [, number = '', unit = ''] = /^(\d+)([GT])$/.exec(size) ?? [];
  return number === '' ? undefined : Number(number) * (unit === 'T' ? 1024 : 1);
}

const nameField: Field<string> = text({
  max: 63,
  demands: (name) => (/^[a-z0-9-]+$/.test(name) ? [] : ['Can only contain a-z (lowercase), 0-9 and hyphens']),
});

const sizeField: Field<string> = (value) => {
  const size = text()(value);
  const count = /^\d+G$/.test(size) ? Number.parseInt(size, 10) : 0;
  if (count >= 1 && count <= 16_384) return size;
  throw new Wrong(
    'Volume size limit format: <number><unit> or <number><unit>/<number><unit>, where unit = G, range: 16384G~1G',
  );
};

const typeField: Field<string> = (value) => {
  const type = text()(value);
  if (['csi', 'nfs', 'oss'].includes(type)) return type;
  throw new Wrong(`"${type}" is not a valid choice.`);
};

function shown({ uuid, app, name, data, created, updated }: Belonging): JsonObject {
  const { path, parameters, size, type } = data;
  return { uuid, app, path, parameters, created, updated, name, size, type };
}
