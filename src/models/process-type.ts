import { type Infer, timestamp } from './schema.ts';

/** A process type as it runs. `garbage` ones are no longer part of the release. */
export const ProcessType = {
  title: 'ProcessType',
  type: 'object',
  properties: {
    name: { type: 'string' },
    release: { type: 'string', description: 'the release it runs, as `v3`' },
    ready: { type: 'string', description: 'ready and wanted processes, as `1/2`' },
    up_to_date: { type: 'integer' },
    available_replicas: { type: 'integer' },
    garbage: { type: 'boolean' },
    started: timestamp,
  },
  required: ['name'],
} as const;
export type ProcessType = Infer<typeof ProcessType>;

const containerFields = {
  container: { type: 'string' },
  image: { type: 'string' },
  command: { type: 'array', items: { type: 'string' } },
  args: { type: 'array', items: { type: 'string' } },
} as const;

/** A container of a process type, as its next processes will have it. Limits are text or numbers. */
export const ContainerTemplate = {
  title: 'ContainerTemplate',
  type: 'object',
  properties: {
    ...containerFields,
    liveness_probe: { type: 'object' },
    readiness_probe: { type: 'object' },
    startup_probe: { type: 'object' },
    limits: { type: 'object' },
    volume_mounts: { type: 'array' },
    node_selector: { type: 'object' },
  },
  required: [],
} as const;
export type ContainerTemplate = Infer<typeof ContainerTemplate>;

/** A container of one process, with its present and its last state. */
export const Container = {
  title: 'Container',
  type: 'object',
  properties: {
    ...containerFields,
    state: { type: 'object' },
    lastState: { type: 'object' },
    ready: { type: 'boolean' },
    restartCount: { type: 'integer' },
    status: { type: 'string' },
    reason: { type: 'string' },
    message: { type: 'string' },
  },
  required: [],
} as const;
export type Container = Infer<typeof Container>;

/** Something that happened to a process or a process type. */
export const ProcessEvent = {
  title: 'ProcessEvent',
  type: 'object',
  properties: { reason: { type: 'string' }, message: { type: 'string' }, created: timestamp },
  required: [],
} as const;
export type ProcessEvent = Infer<typeof ProcessEvent>;
