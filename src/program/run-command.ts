import { Failure, Interruption } from '../base/errors.ts';
import { untilStopped } from '../base/stop-signal.ts';
import { type CommonValues, type Context, createContext, type OwnedContext } from '../cli/context.ts';
import type { Command } from '../cli/define.ts';
import { hasColors, hasUnicode } from '../cli/host.ts';
import type { GivenValues, Parsed } from '../command-line/commander.ts';
import { splitAtCommand } from '../command-line/interpret.ts';
import { findCommand, noSuchCommand, nouns } from '../commands/find-command.ts';
import { groups } from '../commands/index.ts';
import { isForPrograms, type OutputForm } from '../output/form.ts';
import type { Medium } from '../output/render.ts';
import { readForm } from './output-form.ts';
import { printResult } from './print.ts';
import { type Read, readArguments } from './read-arguments.ts';
import { report } from './report.ts';
import { columnsOf, languageOf, type Setting } from './setting.ts';
import { takeAll, takeCommon } from './take-inputs.ts';
import { CommandVoice } from './voice.ts';

/** The command that a line of words asks for, and the words that are left. */
interface Named {
  readonly name: string;
  readonly words: readonly string[];
}

/** A command that is ready to be run. */
interface Task {
  readonly name: string;
  readonly command: Command;
  readonly given: Exclude<Parsed, { readonly help: string }>;
  readonly askForArguments: Read['askForArguments'];
  readonly values: CommonValues;
  readonly form: OutputForm;
  readonly setting: Setting;
}

/** Runs a command, or prints its help, and gives the exit code. Rejects where it is not to be run as it was typed. */
export async function runCommand({ name, words }: Named, argv: readonly string[], setting: Setting): Promise<number> {
  const command = await findCommand(name, setting.style);
  await refuseUnknownVerb(name, command, argv, setting.style);
  const { parsed, askForArguments } = await readArguments(name, command, words, setting);
  if ('help' in parsed) {
    setting.host.stdout.write(parsed.help);
    return 0;
  }
  const values = takeCommon(parsed.common);
  const form = await readForm(values, name, command);
  return perform({ name, command, given: parsed, askForArguments, values, form, setting });
}

/** A word after a noun that takes none by itself was meant as a verb: the ones that there are say more than "too many arguments". */
async function refuseUnknownVerb(
  name: string,
  { args }: Command,
  argv: readonly string[],
  style: Setting['style'],
): Promise<void> {
  const { word: noun, after } = splitAtCommand(argv);
  const [word] = after;
  const isNounAlone = noun !== undefined && nouns.has(noun) && word !== undefined && name !== `${noun}:${word}`;
  if (!isNounAlone || word.startsWith('-') || Object.keys(args).length > 0) return;
  throw await noSuchCommand(`${noun}:${word}`, style);
}

/** Runs a command in a context of its own, and reports its failure. */
async function perform(task: Task): Promise<number> {
  const { name, values, form, setting } = task;
  const { host, brand } = setting;
  const isJson = isForPrograms(form);
  const voice = new CommandVoice(host, brand, values, isJson);
  const contextValues = { ...values, input: values.input && !isJson };
  const context = createContext({ host, brand, nouns: groups }, contextValues, voice);
  try {
    return await execute(task, context, voice);
  } catch (error) {
    voice.stopSpinner();
    return report(await explained(error, name, context), { host, isJson, language: await languageOf(host) });
  } finally {
    await context.close();
  }
}

/** Takes the inputs, does the work and prints the result; each only until the process is told to stop. */
async function execute(task: Task, context: Context, voice: CommandVoice): Promise<number> {
  const { command, setting } = task;
  const { host, brand } = setting;
  const { interrupted } = host;
  const inputs = await untilStopped(interrupted, () => takeInputs(task, context));
  const doing = command.doing?.(inputs);
  voice.startSpinner(doing);
  const started = host.now().getTime();
  const result = await untilStopped(interrupted, () => command.run(inputs, context));
  const medium = mediumOf(task, doing, started);
  voice.stopSpinner();
  const failure = command.failure?.(result);
  const printing = { host, brand, medium, form: failure ? formOfFailure(task.form) : task.form };
  await untilStopped(interrupted, () => printResult(result, command, inputs, printing));
  if (failure) throw failure;
  await command.linger?.(result, context);
  return command.exitCode?.(result) ?? 0;
}

async function takeInputs(
  { command, given, askForArguments }: Task,
  context: Context,
): Promise<Record<string, unknown>> {
  const asked: GivenValues | undefined = await askForArguments?.(context);
  return {
    ...(await takeAll(command.args, asked ?? given.args, context)),
    ...(await takeAll(command.options, given.options, context)),
  };
}

/** What the result is printed on. */
function mediumOf({ values, form, setting: { host } }: Task, doing: string | undefined, started: number): Medium {
  const isTerminal = host.stdout.isTTY === true;
  const now = host.now();
  return {
    isTerminal: form.kind === 'table' || isTerminal,
    hasColors: hasColors(host.stdout, host, values.color),
    isUnicode: hasUnicode(host),
    linkedBy: isTerminal ? host.environment : undefined,
    columns: form.kind === 'table' && !isTerminal ? Infinity : columnsOf(host),
    now,
    doing,
    seconds: (now.getTime() - started) / 1000,
    isQuiet: values.quiet,
  };
}

/** What a failure says is not what an expression or a template is for. */
function formOfFailure(form: OutputForm): OutputForm {
  return isForPrograms(form) ? { kind: 'json', fields: undefined } : form;
}

async function explained(error: unknown, name: string, context: OwnedContext): Promise<unknown> {
  if (!(error instanceof Failure) || error instanceof Interruption) return error;
  const { explainFailure } = await import('./explain-failure.ts');
  return explainFailure(error, name, context);
}
