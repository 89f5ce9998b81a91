import type { Route } from '../../api/dialects/dialect.ts';
import type { OperationName } from '../../api/operations.ts';

/** What may not be found, as Drycc names it. */
export type Thing =
  | 'App'
  | 'Certificate'
  | 'Domain'
  | 'Key'
  | 'Page'
  | 'Release'
  | 'User'
  | 'Token'
  | 'Workspace'
  | 'WorkspaceMember'
  | 'WorkspaceInvitation'
  | 'Resource'
  | 'LimitSpec'
  | 'LimitPlan'
  | 'Service'
  | 'Gateway'
  | 'Route'
  | 'Volume'
  | 'AddonInstance';

/**
 * What a controller does and says where it is no matter of routes and codecs. Where the documents say it, it is theirs;
 * all else, and every sentence, is of real controllers: Deis 1.4.1 for v1; Workflow 2.4.2 for v2, and Drycc 1.0.0 where
 * it differs. The rules of a dialect are in the file that is called after it; what real controllers do against the
 * documents is in recorded-controllers.ts.
 */
export interface Rules {
  /** Whether it is Drycc 1.8 or newer, whose handlers are those in sandbox/drycc. */
  readonly newerDrycc: boolean;
  /** Whether apps belong to workspaces, as on today's Drycc; elsewhere they have owners and collaborators. */
  readonly workspaces: boolean;
  readonly words: {
    readonly invalidToken: string;
    readonly notAcceptable: string;
    readonly methodNotAllowed: (method: string) => string;
    readonly invalidUsername: string;
    readonly usernameTaken: string;
    readonly appIdTaken: string;
    readonly domainTaken: string;
    readonly keyTaken: string;
    readonly badCount: (why: string) => string;
    readonly badHostname: (given: string, label: string) => string;
  };
  /** The one version that a client may announce of itself, where the controller looks at it. */
  readonly clientVersion: string | null;
  /** The header in which it does. */
  readonly clientVersionHeader: string;
  /** Whether the version headers of the first API of Deis v1, and its header of a release, are sent as well. */
  readonly olderHeaders: boolean;
  /** Whether registration demands an email address; one of the two documents of API 1.1 leaves it out. */
  readonly needsEmail: boolean;
  readonly usernameLength: number;
  /** Whether a new password may be blank, and an administrator's present one is looked at where it is given. */
  readonly loosePasswords: boolean;
  /** Whether an administrator must give the present password of whose it changes. */
  readonly adminsNeedPassword: boolean;
  /** The status of a change of a password whose present one is wrong. */
  readonly wrongPasswordStatus: 400 | 401;
  /** Whether a body without a Content-Type is taken for JSON: half of the documented requests show none. */
  readonly guessesJson: boolean;
  readonly appId: {
    readonly length: number;
    readonly pattern: RegExp;
    readonly allows: string;
    /** Whether it is checked and refused a second time, as what Django calls a slug. */
    readonly isSlug: boolean;
  };
  /** Names that the controller takes for an app and the cluster refuses: a 503. Null where the cluster is not asked. */
  readonly namesRefusedByCluster: RegExp | null;
  readonly processType: { readonly pattern: RegExp; readonly allows: string };
  /** The body of a 404 for a thing that is not there. */
  readonly missing: (thing: Thing) => unknown;
  /** The 1.1 documents promise 404 for an app that the user may not see; v2 controllers answer 403. */
  readonly hidesApps: boolean;
  /** Whether those that an app is shared with may share it. */
  readonly collaboratorsShare: boolean;
  /** Whether a collaborator may remove the domains that he added. */
  readonly collaboratorsRemoveDomains: boolean;
  /** Whether an administrator may cancel another account; else one cancels one's own, whichever is named. */
  readonly cancelsNamed: boolean;
  /** Whether the apps of an account go with it; else it is refused while there are apps. */
  readonly cancelTakesApps: boolean;
  /** Whether the answer to the renewal of all tokens is empty, and has not the new one of who asked. */
  readonly allGivesNoToken: boolean;
  /** Whether the name of an app is the first of its domains. */
  readonly appIsDomain: boolean;
  /** Whether every app is reached by its own name as well, so that no other app may have it for a domain. */
  readonly reachesAppsByName: boolean;
  /** Whether the first label of a domain may be a wildcard. */
  readonly wildcardDomains: boolean;
  /** Whether international names are taken for domains. */
  readonly internationalNames: boolean;
  /** Whether a domain may have two hyphens in a row, as international names have in their ASCII form. */
  readonly doubleHyphens: boolean;
  /** Whether removing a domain removes the app's newest, whichever was named. */
  readonly removesNewestDomain: boolean;
  /** Whether only administrators remove keys. */
  readonly keepsKeys: boolean;
  /** Whether the name of a key is taken once for each user. */
  readonly uniqueKeyIds: boolean;
  /** Whether certificates have no name but their common one, and belong to the domain that is called so. */
  readonly certificatesByCommonName: boolean;
  /** Whether what is missing, there already or there twice is a fault of the controller in places: a 500 without words. */
  readonly crashes: boolean;
  /** Whether the private key of a certificate is looked at. */
  readonly readsPrivateKeys: boolean;
  /** Whether a config without any change is refused with 409, and the unsetting of an unknown variable with 422. */
  readonly refusesIdleConfig: boolean;
  /** Whether config values become text, as Python writes them, and their names are checked. */
  readonly textValues: boolean;
  /** Whether tags are written as the labels of Kubernetes are. */
  readonly labelTags: boolean;
  /** Whether other tags may have capitals in their names. */
  readonly capitalTags: boolean;
  /** The labels of the one node that there is, which tags have to match; null where tags are not looked at. */
  readonly nodeLabels: Readonly<Record<string, string>> | null;
  /** Whether a config has the credentials of a private registry. */
  readonly hasRegistry: boolean;
  /** Whether `PORT` is checked, and needed for a private registry. */
  readonly checksPort: boolean;
  /** What becomes of the variables that ask for health checks: nothing special, probes, or a full set of variables. */
  readonly healthVariables: 'kept' | 'probes' | 'completed';
  /** Whether the answer to a change of config has the app and the release among the variables, as the documents show it. */
  readonly showsRelease: boolean | 'once built';
  /** To which releases one may go back; the documents go to the first, which has no build. */
  readonly rollsBackTo: 'any' | 'built or first' | 'built' | 'built, once one was';
  /** Whether the image of a build that was not pushed runs as `cmd`, whatever its Procfile has. */
  readonly webNeedsPush: boolean;
  /** Whether a build stops the processes of types that its Procfile lacks for good, though they are still counted. */
  readonly stopsMissingTypes: boolean;
  /** Which types that a build no longer has stay in the structure with no process, and cannot be scaled. */
  readonly keepsMissingTypes: 'none' | 'scaled' | 'all';
  /** Whether a build of another kind (image, Dockerfile or pushed) starts over with one usual process. */
  readonly resetsTypes: boolean;
  /** Whether a build has to say which stack it is of. */
  readonly needsStack: boolean;
  /** The status of a restart of an app that is not there, or that one may not use, where it is another than usual. */
  readonly restartRefusal: 503 | null;
  /** Whether the process types and commands of a Procfile are checked. */
  readonly checksProcfile: boolean;
  /** How limits of memory and processor are written. */
  readonly limits: 'shares' | 'whole shares' | 'single' | 'paired';
  /** The status for scaling a process type that the app does not have. */
  readonly unknownTypeStatus: 400 | 404;
  /** The status of a deploy whose processes do not come up. */
  readonly failedDeployStatus: 400 | 503;
  /** What becomes of the release of such a deploy; one that is kept says that it failed, and cannot be gone back to. */
  readonly failedReleases: 'removed' | 'removed with its build' | 'kept';
  /** Whether the release 0 is taken for the one before. */
  readonly takesReleaseZero: boolean;
  readonly rollbackToMissing: { readonly status: 400 | 404; readonly detail: string };
  /** Whether the client chooses how many items make a page, where pages have numbers. */
  readonly choosesPageSize: boolean;
  /** Whether a change of config starts from the newest one ever made, though an older one was gone back to or it was refused. */
  readonly mergesNewestConfig: boolean;
  /** How many lines of log are shown, and whether the client may choose. */
  readonly logLines: { readonly shown: number; readonly chosen: boolean };
  /** What a running process is called. */
  readonly podsAreCalled: 'containers' | 'pods';
  /** Whether the name of a pod has the release, or the hash of a deployment of Kubernetes. */
  readonly podNames: 'release' | 'deployment';
  /** Whether lists of pods have pages as other lists do; in v2 they have only `count` and `results`. */
  readonly pagesPods: boolean;
  /** Other lists without pages. */
  readonly unpaged: readonly OperationName[];
  /** Fields that are not shown, by the title of the model. */
  readonly hides: Readonly<Record<string, readonly string[]>>;
  /** Likewise, of fields that are shown as soon as they hold something: real controllers have them, the documents do not. */
  readonly hidesEmpty: Readonly<Record<string, readonly string[]>>;
  /** The documents end most moments in `UTC` and give those of users milliseconds; Workflow's are `2026-11-23T03:44:57Z`. */
  readonly documentedMoments: boolean;
  /** The status of success, where it is not 200. */
  readonly statuses: Readonly<Partial<Record<OperationName, 200 | 201 | 204>>>;
  /** The operations whose answer has no body and says all the same that it is JSON. */
  readonly emptyJson: readonly OperationName[];
  /** The operations whose answer has the number of the new release in a header, in dialects that have one. */
  readonly announcesRelease: readonly OperationName[];
  /** The operations that are found only with the final slash of their path. */
  readonly needsSlash: readonly OperationName[];
  /** The operations for which a token is not looked at, even a bad one; a login needs none, and it is looked at. */
  readonly ignoresToken: readonly OperationName[];
  /** Routes of the dialect that the controller does not have. */
  readonly lacks: readonly Route[];
  /** Whether a path that goes on after what is known is known all the same: an unknown sub-resource of an app is the app. */
  readonly readsPrefixes: boolean;
  /** How results are written that the controller writes otherwise than the dialect's documents show them. */
  readonly writes: Readonly<Partial<Record<OperationName, (result: unknown) => unknown>>>;
}
