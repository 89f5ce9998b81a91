// Pictures of the commands that people use most, as a terminal of 80 or of 40 columns shows them, light and dark. Runs the
// real commands in a pseudo terminal against a sandbox whose clock and chance are the same every time, so that the
// pictures change only where the output does.
//   npm run pictures               writes docs/pictures
//   npm run pictures -- --check    says which of them are old
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { draw, themeNames } from './pictures/draw.mjs';
import { screenOf } from './pictures/terminal.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = at('../docs/pictures/');
const program = at('deis.js');
const port = 18_015;

// What is typed, with how many minutes have passed since the line before; the lines with a name are drawn, and those of the
// session once more, in one picture for the README.
const story = [
  { words: [], name: 'help' },
  { words: ['create', 'hello', '--no-remote'] },
  { words: ['builds:create', 'deis/example-go:v1', '-a', 'hello'], later: 2 },
  {
    words: [
      'config:set',
      'LOG_LEVEL=info',
      'GREETING=hello world',
      'DATABASE_URL=postgres://db.internal/hello',
      '-a',
      'hello',
    ],
    later: 3,
    name: 'config-set',
  },
  { words: ['domains:add', 'www.example.com', '-a', 'hello'], later: 60 },
  { words: ['builds:create', 'deis/example-go:v2', '-a', 'hello'], later: 180, name: 'builds-create' },
  { words: ['scale', 'cmd=3', '-a', 'hello'], later: 1, name: 'ps-scale' },
  { words: ['config:set', 'LOG_LEVEL=debug', '-a', 'hello'], later: 1500, session: true },
  { words: ['rollback', 'v4', '-a', 'hello'], later: 25, name: 'releases-rollback', session: true },
  { words: ['create', 'example-shop', '--no-remote'], later: 5 },
  { words: ['apps'], later: 90, name: 'apps-list' },
  { words: ['info', '-a', 'hello'], name: 'apps-info' },
  { words: ['ps', '-a', 'hello'], name: 'ps-list' },
  { words: ['config', '-a', 'hello'], name: 'config-list' },
  { words: ['releases', '-a', 'hello'], name: 'releases-list', session: true },
  { words: ['run', '-a', 'hello', 'echo "$GREETING"'], name: 'apps-run', session: true },
  { words: ['logs', '-n', '8', '-a', 'hello'], name: 'apps-logs', session: true },
];
const widths = [80, 40];
const named = story.filter(({ name }) => name !== undefined);
const quoted = (word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`);
const titleOf = ({ words }) => ['deis', ...words].map(quoted).join(' ');
const fileOf = (name, columns, theme) => `${name}-${columns}-${theme}.svg`;

/** The pictures for terminals of so many columns, by the names of their files: the whole story in a sandbox of its own. */
async function drawStory(columns) {
  const home = mkdtempSync(join(tmpdir(), 'deis-pictures-'));
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    TZ: 'UTC',
    NODE_OPTIONS: `--require=${at('pictures/fixed.cjs')}`,
    PICTURES_CLOCK: join(home, 'clock'),
  };
  let minutes = 0;
  const wait = (more) => {
    minutes += more;
    writeFileSync(env.PICTURES_CLOCK, String(Date.UTC(2026, 0, 15, 9) + minutes * 60_000));
  };
  const start = (words, stdio) => spawn(process.execPath, [program, ...words], { cwd: home, env, stdio });
  const run = async (words, input = '') => {
    const child = start(words, ['pipe', 'ignore', 'ignore']);
    child.stdin.end(input);
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`"${words.join(' ')}" ended with ${code}`);
  };
  wait(0);
  const options = ['--port', String(port), '--data', join(home, 'data'), '--json'];
  const sandbox = start(['sandbox:start', '--simulate-images', ...options], ['ignore', 'pipe', 'inherit']);
  const files = [];
  const session = [];
  try {
    const [first] = await Promise.race([once(sandbox.stdout, 'data'), once(sandbox, 'exit')]);
    if (!(first instanceof Buffer)) throw new Error('The sandbox did not start.');
    const { url } = JSON.parse(String(first));
    await run(['register', url, '--username=ada', '--email=ada@example.com', '--password-stdin'], 'opensesame\n');
    for (const scene of story) {
      wait(scene.later ?? 0);
      if (scene.name === undefined && !scene.session) {
        await run(scene.words);
        continue;
      }
      const title = titleOf(scene);
      const lines = await screenOf({
        title,
        words: [process.execPath, program, ...scene.words],
        columns,
        env,
        cwd: home,
      });
      if (scene.session) session.push(...(session.length === 0 ? [] : [[]]), ...lines);
      if (scene.name === undefined) continue;
      for (const theme of themeNames)
        files.push([fileOf(scene.name, columns, theme), draw(title, lines, columns, theme)]);
    }
    if (columns === 80)
      for (const theme of themeNames)
        files.push([fileOf('session', columns, theme), draw('A session with deis', session, columns, theme)]);
  } finally {
    if (sandbox.exitCode === null) {
      sandbox.kill('SIGTERM');
      await once(sandbox, 'exit');
    }
    rmSync(home, { recursive: true, force: true });
  }
  return files;
}

/** The page that shows them all. */
function page() {
  const picture = (scene, columns) => {
    const [light, dark] = ['light', 'dark'].map((theme) => fileOf(scene.name, columns, theme));
    return `<picture><source media="(prefers-color-scheme: dark)" srcset="${dark}"><img alt="${titleOf(scene).replaceAll('"', '&quot;')}, in ${columns} columns" src="${light}"></picture>`;
  };
  return `# What it looks like

<!-- Made by npm run pictures. -->

The first screen of help and the commands that people use most, in terminals of 80 and of 40 columns. The script runs them in a pseudo terminal against
the sandbox, with a fixed clock, and draws what the terminal shows.

${named.map((scene) => `## ${scene.name === 'help' ? 'deis' : scene.name.replace('-', ':')}\n\n${widths.map((columns) => picture(scene, columns)).join('\n\n')}`).join('\n\n')}
`;
}

const files = new Map();
for (const columns of widths) for (const [name, text] of await drawStory(columns)) files.set(name, text);
files.set('README.md', await format(page(), { parser: 'markdown', printWidth: 120 }));

mkdirSync(folder, { recursive: true });
const old = readdirSync(folder).filter((name) => !files.has(name));
for (const [name, text] of files)
  if (!existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text) old.push(name);
if (process.argv.includes('--check')) {
  if (old.length > 0) {
    console.error(`Old in docs/pictures: ${old.join(', ')}. npm run pictures makes them anew.`);
    process.exitCode = 1;
  }
} else {
  for (const name of old) rmSync(join(folder, name), { force: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  console.log(`${files.size} files in docs/pictures, ${old.length} of them new.`);
}
