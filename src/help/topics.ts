import { type Brand, variables } from '../base/brand.ts';
import { exitCodes } from '../base/errors.ts';
import { common } from '../cli/inputs.ts';
import type { Input } from '../cli/define.ts';
import { spellOption } from '../command-line/input-names.ts';
import { type PageStyle, paragraph, rows } from './layout.ts';

/** What is told of a thing that is no command: paragraphs, and rows of a name and what it is. */
type Part = string | readonly (readonly [name: string, is: string])[];

/** A page of help about a thing that is no command. */
interface Topic {
  readonly summary: string;
  readonly parts: (brand: Brand) => readonly Part[];
}

/** The topics of `help <topic>`. A page more is an entry more. */
export const topics: Readonly<Record<string, Topic>> = {
  formatting: {
    summary: 'output formats',
    parts: ({ name }) => [
      'On a terminal, results are tables with relative times; in a pipe, they are the lines that scripts for the Go clients expect. Every command can print other formats:',
      [
        ['--json', 'print the API response unchanged'],
        [
          '--json=id,url',
          'print only these fields of the object, or of each item of the list; a missing field is null',
        ],
        ['--jq EXPRESSION', 'filter the JSON with a jq 1.8 expression; strings are printed raw'],
        ['--template TEXT', 'format the JSON with a Mustache template; \\n and \\t become a line feed and a tab'],
        ['-o json', 'the same as --json'],
        ['-o yaml', 'print YAML'],
        ['-o csv', 'print CSV with a header line (RFC 4180); --json=FIELDS chooses the columns'],
        ['-o table', 'print a table, even in a pipe'],
      ],
      '--json FIELDS also works unless the next word could be an argument; --json=FIELDS always works. The help of each command lists its fields.',
      "CSV cells that look like formulas are prefixed with '.",
      'With these options, errors are JSON on standard error: {"error":{"code","status","message","hint"}}, and so are notices: {"notice"}.',
      `Examples:\n  ${name} apps --json=id,url\n  ${name} apps --jq '.[] | select(.owner == "ada") | .id'\n  ${name} ps -a hello --template '{{#.}}{{name}} {{state}}\\n{{/.}}'\n  ${name} releases -a hello -o csv --json=version,created,summary`,
    ],
  },
  'exit-codes': {
    summary: 'exit codes',
    parts: ({ name }) => [
      `Exit codes of ${name}:`,
      Object.values(exitCodes).map(({ exit, means }) => [String(exit), means] as const),
      'apps:run exits with the exit code of the command that it ran. With --json, the code of the error names the same kinds in words.',
    ],
  },
  options: {
    summary: 'options of all commands',
    parts: () => [
      'Every command takes these options, before or after its name:',
      [...optionRows(), ['-h, --help', 'show this help']],
      'An option may be abbreviated as long as it is clear which one is meant.',
    ],
  },
  dotenv: {
    summary: 'the format of .env files',
    parts: ({ name }) => [
      'config:pull writes a .env file, config:push and config:diff read one. Each variable is a line:',
      [
        ['NAME=value', 'the value is the rest of the line, with its spaces, # and backslashes'],
        ['NAME="value"', 'may span several lines; \\n, \\r, \\t, \\", \\\\ and \\$ stand for one character each'],
        ["NAME='value'", "may span several lines; nothing in it is special; '\\'' stands for one '"],
        ['NAME=', 'an empty value'],
        ['export NAME=value', 'the same as without export, for files that shells read too'],
        ['NAME = value', 'spaces before the = are ignored, and then those after it too'],
        ['# words', 'ignored, like an empty line'],
      ],
      'A name consists of letters, digits and underscores, and does not start with a digit. After a closing quote only spaces and a comment may follow; otherwise the quotes are part of the value. If a name occurs twice, the later line counts. Lines end with LF or CRLF. Nothing is expanded: $HOME stays $HOME.',
      'Any other line is an error with its number, before any request.',
      `What config:pull writes, config:push reads back unchanged; so do the Go clients, except values that contain a line break or start with a quote. For other programs, ${name} config:export writes five formats.`,
      `Examples:\n  ${name} config:pull -a hello\n  ${name} config:push -a hello --path production.env --dry-run\n  ${name} config:export -a hello --format env`,
    ],
  },
  environment: {
    summary: 'environment variables',
    parts: ({ prefix }) => [
      'Variables of this program:',
      Object.entries(variables).map(([name, is]) => [`${prefix}_${name}`, is] as const),
      'Variables that other programs use too:',
      [
        [
          'HTTP_PROXY, HTTPS_PROXY',
          'the proxy for requests to the controller; NO_PROXY lists hosts to reach without it',
        ],
        ['npm_config_registry', 'the npm registry for version --check-update'],
        ['NODE_EXTRA_CA_CERTS', 'a PEM file with more certificate authorities'],
        ['SSL_CERT_FILE, SSL_CERT_DIR', 'PEM files of the only certificate authorities to trust'],
        ['NO_COLOR', 'disable color; FORCE_COLOR enables it'],
        [
          'FORCE_HYPERLINK',
          '1 makes URLs clickable on any terminal, 0 on none (default: terminals known to support it; never in a pipe)',
        ],
      ],
      'An option wins over a variable, and a variable over the settings file.',
    ],
  },
};

/** The page of a topic, for a program; undefined where it is none. */
export function topicPage(topic: string, brand: Brand, style: PageStyle): string | undefined {
  if (!Object.hasOwn(topics, topic)) return undefined;
  const { parts = () => [] } = topics[topic] ?? {};
  const show = (part: Part): string => (typeof part === 'string' ? paragraph(part, style) : rows(part, style));
  return parts(brand).map(show).join('\n');
}

function optionRows(): readonly (readonly [name: string, is: string])[] {
  const all = Object.entries<Input<unknown>>(common);
  return all.flatMap(([key, input]) =>
    spellOption(key, input).map(
      ([flags, summary]) => [flags, input.choices ? `${summary}: ${input.choices.join(', ')}` : summary] as const,
    ),
  );
}
