import { type Brand, variable } from '../base/brand.ts';
import { command as declare, type Command, type Inputs } from '../cli/define.ts';
import { type CommonValues, type Context, createContext, type OwnedContext } from '../cli/context.ts';
import { common } from '../cli/inputs.ts';
import { hasColors, hasUnicode, type Host } from '../cli/host.ts';
import { type GivenValues, type HelpStyle, type Parsed, parseCommand } from '../command-line/commander.ts';
import { report } from './report.ts';
import { type Spinner, startSpinner } from './spinner.ts';
import { findPlugin, type Plugin, runPlugin } from '../cli/plugins.ts';
import { asksForHelp, interpret, shortcuts, splitAtCommand } from '../command-line/interpret.ts';
import { groups } from '../commands/index.ts';
import { Failure, Interruption } from '../base/errors.ts';
import { findCommand, noSuchCommand, nouns } from '../commands/find-command.ts';
import { widthOfPages } from '../start/help-pages.ts';
import { asksForPrograms, readForm } from './output-form.ts';
import { type Language, wantsChinese } from '../base/locale.ts';
import { printResult } from './print.ts';
import { asJson, clean } from '../output/clean.ts';
import { isForPrograms } from '../output/form.ts';
import { untilStopped } from '../base/stop-signal.ts';
import { version } from '../base/version.ts';

/** Runs one command line and gives the exit code. Results go to the host's stdout, all else to its stderr; it never throws. */
export async function run(typed: readonly string[], host: Host, brand: Brand): Promise<number> {
  if (typed[0] === '__complete') {
    const { complete } = await import('../completion/complete.ts');
    const { topics } = await import('../help/topics.ts');
    return complete(typed.slice(1), { groups, topics }, host, brand);
  }
  if (typed[0] === '__credential') {
    const { answerCredential } = await import('../cli/answer-credential.ts');
    return answerCredential(typed.slice(1), host, brand);
  }
  let isJson = asksForPrograms(typed);
  try {
    const argv = await withoutAlias(typed, host, brand);
    if (argv !== typed) isJson = asksForPrograms(argv);
    const request = interpret(argv, nouns);
    const style = {
      program: brand.name,
      language: asksForHelp(request) ? await languageOf(host) : undefined,
      get columns() {
        return Math.min(columnsOf(host), widthOfPages);
      },
    };
    const setting = { host, brand, style };
    switch (request.kind) {
      case 'version':
        host.stdout.write(`${version}\n`);
        return 0;
      case 'help': {
        const plugin = pluginOf(request.topic, setting);
        const asked = [...splitAtCommand(argv).before, request.topic ?? '', '--help'];
        if (plugin) return await startPlugin(plugin, asked, setting);
        const { helpFor } = await import('../help/pages.ts');
        host.stdout.write(await helpFor(request.topic, setting.style));
        return 0;
      }
      case 'command': {
        const plugin = pluginOf(request.name, setting);
        return plugin ? await startPlugin(plugin, argv, setting) : await runCommand(request, argv, setting);
      }
    }
  } catch (error) {
    return report(error, { host, isJson, language: await languageOf(host) });
  }
}

/** Only a word that is nothing else can be an alias. */
async function withoutAlias(argv: readonly string[], host: Host, brand: Brand): Promise<readonly string[]> {
  const { word = 'help' } = splitAtCommand(argv);
  const [noun = ''] = word.split(':', 1);
  if (word === 'help' || nouns.has(noun) || Object.hasOwn(shortcuts, word)) return argv;
  const { expandAlias } = await import('../command-line/aliases.ts');
  const { environment, directory } = host;
  return expandAlias(argv, { brand, environment, directory });
}

/** The language that the user wants besides English; loaded where there is something to say in it. */
async function languageOf({ environment }: Host): Promise<Language | undefined> {
  if (!wantsChinese(environment)) return undefined;
  const { chinese } = await import('../translations/chinese.ts');
  return chinese();
}

/** Some pseudo-terminals say that they have no columns. */
function columnsOf({ stdout: { columns = 0 } }: Host): number {
  return columns > 0 ? columns : 80;
}

interface Setting {
  readonly host: Host;
  readonly brand: Brand;
  readonly style: HelpStyle & { readonly program: Brand['name'] };
}

/** The plugin of a noun that is not the program's own. */
function pluginOf(name: string | undefined, { brand, host }: Setting): Plugin | undefined {
  const [noun = ''] = name?.split(':', 1) ?? [];
  return nouns.has(noun) || Object.hasOwn(shortcuts, noun) ? undefined : findPlugin(noun, brand, host);
}

/** Only what stands before a plugin's name is for this program; of that, the profile. */
const anyPlugin = declare({
  summary: 'run a plugin',
  examples: [],
  operations: [],
  output: {},
  run: () => undefined,
  view: () => [],
});

async function startPlugin(plugin: Plugin, argv: readonly string[], { host, brand, style }: Setting): Promise<number> {
  const { before, word = '', after } = splitAtCommand(argv);
  const verb = word.slice(plugin.name.length + 1);
  const parsed = parseCommand(word, anyPlugin, before, style);
  if ('help' in parsed) return runPlugin(plugin, ['--help'], { host, brand, profile: undefined });
  const { config: profile } = takeCommon(parsed.common);
  return runPlugin(plugin, verb === '' ? after : [verb, ...after], { host, brand, profile });
}

interface Named {
  readonly name: string;
  readonly words: readonly string[];
}

async function runCommand({ name, words }: Named, argv: readonly string[], setting: Setting): Promise<number> {
  const command = await findCommand(name, setting.style);
  refuseUnknownVerb(name, command, argv, setting.style);
  const { parsed, askForArguments } = await read(name, command, words, setting);
  if ('help' in parsed) {
    setting.host.stdout.write(parsed.help);
    return 0;
  }
  const { host, brand } = setting;
  const values = takeCommon(parsed.common);
  const form = await readForm(values, name, command);
  const isJson = isForPrograms(form);
  const isTraced = values.debug || isOn(variable(brand, host.environment, 'DEBUG'));
  const notice = (message: string): void => {
    if (values.quiet) return;
    host.stderr.write(isJson ? `${asJson({ notice: message })}\n` : `Note: ${clean(message)}\n`);
  };
  let spinner: Spinner | undefined;
  const silence = () => spinner?.silence() ?? (() => undefined);
  const progress = (text: string): void => spinner?.tell(text);
  const voice = { notice, progress, silence, ...(isTraced && { trace: { host, isJson, sent: 0 } }) };
  const context = createContext({ host, brand, nouns: groups }, { ...values, input: values.input && !isJson }, voice);
  try {
    const inputs = await untilStopped(host.interrupted, async () => ({
      ...(await takeAll(command.args, (await askForArguments?.(context)) ?? parsed.args, context)),
      ...(await takeAll(command.options, parsed.options, context)),
    }));
    const doing = command.doing?.(inputs);
    spinner = startSpinner(doing, host, !values.quiet && !isJson && !isTraced);
    const started = host.now().getTime();
    const result = await untilStopped(host.interrupted, () => command.run(inputs, context));
    const now = host.now();
    const medium = {
      isTerminal: form.kind === 'table' || host.stdout.isTTY === true,
      hasColors: hasColors(host.stdout, host, values.color),
      isUnicode: hasUnicode(host),
      linkedBy: host.stdout.isTTY === true ? host.environment : undefined,
      columns: form.kind === 'table' && host.stdout.isTTY !== true ? Infinity : columnsOf(host),
      now,
      doing,
      seconds: (now.getTime() - started) / 1000,
    };
    spinner.stop();
    const failure = command.failure?.(result);
    // What a failure says is not what an expression or a template is for.
    const output = {
      host,
      brand,
      medium,
      form: failure && isJson ? ({ kind: 'json', fields: undefined } as const) : form,
    };
    await untilStopped(host.interrupted, () => printResult(result, command, inputs, output));
    if (failure) throw failure;
    if (command.linger) await command.linger(result, context);
    return command.exitCode?.(result) ?? 0;
  } catch (error) {
    spinner?.stop();
    return report(await explained(error, name, context), { host, isJson, language: await languageOf(host) });
  } finally {
    await context.close();
  }
}

interface Read {
  readonly parsed: Parsed;
  /** There where arguments are missing, or may be given, and somebody at a terminal may know them. */
  readonly askForArguments?: (context: Context) => Promise<GivenValues>;
}

async function read(name: string, command: Command, words: readonly string[], { host, style }: Setting): Promise<Read> {
  try {
    const parsed = parseCommand(name, command, words, style);
    const isOffered =
      words.length === 0 && Object.values(command.args).some(({ otherwise }) => otherwise !== undefined);
    if (!isOffered || host.stderr.isTTY !== true || 'help' in parsed) return { parsed };
    const { offerArguments } = await import('../completion/ask-missing.ts');
    return { parsed, askForArguments: (context) => offerArguments(command, context) };
  } catch (error) {
    if (host.stderr.isTTY !== true) throw error;
    const { readUnfinished } = await import('../completion/ask-missing.ts');
    const unfinished = readUnfinished(name, command, words, style, error);
    if (!unfinished) throw error;
    return unfinished;
  }
}

/** A word after a noun that takes none by itself was meant as a verb: the ones that there are say more than "too many arguments". */
function refuseUnknownVerb(name: string, { args }: Command, argv: readonly string[], style: Setting['style']): void {
  const { word: noun, after } = splitAtCommand(argv);
  const [word] = after;
  const isNounAlone = noun !== undefined && nouns.has(noun) && word !== undefined && name !== `${noun}:${word}`;
  if (!isNounAlone || word.startsWith('-') || Object.keys(args).length > 0) return;
  throw noSuchCommand(`${noun}:${word}`, style);
}

function takeCommon(given: GivenValues): CommonValues {
  const values = Object.entries(common).map(([key, input]) => [key, input.take(given[key])] as const);
  return Object.fromEntries(values) as unknown as CommonValues;
}

function isOn(variable: string | undefined): boolean {
  return variable !== undefined && variable !== '0' && variable !== 'false';
}

async function takeAll(inputs: Inputs, given: GivenValues, context: Context): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [key, input] of Object.entries(inputs)) values[key] = await input.take(given[key], context);
  return values;
}

async function explained(error: unknown, name: string, context: OwnedContext): Promise<unknown> {
  if (!(error instanceof Failure) || error instanceof Interruption) return error;
  const { explainFailure } = await import('./explain-failure.ts');
  return explainFailure(error, name, context);
}
