import { fileHardships } from './file-hardships.ts';
import { groundHardships } from './ground-hardships.ts';
import type { Hardship } from './hardship.ts';
import { interruptions } from './interruptions.ts';
import { loginsKilled, writesKilled } from './killed-writer.ts';
import { outputHardships } from './output-hardships.ts';
import { processesAtOnce, settingsHardships } from './settings-hardships.ts';
import { surroundingHardships } from './surrounding-hardships.ts';

const groups: Readonly<Record<string, readonly Hardship[]>> = {
  'Home, disk and settings': settingsHardships,
  'Interruptions at a terminal': interruptions,
  Outputs: outputHardships,
  'Node, folders and owners': groundHardships,
  'Git, language and clock': surroundingHardships,
  'Files that are read': fileHardships,
};

/** What the tests found when they were first run, and what it is now. */
const mended: readonly (readonly [found: string, now: string])[] = [
  ['an old Node printed the minified program and a SyntaxError', 'one sentence with the version that is needed'],
  ['in a current directory that was deleted nothing worked but the help', 'what needs no file works'],
  ['a TMPDIR that is not there was called a fault of the program', 'the message names the directory and TMPDIR'],
  [
    'in a repository of another owner a created app had no remote and the exit code 0, and the doctor skipped it',
    "git's own words with the cure, and the exit code 1",
  ],
  [
    'a signal other than SIGINT and SIGTERM left the values of config:edit in the temporary folder',
    'the editor gets the signal, and the folder goes',
  ],
  [
    'the code cache followed a link that was planted beside the bundles, and ran what others may write',
    'it is created again or not at all, in a folder that others cannot write',
  ],
  ['the log of the sandbox was written through a link or into a pipe', 'it is refused'],
  [
    'where the disk filled up during a login, half of the settings took the place of all of them, and the login said that it was done',
    'the settings are written by a draft that is whole and on the disk before it takes their place',
  ],
  [
    'a limit on the size of files (`ulimit -f`) killed a login, and the settings were cut off',
    'it is a failure with a message',
  ],
  [
    'settings that others can read or change, or that belong to somebody else, were used without a word',
    'a notice says so',
  ],
  [
    'settings that are a pipe held a command up for ever, and Ctrl-C did not end it',
    'they are no file, which is a failure',
  ],
  ['a link to a file that does not exist yet was replaced by the settings', 'that file is created'],
  ['killed writes left drafts with a token in them', 'the next write, or the logout, removes them'],
  [
    'with an empty HOME, or one that is no whole path, a token was kept in the current folder',
    'the home of the account is used',
  ],
  ['on a read-only disk without settings, the reason was that no such file', 'the disk is read-only'],
  ['standard output on a full disk: exit code 1 and no message', 'a message'],
  [
    'where git failed, or took too long, an app was guessed by the name of the folder, and changed',
    'no app is guessed where git cannot tell of the remotes',
  ],
  ['a git that ignores signals held a command up after SIGTERM, and beyond its ten seconds', 'it is not waited for'],
  [
    'values that completion kept while the clock was ahead were offered until that time came',
    'they are requested again',
  ],
  [
    'files in UTF-16, as PowerShell writes them, could not be read; in other encodings, letters were lost without a word',
    'UTF-16 is read, and the others are refused',
  ],
  [
    'sandbox: on a full disk a change was answered with 500, by a second error that hid the first, and the sandbox did not stop cleanly',
    '507; it goes on when there is room',
  ],
  [
    'sandbox: requests that come in one piece were done all at once, so that a later one missed the change of an earlier one',
    'they are done in their order',
  ],
  [
    'sandbox: to destroy an app read all configs and releases, once for each of its own',
    'every reference has an index',
  ],
  ['sandbox: a body of 100,000 levels was an error of the sandbox', 'it is refused'],
  [
    'sandbox: of two Host headers only the first was looked at; images and scripts of web pages, which have no Origin, were answered',
    'they are refused',
  ],
  ['sandbox: headers that are too large were answered with 400', '431'],
];

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The page of what is done to the machine, with the number of cases; a test that fails is a case that does not hold. */
export function machinePage(): string {
  const total = Object.values(groups).reduce((sum, { length }) => sum + length, 0);
  return [
    '# The worst machine',
    '<!-- Made by npm run docs. -->',
    `${total} states of a machine in which the program is run, as a real process where that matters. Each is a test of \`test/machine-faults/\`, and holds or the tests fail; what a machine cannot do, such as to mount a small disk, is skipped with the reason.`,
    table(
      ['', 'cases', 'for example'],
      Object.entries(groups).map(([name, cases]) => [
        name,
        String(cases.length),
        cases
          .slice(-3)
          .map((each) => each.name)
          .join('; '),
      ]),
    ),
    '## Kills and crowds',
    table(
      ['', '`npm test`', '`npm run test:long`'],
      [
        [
          'processes killed (-9) at a random moment of a settings write',
          String(writesKilled.sample),
          String(writesKilled.whole),
        ],
        ['logins killed at a random moment', String(loginsKilled.sample), String(loginsKilled.whole)],
        ['logins and logouts at once', String(processesAtOnce), ''],
        ['sandboxes killed while 4 clients write', '15', '200'],
        ['sandboxes killed while 32 clients write', '', '10'],
      ],
    ),
    'After a kill the settings are the old or the new ones, whole, and no older than what was said to be done. After one of the sandbox, all that it acknowledged is there, and nothing by half (`test/sandbox/killed-sandbox.ts`).',
    '## The sandbox under attack',
    '`test/sandbox/attacks.test.ts`: every operation of every dialect, requested as a web page can (9 ways: foreign origins, images, rebound names), is refused; invalid HTTP, huge, slow (200 clients at once), pipelined (100 requests in one piece) or nested 100,000 levels deep is answered or refused, and the sandbox goes on. `test/sandbox/full-disk.test.ts`: 507, and no lie. `test/sandbox/crowded.test.ts`: 10,000 apps, 1,000 releases of one app, and an index for every reference.',
    '## Found and fixed',
    table(['found', 'now'], mended),
  ].join('\n\n');
}
