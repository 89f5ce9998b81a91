import type { JsonObject } from '../base/json-object.ts';
import { Addon, AddonClass, AddonConnection, Resource, ResourceOffer } from '../models/addon.ts';
import { Gateway, NetworkRoute, Service } from '../models/network.ts';
import { FilerLogin, Volume, VolumeFile } from '../models/volume.ts';
import { accepted, asks, bytes, deploys, nothing, object, page, text } from './operation.ts';
import type { Changes, InApp, Limited } from './parameters.ts';
import type { Upload } from './upload.ts';

interface OfService extends InApp {
  readonly ptype: string;
  readonly port: number;
  readonly protocol: string;
}

/** A port of a gateway. */
export interface GatewayPort {
  readonly port: number;
  readonly protocol: string;
}

/** A gateway as today's Drycc wants it whole. No ports delete it: use `gateways.remove` for that. */
export interface GatewayDefinition extends InApp {
  readonly name: string;
  readonly ports: readonly [GatewayPort, ...GatewayPort[]];
}

/** A route as today's Drycc wants it whole. */
export interface RouteDefinition extends InApp {
  readonly name: string;
  readonly kind: string;
  readonly rules: readonly JsonObject[];
  readonly parent_refs: readonly JsonObject[];
}

interface NewVolume extends InApp {
  readonly name: string;
  readonly size: string;
  readonly type?: string | undefined;
  readonly parameters?: JsonObject | undefined;
}

interface InVolume extends InApp {
  readonly volume: string;
}

interface AddonPlan extends InApp {
  readonly addon: string;
  readonly kind: string;
  readonly plan: string;
  /** What is left out stays as it is. */
  readonly parameters?: JsonObject | undefined;
}

interface ResourcePlan {
  readonly plan: string;
  readonly options?: JsonObject | undefined;
}

interface OfResource extends InApp {
  readonly resource: string;
}

/** A controller may have to start the server of a volume's files, which takes two minutes at the most. */
const starts = { patience: 3 * 60_000 };

/** What only Drycc 1.8 and newer have around an app: its network, volumes, and addons (up to 1.13 resources). */
export const dryccResourceOperations = {
  'services.list': page(Service, asks<InApp & Limited>()),
  'services.add': nothing(asks<OfService & { target_port: number }>()),
  /** Succeeds also if there is no such port. With its last port the service goes. */
  'services.remove': nothing(asks<OfService>()),

  'gateways.list': page(Gateway, asks<InApp & Limited>()),
  'gateways.info': object(Gateway, asks<InApp & { gateway: string }>()),
  'gateways.apply': accepted(Gateway, asks<InApp & { gateway: string; definition: GatewayDefinition }>(), {
    body: 'definition',
  }),
  'gateways.remove': nothing(asks<InApp & { gateway: string }>()),
  /** Drycc 1.13 alone, which changes gateways port by port. */
  'gateways.addPort': nothing(asks<InApp & GatewayPort & { name: string }>()),
  'gateways.removePort': nothing(asks<InApp & GatewayPort & { name: string }>()),

  'routes.list': page(NetworkRoute, asks<InApp & Limited>()),
  'routes.info': object(NetworkRoute, asks<InApp & { route: string }>()),
  'routes.apply': accepted(NetworkRoute, asks<InApp & { route: string; definition: RouteDefinition }>(), {
    body: 'definition',
  }),
  'routes.remove': nothing(asks<InApp & { route: string }>()),
  /** Drycc 1.13 alone, as the next four. */
  'routes.create': nothing(asks<InApp & { name: string; kind: string; rules: readonly JsonObject[] }>()),
  'routes.attach': nothing(asks<InApp & { route: string; gateway: string; port: number }>()),
  'routes.detach': nothing(asks<InApp & { route: string; gateway: string; port: number }>()),
  'routes.rules': text(asks<InApp & { route: string }>()),
  'routes.setRules': nothing(asks<InApp & { route: string; rules: readonly JsonObject[] }>(), { body: 'rules' }),

  'volumes.list': page(Volume, asks<InApp & Limited>()),
  'volumes.info': object(Volume, asks<InApp & { volume: string }>()),
  'volumes.create': accepted(Volume, asks<NewVolume>()),
  'volumes.expand': accepted(Volume, asks<InApp & { volume: string; size: string }>()),
  /** Mount paths by process type; null unmounts. The response shows the volume as it was before. */
  'volumes.mount': nothing(asks<InApp & { volume: string; path: Changes }>()),
  'volumes.remove': nothing(asks<InApp & { volume: string }>()),
  /** Starts the WebDAV server of a volume, for an hour. */
  'volumes.serve': object(FilerLogin, asks<InApp & { volume: string }>()),
  /** Keeps that server for another hour. */
  'volumes.ping': text(asks<InApp & { volume: string }>()),

  /** The files of a folder of a volume, or the one file of that path. Drycc 1.13 alone, as the next three. */
  'volumes.clientList': page(VolumeFile, asks<InVolume & Limited & { path: string }>(), { query: ['path'], ...starts }),
  'volumes.clientRead': bytes(asks<InVolume & { path: string }>(), starts),
  /** Overwrites a file that is there. */
  'volumes.clientWrite': nothing(asks<InVolume & { file: Upload }>(), { upload: 'file', ...deploys }),
  /** Removes a file, or a folder with all that is in it; succeeds also if there is none. */
  'volumes.clientRemove': nothing(asks<InVolume & { path: string }>(), starts),

  'addons.classes': page(AddonClass, asks<Limited>()),
  'addons.class': object(AddonClass, asks<{ class: string }>()),
  'addons.list': page(Addon, asks<InApp & Limited>()),
  'addons.info': object(Addon, asks<InApp & { addon: string }>()),
  'addons.apply': accepted(Addon, asks<AddonPlan>()),
  'addons.remove': nothing(asks<InApp & { addon: string }>()),
  'addons.connection': object(AddonConnection, asks<InApp & { addon: string }>()),

  /** Drycc 1.13 alone, whose resources became addons. */
  'resources.services': page(ResourceOffer, asks<Limited>()),
  'resources.plans': page(ResourceOffer, asks<Limited & { service: string }>()),
  'resources.list': page(Resource, asks<InApp & Limited>()),
  'resources.info': object(Resource, asks<OfResource>()),
  'resources.create': accepted(Resource, asks<InApp & ResourcePlan & { name: string }>()),
  'resources.update': accepted(Resource, asks<OfResource & ResourcePlan>()),
  /** `bind` or `unbind`. */
  'resources.bind': nothing(asks<OfResource & { bind_action: string }>()),
  'resources.remove': nothing(asks<OfResource>()),
} as const;
