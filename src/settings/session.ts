import { type ControllerUrl, parseControllerUrl } from '../api/controller-url.ts';
import { type Brand, variable } from '../base/brand.ts';
import { Failure } from '../base/errors.ts';
import { type Profile, readProfile } from './profile.ts';

/** The variable that holds a token, or the settings file. */
export type TokenSource = { readonly variable: string } | { readonly file: string };

/** A login as commands use it, wherever it comes from. */
export interface Session {
  readonly controller: ControllerUrl;
  /** Undefined where only the environment says who is logged in. */
  readonly username: string | undefined;
  readonly token: string;
  /** Where the token is kept. */
  readonly tokenFrom: TokenSource;
  readonly sslVerify: boolean;
  /** How many items of a list to ask for at a time; undefined leaves it to the controller. */
  readonly pageSize: number | undefined;
}

/**
 * Finds the login: the variables CONTROLLER and TOKEN of the brand, each winning over the profile's file. The profile's
 * token is only ever used for the profile's own controller. Throws an authentication failure when there is no login.
 */
export function findSession(
  path: string,
  brand: Brand,
  environment: Readonly<Record<string, string | undefined>>,
): Session {
  const givenController = variable(brand, environment, 'CONTROLLER');
  const tokenVariable = `${brand.prefix}_TOKEN`;
  const givenToken = readToken(variable(brand, environment, 'TOKEN'), `the variable ${tokenVariable}`);
  const elsewhere = givenController === undefined ? undefined : parseControllerUrl(givenController);
  if (elsewhere !== undefined && givenToken !== undefined) {
    return {
      controller: elsewhere,
      username: undefined,
      token: givenToken,
      tokenFrom: { variable: tokenVariable },
      sslVerify: true,
      pageSize: undefined,
    };
  }
  const profile = readProfile(path);
  const controller = profile && controllerOf(profile, path);
  const isOther = elsewhere !== undefined && elsewhere !== controller;
  const isMeant = controller !== undefined && isTokenOf(controller, environment[`${brand.prefix}_CONTROLLER_URL`]);
  const keptToken = readToken(profile?.token, path);
  const usedToken = isMeant ? givenToken : undefined;
  const token = usedToken ?? keptToken;
  if (!profile || controller === undefined || isOther || token === undefined) {
    throw notLoggedIn(brand, path, elsewhere);
  }
  return {
    controller,
    username: token === keptToken ? profile.username : undefined,
    token,
    tokenFrom: usedToken === undefined ? { file: path } : { variable: tokenVariable },
    sslVerify: profile.sslVerify,
    pageSize: profile.responseLimit === 0 ? undefined : profile.responseLimit,
  };
}

/**
 * A token without the blanks and line ends around it that files and secret stores add; undefined where nothing is left.
 * Throws an authentication failure on one that does not fit in a header.
 */
export function readToken(text: string | undefined, source: string): string | undefined {
  const token = text?.trim();
  if (token === undefined || token === '') return undefined;
  if (/^[!-~]+$/.test(token)) return token;
  throw new Failure('authentication', `The token in ${source} has characters that tokens never have.`, {
    hint: 'Log in again, or set the variable to the token only.',
  });
}

/** Plugins find a token in TOKEN and its controller in CONTROLLER_URL: it must not go to that of another profile. */
function isTokenOf(controller: ControllerUrl, home: string | undefined): boolean {
  if (home === undefined) return true;
  try {
    return parseControllerUrl(home) === controller;
  } catch {
    return false;
  }
}

function controllerOf({ controller }: Profile, path: string): ControllerUrl {
  try {
    return parseControllerUrl(controller);
  } catch (cause) {
    throw new Failure('failure', `The settings in ${path} are broken: "controller" is not a controller URL.`, {
      hint: 'Fix or remove the file, then log in again.',
      cause,
    });
  }
}

function notLoggedIn({ name, prefix }: Brand, path: string, controller: ControllerUrl | undefined): Failure {
  const where = controller === undefined ? `in ${path}` : `for ${controller}`;
  const url = controller ?? '<controller>';
  return new Failure('authentication', `Not logged in: no login saved ${where}.`, {
    hint: `Use '${name} login ${url}' or '${name} register ${url}'; in CI, set ${prefix}_CONTROLLER and ${prefix}_TOKEN.`,
  });
}
