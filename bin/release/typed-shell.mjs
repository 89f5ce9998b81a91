// A shell at a pseudo-terminal of its own, in which words are typed: how completion is tried, by the tests and in each way of
// installing.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ready = 'READY';

/**
 * How one shell is started and made to tell its line: Ctrl-T prints it between marks, Ctrl-U empties it. `file` is what it reads
 * first, and `content` what is in it besides `script`, which is the file of the completion.
 *
 * @typedef {{
 *   words: (folder: string) => readonly string[],
 *   file: string,
 *   content: (script: string, folder: string) => string,
 * }} Start
 */

/** @type {Readonly<Record<'bash' | 'zsh' | 'fish', Start>>} */
const starts = {
  bash: {
    words: (folder) => ['bash', '--noprofile', '--rcfile', join(folder, 'rc.bash'), '-i'],
    file: 'rc.bash',
    content: (script) => `
stty rows 50 cols 250
bind 'set bell-style none'; bind 'set enable-bracketed-paste off'
source ${script}
tell() { printf '\\nLINE<%s>\\n' "$READLINE_LINE"; }
bind -x '"\\C-t": tell'
PS1='${ready}> '
`,
  },
  zsh: {
    words: () => ['zsh', '-i'],
    file: '.zshrc',
    content: (script, folder) => `
stty rows 50 cols 250
unset zle_bracketed_paste
fpath=(${join(script, '..')} $fpath)
autoload -Uz compinit; compinit -u -d ${join(folder, 'compdump')}
tell() { print -r -- "LINE<$BUFFER>"; }
zle -N tell; bindkey -e; bindkey '^T' tell
PS1='${ready}> '
`,
  },
  fish: {
    words: (folder) => [
      'fish',
      '--no-config',
      '--init-command',
      `'source ${join(folder, 'init.fish')}'`,
      '--interactive',
    ],
    file: 'init.fish',
    content: (script) => `
stty rows 50 cols 250
source ${script}
function fish_greeting; end
function fish_prompt; echo '${ready}> '; end
function tell; printf '\\nLINE<%s>\\n' (commandline); end
bind \\ct tell
bind \\cu 'commandline ""'
`,
  },
};

/**
 * A shell in which words are typed. `complete` types on an empty line, then the tab key, and gives the line as it is then.
 *
 * @typedef {{ complete: (typed: string) => Promise<string>, close: () => Promise<void> }} TypedShell
 */

/**
 * Starts a shell at a pseudo-terminal of its own and waits for its prompt.
 *
 * @param {keyof typeof starts} name
 * @param {string} script
 * @param {{ folder: string, environment: Readonly<Record<string, string>> }} surroundings
 * @returns {Promise<TypedShell>}
 */
export async function startTyping(name, script, { folder, environment }) {
  const start = starts[name];
  writeFileSync(join(folder, start.file), start.content(script, folder));
  // util-linux's script gives it the terminal.
  const child = spawn('script', ['-qfec', `exec ${start.words(folder).join(' ')}`, '/dev/null'], {
    cwd: folder,
    env: { ...environment, ZDOTDIR: folder, SHELL: '/bin/sh', TERM: 'xterm', LC_ALL: 'C.UTF-8' },
  });
  const screen = watch(child);
  await screen.until(new RegExp(`${ready}> `));
  return {
    async complete(typed) {
      screen.forget();
      child.stdin.write(`\u0015${typed}\t\u0014`);
      return (await screen.until(/LINE<([^>]*)>/))[1] ?? '';
    },
    async close() {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** @param {import('node:child_process').ChildProcessWithoutNullStreams} child */
function watch(child) {
  let shown = '';
  let look = () => undefined;
  let giveUp = () => undefined;
  child.stdout.on('data', (chunk) => {
    shown += chunk.toString('utf8');
    look();
  });
  child.once('close', () => {
    giveUp();
  });
  return {
    forget: () => {
      shown = '';
    },
    /** @type {(pattern: RegExp) => Promise<RegExpExecArray>} */
    until: (pattern) =>
      new Promise((resolve, reject) => {
        look = () => {
          const found = pattern.exec(shown);
          if (found) resolve(found);
        };
        giveUp = () => {
          reject(new Error(`the shell ended; it showed ${JSON.stringify(shown)}`));
        };
        look();
      }),
  };
}
