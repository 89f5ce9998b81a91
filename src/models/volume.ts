import { type Infer, timestamp } from './schema.ts';

/** A volume, and where each process type has it mounted. */
export const Volume = {
  title: 'Volume',
  type: 'object',
  properties: {
    name: { type: 'string' },
    app: { type: 'string' },
    size: { type: 'string' },
    type: { type: 'string', description: 'csi, nfs or oss' },
    path: { type: 'object', description: 'mount paths by process type' },
    parameters: { type: 'object' },
    uuid: { type: 'string' },
    created: timestamp,
    updated: timestamp,
  },
  required: ['name'],
} as const;
export type Volume = Infer<typeof Volume>;

/** The login of the WebDAV server of a volume. */
export const FilerLogin = {
  title: 'FilerLogin',
  type: 'object',
  properties: {
    endpoint: { type: 'string', description: 'the URL, or its path on the controller; some controllers leave it out' },
    username: { type: 'string' },
    password: { type: 'string' },
  },
  required: ['username', 'password'],
} as const;
export type FilerLogin = Infer<typeof FilerLogin>;

/** A file or a folder in a volume, as Drycc 1.13 lists it. */
export const VolumeFile = {
  title: 'VolumeFile',
  type: 'object',
  properties: {
    name: { type: 'string' },
    path: { type: 'string', description: 'from the root of the volume' },
    type: { type: 'string', description: 'file or dir' },
    size: { type: 'string', description: 'in bytes' },
    timestamp: { type: 'string', description: 'when it was changed' },
  },
  required: ['name', 'type'],
} as const;
export type VolumeFile = Infer<typeof VolumeFile>;
