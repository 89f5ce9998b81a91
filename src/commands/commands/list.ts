import { command } from '../../cli/define.ts';
import { shortcuts } from '../../command-line/interpret.ts';
import { spellArgument, spellOption } from '../../command-line/input-names.ts';
import { table } from '../../output/view.ts';

const Inputs = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      name: { type: 'string', description: 'as help writes it' },
      summary: { type: 'string' },
    },
    required: ['name', 'summary'],
  },
} as const;

export default command({
  summary: 'list all commands',
  description: 'With --json, each command has its arguments, options, examples and short names, for programs.',
  examples: ['commands', "commands --jq '.[].command'"],
  operations: [],
  output: {
    type: 'array',
    items: {
      title: 'Command',
      type: 'object',
      properties: {
        command: { type: 'string' },
        summary: { type: 'string' },
        arguments: Inputs,
        options: Inputs,
        examples: { type: 'array', items: { type: 'string' } },
        shortcuts: { type: 'array', items: { type: 'string' } },
      },
      required: ['command', 'summary', 'arguments', 'options', 'examples', 'shortcuts'],
    },
  },
  async run(_, { nouns }) {
    const loaded = Object.entries(nouns).map(async ([noun, { load }]) =>
      Object.entries(await load()).map(([verb, { summary, args, options, examples }]) => ({
        command: `${noun}:${verb}`,
        summary,
        arguments: Object.values(args).map((input) => ({ name: spellArgument(input), summary: input.summary })),
        options: Object.entries(options).flatMap(([key, input]) =>
          spellOption(key, input).map(([name, about]) => ({ name, summary: about })),
        ),
        examples: [...examples],
        shortcuts: Object.entries(shortcuts).flatMap(([short, name]) => (name === `${noun}:${verb}` ? [short] : [])),
      })),
    );
    return (await Promise.all(loaded)).flat();
  },
  view: (all) => [
    table(
      ['COMMAND', 'SUMMARY'],
      all.map((each) => [each.command, each.summary]),
    ),
  ],
});
