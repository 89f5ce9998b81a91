import type { Context } from '../cli/context.ts';
import type { Command, Given, Input, LiveCompletable } from '../cli/define.ts';
import { app as appOption } from '../cli/inputs.ts';
import { type GivenValues, parseCommand } from '../command-line/commander.ts';
import type { HelpStyle } from '../command-line/help-layout.ts';
import { Failure } from '../base/errors.ts';
import { profileFiles } from '../settings/profile-files.ts';
import { valuesOf } from './ask-controller.ts';

/** A command line whose arguments are not all there. */
export interface Unfinished {
  readonly parsed: { readonly args: GivenValues; readonly options: GivenValues; readonly common: GivenValues };
  /** Asks for those that are missing. Throws the failure that they are missing where nobody can be asked. */
  readonly askForArguments: (context: Context) => Promise<GivenValues>;
}

/** Reads a command line that lacks arguments; undefined where something else is wrong with it, or nobody could answer. */
export function readUnfinished(
  name: string,
  command: Command,
  words: readonly string[],
  style: HelpStyle,
  failure: unknown,
): Unfinished | undefined {
  const missing = (args: GivenValues): [string, Input<unknown>][] =>
    Object.entries(command.args).filter(([key, { required }]) => required === true && isNothing(args[key]));
  const parsed = parseLeniently(name, command, words, style);
  if (!parsed || missing(parsed.args).length === 0) return undefined;
  // What is given as <key>=<value> is quicker typed than asked for.
  if (missing(parsed.args).some(([, { placeholder }]) => placeholder?.includes('=') === true)) return undefined;
  return {
    parsed,
    async askForArguments(context) {
      if (!context.prompt.isPossible) throw failure;
      const args = { ...parsed.args };
      for (const [key, input] of missing(args)) {
        const answer = await ask(input, ownerOf(input, args, appOf(command, parsed.options, context)), context);
        args[key] = input.variadic === true ? [answer] : answer;
      }
      return args;
    },
  };
}

/** Asks for the arguments that a command offers, where somebody can be asked; what is left out means what it says. */
export async function offerArguments({ args }: Command, context: Context): Promise<GivenValues> {
  if (!context.prompt.isPossible) return {};
  const given: Record<string, Given> = {};
  for (const [key, input] of Object.entries(args)) {
    const { otherwise } = input;
    if (otherwise === undefined) continue;
    const answer = await ask(input, () => context.app(undefined), context, otherwise);
    if (answer !== '' && answer !== otherwise) given[key] = answer;
  }
  return given;
}

const isNothing = (given: Given): boolean => given === undefined || (Array.isArray(given) && given.length === 0);

function parseLeniently(
  name: string,
  command: Command,
  words: readonly string[],
  style: HelpStyle,
): Unfinished['parsed'] | undefined {
  const args = Object.entries(command.args).map(([key, input]) => [key, { ...input, required: false }]);
  try {
    const parsed = parseCommand(name, { ...command, args: Object.fromEntries(args) as Command['args'] }, words, style);
    return 'help' in parsed ? undefined : parsed;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The app whose values are offered; a command that is not about one has no reason to fail where none is named. */
function appOf(command: Command, { app }: GivenValues, context: Context): FindApp {
  if (typeof app === 'string') return () => context.app(app);
  return command.options['app'] === appOption ? () => context.app(undefined) : () => context.namedApp();
}

/** Members and invitations belong to the workspace given before. */
function ownerOf({ completes }: Input<unknown>, { workspace }: GivenValues, app: FindApp): FindApp {
  if (completes !== 'member' && completes !== 'invitation') return app;
  return () => Promise.resolve(typeof workspace === 'string' ? workspace : undefined);
}

type FindApp = () => Promise<string | undefined>;

async function ask(input: Input<unknown>, app: FindApp, context: Context, otherwise?: string): Promise<string> {
  const { placeholder = '', summary } = input;
  const question = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}`;
  const missing = `<${placeholder}>`;
  const choices = await choicesOf(input, app, context);
  const first = otherwise === undefined ? [] : [otherwise];
  if (choices.length > 0) return context.prompt.choose(question, [...first, ...choices], missing);
  return context.prompt.ask(
    otherwise === undefined ? `${question}:` : `${question}, or nothing for ${otherwise}:`,
    missing,
  );
}

async function choicesOf(
  { choices, completes }: Input<unknown>,
  app: FindApp,
  context: Context,
): Promise<readonly string[]> {
  if (choices) return choices;
  if (completes === 'profile') return profileFiles(context.locations.folder).map(({ name }) => name);
  if (completes === undefined || !isLive(completes)) return [];
  const where = completes === 'certificate' ? ((await app()) ?? '') : ofController.has(completes) ? '' : await app();
  if (where === undefined) return [];
  return (await valuesOf(completes, context.api, where)).map(({ value }) => value);
}

/** The values that no app has for itself. */
const ofController: ReadonlySet<LiveCompletable> = new Set(['app', 'key', 'user', 'workspace', 'class', 'token']);

function isLive(completes: NonNullable<Input<unknown>['completes']>): completes is LiveCompletable {
  return !['profile', 'remote', 'dialect', 'file'].includes(completes);
}
