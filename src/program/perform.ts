import { Failure, Interruption } from '../base/errors.ts';
import { untilStopped } from '../base/stop-signal.ts';
import { type CommonValues, type Context, createContext, type OwnedContext } from '../cli/context.ts';
import type { Command } from '../cli/define.ts';
import { hasColors, hasUnicode } from '../cli/host.ts';
import type { GivenValues, Parsed } from '../command-line/commander.ts';
import { groups } from '../commands/index.ts';
import { isForPrograms, type OutputForm } from '../output/form.ts';
import type { Medium } from '../output/render.ts';
import { printResult } from './print.ts';
import type { Read } from './read-arguments.ts';
import { report } from './report.ts';
import { columnsOf, languageOf, type Setting } from './setting.ts';
import { takeAll } from './take-inputs.ts';
import { CommandVoice } from './voice.ts';

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

/** Runs a command in a context of its own, prints its result or reports its failure, and gives the exit code. */
export async function perform(task: Task): Promise<number> {
  const { name, values, form, setting } = task;
  const { host, brand } = setting;
  const isJson = isForPrograms(form);
  const voice = new CommandVoice(host, brand, values, form);
  const contextValues = { ...values, input: values.input && !isJson };
  const context = createContext({ host, brand, nouns: groups }, contextValues, voice);
  try {
    return await execute(task, context, voice);
  } catch (error) {
    voice.stopSpinner();
    return report(await explained(error, name, context), {
      host,
      isJson,
      language: await languageOf(host),
      color: values.color,
    });
  } finally {
    await context.close();
  }
}

/** Takes the inputs, does the work and prints the result; each until a signal stops the process. */
async function execute(task: Task, context: Context, voice: CommandVoice): Promise<number> {
  const { command, setting } = task;
  const { host, brand } = setting;
  const { interrupted } = host;
  const inputs = await untilStopped(interrupted, () => takeInputs(task, context));
  const doing = command.doing?.(inputs);
  voice.startSpinner(doing);
  const started = host.now().getTime();
  const result = await untilStopped(interrupted, () => command.run(inputs, context));
  const medium = { ...mediumOf(task, doing, started), settled: voice.outcome };
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
function mediumOf(task: Task, doing: string | undefined, started: number): Medium {
  const { values, form, setting } = task;
  const { host, brand } = setting;
  const isTerminal = host.stdout.isTTY === true;
  const now = host.now();
  return {
    isTerminal: form.kind === 'table' || isTerminal,
    hasColors: hasColors(host.stdout, host, values.color),
    isUnicode: hasUnicode(host),
    program: brand.name,
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
