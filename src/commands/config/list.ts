import { command } from '../../cli/define.ts';
import { app, flag } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { type Block, heading, line, nothing, pairs, text, type View } from '../../output/view.ts';
import { formatDotenv } from '../../settings/dotenv.ts';
import { variablesOf } from '../../changes/config-values.ts';
import { readConfig, versionOption } from '../../changes/config-of-release.ts';
import { commonGroup, inScope, readScope, scopeOptions, type VariableScope } from '../../changes/variable-scope.ts';

export default command({
  summary: 'list environment variables',
  options: {
    app,
    ...scopeOptions,
    version: versionOption,
    oneline: flag('print all on one line, as NAME=value'),
    diff: flag('print in the .env format, as config:pull writes it'),
  },
  examples: ['config:list --app hello', 'config:list --oneline --app hello', 'config:list --diff --app hello'],
  operations: ['config.get'],
  output: Config,
  async run({ app: id, version, ...given }, context) {
    const scope = await readScope(given, context);
    return { config: await readConfig(context, id, version), scope };
  },
  json: ({ config, scope }) => inScope(config, scope),
  view({ config, scope }, { app: id, oneline, diff }) {
    const variables = variablesOf(inScope(config, scope));
    if (oneline) return variables.length === 0 ? [] : [line(variables.map((variable) => variable.join('=')).join(' '))];
    return diff
      ? [text(formatDotenv(variables))]
      : [
          heading(`${id} Config`),
          ...(variables.length === 0 ? [none(id)] : [pairs(variables)]),
          ...otherScopes(config, scope),
        ];
  },
});

function none(app: string): Block {
  return nothing('No environment variables.', ['Set one', `config:set NAME=value -a ${app}`]);
}

/** The other groups and the process types that have variables of their own, where none of them was asked for. */
function otherScopes(config: Config, { group, ptype }: VariableScope): View {
  if (group !== undefined || ptype !== undefined) return [];
  const { groups = {}, ptypes = {}, values_refs: refs = {} } = config;
  const section = (title: string, scope: VariableScope): View => [
    line(''),
    line(`--- ${title}`),
    pairs(variablesOf(inScope(config, scope))),
  ];
  const types = [...new Set([...Object.keys(ptypes), ...Object.keys(refs)])].sort();
  return [
    ...Object.keys(groups)
      .filter((name) => name !== commonGroup)
      .sort()
      .flatMap((name) => section(`Group ${name}`, { group: name })),
    ...types.flatMap((type) => [
      ...section(`Process type ${type}`, { ptype: type }),
      ...(Array.isArray(refs[type]) ? [line(`Groups: ${refs[type].join(', ')}`)] : []),
    ]),
  ];
}
