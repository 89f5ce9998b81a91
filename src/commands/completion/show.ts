import { command } from '../../cli/define.ts';
import { argument, anyText } from '../../cli/inputs.ts';
import { text } from '../../output/view.ts';
import { shellNames, scriptFor, findShell } from './choose-shell.ts';

export default command({
  summary: 'print a completion script',
  description:
    'For the start file of the shell, e.g. "source <(deis completion bash)"; completion:install puts it where the shell looks by itself.',
  args: { shell: argument('shell', 'shell', anyText, { choices: shellNames }) },
  examples: ['completion:show bash', 'completion zsh'],
  operations: [],
  output: {
    type: 'object',
    properties: { shell: { type: 'string' }, script: { type: 'string' } },
    required: ['shell', 'script'],
  },
  run: ({ shell: name }, { brand }) => ({ shell: name, script: scriptFor(findShell(name), brand) }),
  view: ({ script }) => [text(script)],
});
