import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { heading, table, line, type Cell } from '../../output/view.ts';
import { type Finding, type Check, failed, type CheckState } from './check.ts';
import { checkController } from './check-controller.ts';
import { checkSandbox } from './check-sandbox.ts';
import { checkRuntime, checkSettings, checkRemote, checkPlugins, checkCompletion } from './check-machine.ts';

/** The checks of this machine, in the order in which they are told; those of the controller come after the settings. */
const before = { program: checkRuntime, settings: checkSettings } as const;

const after = {
  'git remote': checkRemote,
  plugins: checkPlugins,
  completion: checkCompletion,
  sandbox: checkSandbox,
} as const;

type Look = (context: Context) => Finding | Promise<Finding>;

export default command({
  summary: 'diagnose problems with settings, controller and machine',
  description: 'The report contains no secrets. Exits with 1 if a check failed; warnings are not failures.',
  examples: ['doctor', 'doctor --json'],
  operations: ['auth.whoami', 'apps.list'],
  output: {
    title: 'Report',
    type: 'object',
    properties: {
      healthy: { type: 'boolean' },
      checks: {
        type: 'array',
        items: {
          title: 'Check',
          type: 'object',
          properties: {
            check: { type: 'string' },
            state: { type: 'string', description: 'ok, warning, failed or skipped' },
            detail: { type: 'string' },
          },
          required: ['check', 'state', 'detail'],
        },
      },
    },
    required: ['healthy', 'checks'],
  },
  async run(_, context) {
    const checks = [
      ...(await lookAt(before, context)),
      ...(await checkController(context)),
      ...(await lookAt(after, context)),
    ];
    return { healthy: checks.every(({ state }) => state !== 'failed'), checks };
  },
  view: ({ healthy, checks }) => [
    heading('Report'),
    table(
      ['CHECK', 'STATE', 'DETAIL'],
      checks.map(({ check, state, detail }) => [check, marked(state), detail]),
    ),
    line(healthy ? 'All checks passed.' : 'Some checks failed.'),
  ],
  exitCode: ({ healthy }) => (healthy ? 0 : 1),
});

async function lookAt(looks: Readonly<Record<string, Look>>, context: Context): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [check, look] of Object.entries(looks)) checks.push({ check, ...(await tried(look, context)) });
  return checks;
}

async function tried(look: Look, context: Context): Promise<Finding> {
  try {
    return await look(context);
  } catch (error) {
    if (error instanceof Failure && error.kind !== 'interrupted') return failed(error.message);
    throw error;
  }
}

function marked(state: CheckState): Cell {
  const tones = { ok: 'good', warning: 'warning', failed: 'bad', skipped: 'faint' } as const;
  return { text: state, tone: tones[state] };
}
