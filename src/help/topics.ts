import { type Brand, variables } from '../base/brand.ts';
import { exitCodes } from '../base/errors.ts';
import type { Language } from '../base/locale.ts';

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
    summary: 'the forms in which results are printed',
    parts: ({ name }) => [
      'On a terminal results are tables with times as people say them; in a pipe they are the lines that scripts for the Go clients know. Every command prints in another form when it is asked to:',
      [
        ['--json', 'the whole result, under the names that the API has'],
        ['--json=id,url', 'these fields of the object, or of each item of the list; null where there is none'],
        ['--jq EXPRESSION', 'what jq 1.8 makes of the JSON; texts are printed without quotes'],
        ['--template TEXT', 'a Mustache template, filled from the JSON; \\n and \\t in it are a line feed and a tab'],
        ['-o json', 'the same as --json'],
        ['-o yaml', 'the same as YAML'],
        ['-o csv', 'a line of names and one of each item (RFC 4180); --json=FIELDS picks the columns'],
        ['-o table', 'the table of a terminal, wherever it goes'],
      ],
      'After --json a list of fields is taken from the next word only where that cannot be an argument; --json=FIELDS always works. The help of each command names its fields.',
      'In a cell of CSV a text that a spreadsheet would take for a formula has an apostrophe before it.',
      'Where a program reads the result, failures are JSON on standard error: {"error":{"code","status","message","hint"}}, and notices {"notice"}.',
      `Examples:\n  ${name} apps --json=id,url\n  ${name} apps --jq '.[] | select(.owner == "ada") | .id'\n  ${name} ps -a hello --template '{{#.}}{{name}} {{state}}\\n{{/.}}'\n  ${name} releases -a hello -o csv --json=version,created,summary`,
    ],
  },
  'exit-codes': {
    summary: 'what the exit codes mean',
    parts: ({ name }) => [
      `What ${name} ends with:`,
      Object.values(exitCodes).map(({ exit, means }) => [String(exit), means] as const),
      'apps:run ends with the exit code of the command that it ran. Under --json the code of the error names the same kinds in words.',
    ],
  },
  dotenv: {
    summary: 'what a .env file may hold',
    parts: ({ name }) => [
      'config:pull writes a .env file, config:push and config:diff read one. Each variable is a line:',
      [
        ['NAME=value', 'the value is all that follows to the end of the line, with its blanks, # and backslashes'],
        ['NAME="value"', 'may go over several lines; \\n, \\r, \\t, \\", \\\\ and \\$ stand for one character each'],
        ["NAME='value'", "may go over several lines, and nothing in it is special; '\\'' stands for one '"],
        ['NAME=', 'an empty value'],
        ['export NAME=value', 'the same as without export, for files that shells read too'],
        ['NAME = value', 'blanks before the = do not count, and then neither do those behind it'],
        ['# words', 'nothing, as an empty line'],
      ],
      'A name has letters, digits and underscores, and no digit first. After a closing quotation mark only blanks and a comment may stand: otherwise the marks are part of the value. Of two lines with one name the later counts. Lines end with LF or CRLF. Nothing is replaced: $HOME is these five letters.',
      'A line that is none of these is an error with its number, before anything is sent.',
      `What config:pull writes, config:push reads as the same values; so do the Go clients, but for values with a line end in them or a quotation mark at their start, which they cannot keep. For other programs ${name} config:export writes five forms.`,
      `Examples:\n  ${name} config:pull -a hello\n  ${name} config:push -a hello --path production.env --dry-run\n  ${name} config:export -a hello --format env`,
    ],
  },
  environment: {
    summary: 'the environment variables that are read',
    parts: ({ prefix }) => [
      'Variables of this program:',
      Object.entries(variables).map(([name, is]) => [`${prefix}_${name}`, is] as const),
      'Variables of all programs:',
      [
        ['HTTP_PROXY, HTTPS_PROXY', 'the proxy that leads to the controller; NO_PROXY names hosts without one'],
        ['npm_config_registry', 'the npm registry that version --check-update asks'],
        ['NODE_EXTRA_CA_CERTS', 'a PEM file of further certificate authorities; SSL_CERT_FILE too'],
        ['NO_COLOR', 'no colours; FORCE_COLOR asks for them'],
        [
          'FORCE_HYPERLINK',
          '1 for URLs that can be clicked on any terminal, 0 for none; by default on those that are known to have them, never in a pipe',
        ],
      ],
      'What is given on the command line wins over a variable, and a variable over the settings file.',
    ],
  },
};

/** How a page is laid out, and in which language where that is not English. */
interface PageStyle {
  readonly columns: number;
  readonly language?: Language | undefined;
}

/** The page of a topic, for a program; undefined where it is none. */
export function topicPage(topic: string, brand: Brand, style: PageStyle): string | undefined {
  if (!Object.hasOwn(topics, topic)) return undefined;
  const { parts = () => [] } = topics[topic] ?? {};
  const show = (part: Part): string => (typeof part === 'string' ? paragraph(part, style) : rows(part, style));
  return parts(brand).map(show).join('\n');
}

/** The topics with what each is about, for the foot of the list of commands. */
export function listOfTopics(style: PageStyle): string {
  return rows(
    Object.entries(topics).map(([name, { summary }]) => [`help ${name}`, summary]),
    style,
  );
}

function paragraph(text: string, style: PageStyle): string {
  // Lines that are set already, as those of examples, stay.
  const [first = '', ...more] = text.split('\n');
  return [...broken(first, style.columns, style), ...more].map((line) => `${line}\n`).join('');
}

function rows(entries: readonly (readonly [string, string])[], style: PageStyle): string {
  const { columns } = style;
  const widest = Math.max(...entries.map(([name]) => name.length));
  const indent = Math.min(widest + 4, Math.floor(columns / 2));
  return entries
    .map(([name, is]) => {
      const [first = '', ...more] = broken(is, columns - indent, style);
      const start = `  ${name}`;
      const head =
        start.length < indent ? `${start.padEnd(indent)}${first}` : `${start}\n${' '.repeat(indent)}${first}`;
      return [head, ...more.map((line) => `${' '.repeat(indent)}${line}`)].map((line) => `${line}\n`).join('');
    })
    .join('');
}

function broken(text: string, width: number, { language }: PageStyle): readonly string[] {
  if (language) return language.layout.boxWrap(language.say(text), width).split('\n');
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
