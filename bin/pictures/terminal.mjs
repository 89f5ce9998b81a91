// What a terminal of so many columns shows when a command has run in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import xterm from '@xterm/headless';

const rows = 200;

// The lines of the screen, each a list of runs: a text with its first column, its width and how it looks.
export async function screenOf({ title, words, columns, env, cwd }) {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const write = (data) => new Promise((resolve) => terminal.write(data, resolve));
  await write(`\u001b[1m$ ${title}\u001b[0m\r\n`);
  const line = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const child = spawn('script', ['-qec', `stty cols ${columns} rows ${rows}; exec ${line}`, '/dev/null'], {
    cwd,
    env: { ...env, TERM: 'xterm-256color', SHELL: '/bin/sh' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  for await (const chunk of child.stdout) await write(chunk);
  const [code] = await ended;
  if (code !== 0) throw new Error(`"${title}" ended with ${code}`);
  return linesOf(terminal.buffer.active, columns);
}

function linesOf(buffer, columns) {
  const lines = [];
  for (let row = 0; row < buffer.length; row += 1) lines.push(runsOf(buffer.getLine(row), columns));
  while (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

function runsOf(line, columns) {
  const runs = [];
  let open;
  for (let column = 0; column < columns; column += 1) {
    const cell = line.getCell(column);
    const width = cell.getWidth();
    if (width === 0) continue;
    const text = cell.getChars() || ' ';
    const look = lookOf(cell);
    const isBlank = text === ' ' && !cell.isUnderline() && !cell.isInverse();
    // One blank belongs to its run; more begin another.
    if (open && (isBlank || open.look === look) && open.blanks + (isBlank ? 1 : 0) < 2) {
      open.text += text;
      open.width += width;
      open.blanks = isBlank ? open.blanks + 1 : 0;
    } else if (!isBlank) runs.push((open = { column, text, width, look, blanks: 0 }));
    else open = undefined;
  }
  return runs.map((run) => ({ ...run, text: run.text.trimEnd(), width: run.width - run.blanks }));
}

function lookOf(cell) {
  const look = [];
  if (cell.isBold()) look.push('bold');
  if (cell.isDim()) look.push('dim');
  if (cell.isItalic()) look.push('italic');
  if (cell.isUnderline()) look.push('underline');
  if (cell.isInverse()) look.push('inverse');
  if (cell.isFgPalette()) look.push(`c${cell.getFgColor() % 16}`);
  return look.join(' ');
}
