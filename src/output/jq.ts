import { Failure, usageFailure } from '../base/errors.ts';

/** Rejects with a usage failure where an expression is none that jq can read. It is not evaluated: there is no input. */
export async function checkExpression(expression: string): Promise<void> {
  const { exitCode, stderr } = await run('', expression);
  if (exitCode === 0) return;
  const [, what = 'it cannot be read', line, column] =
    /^jq: error: (.+?)(?: at <top-level>, line (\d+), column (\d+):?)?$/m.exec(stderr) ?? [];
  const where = line === undefined || column === undefined ? '' : ` (line ${line}, column ${column})`;
  throw usageFailure(`Invalid --jq expression: ${what}${where}.`);
}

/** What jq said: what it made, a line each, and how it ended. */
type Evaluated = Awaited<ReturnType<typeof run>>;

/** Evaluates an expression of a value. It runs in this thread: one that has no end is never done. */
export function evaluate(expression: string, value: unknown): Promise<Evaluated> {
  return run(JSON.stringify(value), expression);
}

/**
 * What jq made: texts as they are, anything else as JSON, each with a line feed. What was made before the evaluation
 * failed is given too.
 */
export function* written(
  { exitCode, stdout, stderr }: Evaluated,
  safe: (text: string) => string,
  indent: number,
): Generator<string> {
  for (const line of stdout.split('\n')) {
    if (line === '') continue;
    const made = line.startsWith('"') || indent > 0 ? (JSON.parse(line) as unknown) : undefined;
    yield safe(`${made === undefined ? line : typeof made === 'string' ? made : JSON.stringify(made, null, indent)}\n`);
  }
  if (exitCode === 0) return;
  const what = stderr.replace(/^jq: error(?: \([^)]*\))?:? ?/, '').trim();
  throw new Failure('failure', `jq stopped: ${what === '' ? 'no reason given' : what}`, {
    hint: 'Check the expression against the output of --json.',
  });
}

async function run(input: string, expression: string) {
  if (!('WebAssembly' in globalThis)) {
    throw usageFailure(
      '--jq needs WebAssembly, which this Node.js runs without.',
      'Run it without --jitless, or give what --json prints to a jq of your own.',
    );
  }
  const { raw } = await import('jq-wasm');
  // An expression that begins with a hyphen would be an option.
  return raw(input, expression.startsWith('-') ? ` ${expression}` : expression, ['-c']);
}
