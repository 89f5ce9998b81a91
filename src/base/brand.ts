/** What the name that the program was called with decides. */
export interface Brand {
  /** The command as people type it, and the name of the git remote. */
  readonly name: 'deis' | 'drycc';
  /** The family's name in sentences. */
  readonly title: 'Deis' | 'Drycc';
  /** The folder of the settings, inside the home folder. */
  readonly folder: '.deis' | '.drycc';
  /** The first word of its environment variables: `DEIS_APP`, `DRYCC_APP`. */
  readonly prefix: 'DEIS' | 'DRYCC';
}

/** The two names of the program. */
export const brands: Readonly<Record<Brand['name'], Brand>> = {
  deis: { name: 'deis', title: 'Deis', folder: '.deis', prefix: 'DEIS' },
  drycc: { name: 'drycc', title: 'Drycc', folder: '.drycc', prefix: 'DRYCC' },
};

/**
 * The environment variables that the program reads, by what they are for; each is written after the brand's prefix.
 * The settings file of the Go clients stays the first source for people; these are for CI, where no file is needed.
 */
export const variables = {
  PROFILE: 'profile to use (name or path to .json)',
  CONTROLLER: 'URL of the controller; with a token, no settings file is needed',
  TOKEN: 'API token; wins over the token in the settings file',
  APP: 'used when neither -a nor a git remote names an app',
  WORKSPACE: 'workspace to use (Drycc of 2026 and newer)',
  API: 'API to speak instead of detecting it',
  TIMEOUT: 'seconds to wait for a response (default: 60)',
  CA_FILE: 'PEM file of certificate authorities to trust in addition',
  DEBUG: 'show requests and responses, like --debug',
  PAGER: 'pager for long tables on a terminal; wins over PAGER, empty for none',
  DRINK_OF_CHOICE: 'the drink in "but first, coffee!"',
} as const;

/** The value of one of the program's environment variables under this brand; empty counts as not set. */
export function variable(
  brand: Brand,
  environment: Readonly<Record<string, string | undefined>>,
  name: keyof typeof variables,
): string | undefined {
  const value = environment[`${brand.prefix}_${name}`];
  return value === '' ? undefined : value;
}
