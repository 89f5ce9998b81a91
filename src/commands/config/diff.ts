import { command } from '../../cli/define.ts';
import { app, option, anyText, identifier, releaseVersion, flag } from '../../cli/inputs.ts';
import { heading, nothing } from '../../output/view.ts';
import { format } from './format-option.ts';
import { showValues } from '../../changes/config-values.ts';
import { DifferenceSchema, differencesView } from '../../changes/differences.ts';

export default command({
  summary: 'compare environment variables with a file, app or release',
  description:
    'Compares with .env by default. + is a variable that only the other side has, - one that only the app has, ~ one with another value. Controllers return variables of the current release only; an earlier release can be compared if it has the same config.',
  options: {
    app,
    file: option('file', 'file to compare with; - for standard input', anyText, { completes: 'file' }),
    format,
    toApp: option('app', 'app to compare with', identifier('app'), { completes: 'app' }),
    release: option('version', 'release to compare with, e.g. v3 or 3', releaseVersion, { completes: 'release' }),
    exitCode: flag('exit with 1 if there is a difference'),
    showValues,
  },
  examples: [
    'config:diff --app hello',
    'config:diff --file staging.env --exit-code --app hello',
    'config:diff --to-app hello-staging --app hello',
  ],
  operations: ['config.get', 'releases.info'],
  output: {
    title: 'ConfigDifferences',
    type: 'object',
    properties: {
      app: { type: 'string' },
      other: { type: 'string', description: 'the file, the other app or the release' },
      changes: { type: 'array', items: DifferenceSchema },
    },
    required: ['app', 'other', 'changes'],
  },
  async run({ exitCode: isAsked, ...given }, context) {
    const { compareConfig } = await import('./compare.ts');
    return { comparison: await compareConfig(given, context), isAsked };
  },
  json: ({ comparison }) => comparison,
  view: ({ comparison: { app: id, other, changes } }) =>
    changes.length === 0
      ? [nothing(`${id} and ${other} have the same config.`)]
      : [heading(`${id} Config to ${other}`), ...differencesView(changes)],
  exitCode: ({ comparison, isAsked }) => (isAsked && comparison.changes.length > 0 ? 1 : 0),
});
