import { AccessToken, LoginKey, LoginProgress, LoginToken } from '../models/access-token.ts';
import { LatestBuild } from '../models/build.ts';
import { LimitPlan, LimitSpec } from '../models/limit-plan.ts';
import { Container, ContainerTemplate, ProcessEvent, ProcessType } from '../models/process-type.ts';
import { AcceptedInvitation, Invitation, Member, Workspace } from '../models/workspace.ts';
import { accepted, asks, deploys, nothing, object, page, unsendable } from './operation.ts';
import type { InApp, InWorkspace, Limited, Username } from './parameters.ts';

interface Aliased {
  /** What the new token is called; more than 32 characters are cut off, as controllers fail on them. */
  readonly alias?: string | undefined;
}

/** An OAuth token of the provider where accounts are kept. Without the last two it cannot be renewed. */
export interface OAuthToken {
  readonly access_token: string;
  readonly token_type?: string | undefined;
  readonly scope?: string | undefined;
  readonly expires_in?: number | undefined;
  readonly refresh_token?: string | undefined;
}

/** Process types as the controller reads them: names joined by commas; all of them when it is left out. */
interface OfTypes {
  readonly ptypes?: string | undefined;
}

/** A command that runs in the background. */
interface Job extends InApp {
  readonly command: string;
  readonly ptype?: string | undefined;
  /** Seconds that it may run. */
  readonly timeout?: number | undefined;
  /** Seconds that it is kept after its end. */
  readonly expires?: number | undefined;
  /** Mount paths by the name of the volume. */
  readonly volumes?: Readonly<Record<string, string>> | undefined;
}

interface PlansWanted extends Limited {
  readonly 'spec-id'?: string | undefined;
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
}

/**
 * What only Drycc 1.8 and newer have: logins with a key, tokens, workspaces, process types and jobs, limit plans. The
 * network, volumes and addons are in drycc-resource-operations.ts.
 */
export const dryccOperations = {
  /** Starts a login; with a name and a password, or with neither for a login by browser, at `location`. */
  'auth.begin': object(LoginKey, asks<{ username?: string | undefined; password?: string | undefined }>(), {
    anonymous: true,
    redirects: true,
  }),
  /** The token of a login that was started. Without fields as long as nobody has logged in with the key. */
  'auth.finish': object(LoginProgress, asks<Aliased & { login: string }>(), {
    anonymous: true,
    pending: true,
    query: ['alias'],
    // Of a login that is under way there is nothing yet.
    flaw: (answer) => (Object.keys(answer).length === 0 ? undefined : unsendable(answer)),
  }),
  'auth.trade': object(LoginToken, asks<Aliased & OAuthToken>(), {
    anonymous: true,
    query: ['alias'],
    flaw: unsendable,
  }),

  'tokens.list': page(AccessToken, asks<Limited>()),
  'tokens.info': object(AccessToken, asks<{ uuid: string }>()),
  'tokens.remove': nothing(asks<{ uuid: string }>()),

  'workspaces.list': page(Workspace, asks<Limited>()),
  'workspaces.create': accepted(Workspace, asks<{ id: string; email: string }>()),
  'workspaces.info': object(Workspace, asks<InWorkspace>()),
  'workspaces.update': accepted(Workspace, asks<InWorkspace & { email: string }>()),
  /** Destroys its apps as well, whose names are lost then. */
  'workspaces.delete': nothing(asks<InWorkspace>(), deploys),
  'members.list': page(Member, asks<InWorkspace & Limited>()),
  'members.info': object(Member, asks<InWorkspace & Username>()),
  'members.update': accepted(
    Member,
    asks<InWorkspace & Username & { role?: string | undefined; alerts?: boolean | undefined }>(),
  ),
  'members.remove': nothing(asks<InWorkspace & Username>()),
  'invitations.list': page(Invitation, asks<InWorkspace & Limited>()),
  'invitations.create': accepted(Invitation, asks<InWorkspace & { email: string }>()),
  'invitations.accept': accepted(AcceptedInvitation, asks<InWorkspace & { invitation: string }>()),
  'invitations.revoke': nothing(asks<InWorkspace & { invitation: string }>()),

  /** Gives an app to another workspace, of which one need not be a member. */
  'apps.move': nothing(asks<InApp & InWorkspace>()),
  /** Starts a command. Its output and exit code are in a pod of type run, whose name the response lacks. */
  'apps.launch': nothing(asks<Job>()),

  'builds.info': object(LatestBuild, asks<InApp & { version?: number | undefined }>(), { query: ['version'] }),
  'releases.deploy': nothing(asks<InApp & OfTypes & { force?: boolean | undefined }>(), deploys),
  /** Takes groups from process types. */
  'config.detach': nothing(asks<InApp & { values_refs: Readonly<Record<string, readonly string[]>> }>(), deploys),

  'limits.specs': page(LimitSpec, asks<Limited & { keywords?: string | undefined }>(), { query: ['keywords'] }),
  'limits.spec': object(LimitSpec, asks<{ spec: string }>()),
  'limits.plans': page(LimitPlan, asks<PlansWanted>(), { query: ['spec-id', 'cpu', 'memory'] }),
  'limits.plan': object(LimitPlan, asks<{ plan: string }>()),

  'ptypes.list': page(ProcessType, asks<InApp & Limited>()),
  /** By the name of the deployment: app name, hyphen, process type. */
  'ptypes.describe': page(ContainerTemplate, asks<InApp & Limited & { deployment: string }>()),
  'ptypes.restart': nothing(asks<InApp & OfTypes>(), deploys),
  'ptypes.clean': nothing(asks<InApp & { ptypes: string }>()),
  'pods.describe': page(Container, asks<InApp & Limited & { pod: string }>()),
  /** Names joined by commas. Unknown ones are passed over without a word. */
  'pods.delete': nothing(asks<InApp & { pod_ids: string }>()),
  'events.list': page(
    ProcessEvent,
    asks<InApp & Limited & { ptype?: string | undefined; pod_name?: string | undefined }>(),
    { query: ['ptype', 'pod_name'] },
  ),

  /** Drycc 1.13 alone: what a collaborator may do with an app, e.g. `view,change`. */
  'perms.update': nothing(asks<InApp & Username & { permissions: string }>()),
  'users.enable': nothing(asks<Username>()),
  'users.disable': nothing(asks<Username>()),
} as const;
