/** Why a sandbox that is like a real controller answers otherwise than that did. */
export const reasons = {
  crash: 'a 500 that nobody wants',
  bug: "a bug of the controller's own",
  document: 'the documents have it otherwise',
  beyond: 'more than any document has',
  guard: 'the sandbox does not answer web pages',
} as const;

export type Reason = keyof typeof reasons;

/** The exchanges that differ, by name and step; what they have in common is told once. */
type Differences = Readonly<Partial<Record<Reason, readonly string[]>>>;

/** Of all three recordings of Workflow. */
const workflow: Readonly<Record<'crash' | 'bug' | 'document' | 'beyond' | 'guard', readonly string[]>> = {
  crash: [
    'register-no-email 42', 'admin-perms-grant-no-username 127', 'config-values-bad-string 260', 'noauth-tokens 20',
    'config-values-list 261', 'tags-three-part 300', 'builds-create-bad-procfile 376', 'scale-list-body 419',
    'keys-add-same-key-other-comment 522', 'perms-add-no-username 550',
  ],
  // All pods of the type are shown as restarted, though there is none of that name.
  bug: ['restart-unknown-name 443'],
  // The documents show one answer, with a token; controllers give none when all are renewed.
  document: ['tokens-all-as-admin 90'],
  // Another format than JSON.
  beyond: ['format-query 766'],
  guard: ['cors-origin 767'],
}; // prettier-ignore

/** Of the two older ones, whose recordings are named alike. */
const older = {
  crash: ['apps-create-null-body 160', 'config-no-body 247', 'certs-add-no-cn 578', 'certs-attach-no-domain 612'],
};

/** The differences of each recording. */
export const differences: Readonly<Record<string, Differences>> = {
  'deis-1.4.1_api-1.1': {
    crash: ['scale 10'],
  },
  'deis-1.13.4_api-1.7': {
    crash: ['ps-scale 14', 'variables 20', 'tokens 9', 'healthcheck 3', 'ssh-keys 27'],
    // One key under two comments, which then cannot be removed, and what is no key; processes go on under a release that
    // has no build; what was refused comes back with the next change.
    bug: ['ssh-keys 8', 'ssh-keys 11', 'ssh-keys 12', 'rollback 13', 'variables 29'],
    // Images of the platform itself, and the processes of commands that were run.
    beyond: ['build-create 6', 'rollback 1', 'one-off 15'],
  },
  'drycc-1.0.0_api-2.3': {
    crash: ['apps 15', 'scale 12', 'config-values 14', 'config-healthcheck 15', 'perms 5', 'admin-perms 7'],
    // The pods of a type that were not restarted are shown; a limit that is a number passes the check, and then fails, which
    // leaves a release; what is no key is taken for one.
    bug: ['pods 17', 'config-limits 7', 'releases 1', 'keys 8'],
    // The answer to the renewal of all tokens; the slash at the end of a domain.
    document: ['auth-tokens 10', 'certs 27'],
    // Hooks and grace periods of processes.
    beyond: ['config-healthcheck 12', 'config-healthcheck 13', 'config-healthcheck 14'],
  },
  'workflow-2.0.0_api-2.0': {
    ...workflow,
    crash: [
      ...workflow.crash, ...older.crash, 'passwd-empty 96', 'passwd-missing-current 97', 'passwd-missing-new 98',
      'config-healthcheck-int-bad 267', 'run-missing-command 449', 'run-list-command 451', 'run-no-body 452',
    ],
    // A limit of 0 gives pages of nothing; a command of nothing runs; a refusal is a list; certificates have no order.
    bug: [
      ...workflow.bug, 'apps-list-limit0 176', 'run-blank-command 450', 'scale-negative 411',
      'certs-list-limit 595',
    ],
  },
  'workflow-2.4.2_api-2.2': {
    ...workflow,
    crash: [...workflow.crash, ...older.crash, 'routable-in-config 335'],
    beyond: [...workflow.beyond, 'run-list-command 451'],
  },
  'workflow-2.18.0_api-2.3': {
    ...workflow,
    crash: [...workflow.crash, 'settings-label-bad 664', 'routable-in-config 335', 'builds-create-procfile-string 386'],
    // The slash at the end of a domain.
    document: [...workflow.document, 'certs-detach-slash 619'],
    beyond: [...workflow.beyond, 'run-list-command 451'],
  },
}; // prettier-ignore
