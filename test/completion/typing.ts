import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A shell in which words are typed at a terminal. */
export interface TypedShell {
  /** Types on an empty line, then the tab key, and gives the line as it is then. */
  complete(typed: string): Promise<string>;
  close(): Promise<void>;
}

/** How one shell is started and made to tell its line: Ctrl-T prints it between marks, Ctrl-U empties it. */
interface Start {
  readonly words: (folder: string) => readonly string[];
  /** The file that it reads first, and what is in it besides `script`, which is the file of the completion. */
  readonly file: string;
  readonly content: (script: string, folder: string) => string;
}

const ready = 'READY';
const starts: Readonly<Record<string, Start>> = {
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

/** Whether this machine has a program. */
export function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Makes a folder in which `deis` is this checkout's program, and gives the PATH with it in front. */
export function pathWithProgram(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const program = fileURLToPath(new URL('../../bin/deis.js', import.meta.url));
  writeFileSync(join(bin, 'deis'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, { mode: 0o755 });
  return `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
}

/** Starts a shell at a pseudo-terminal of its own and waits for its prompt. */
export async function startTyping(
  name: 'bash' | 'zsh' | 'fish',
  script: string,
  { folder, environment }: { folder: string; environment: Readonly<Record<string, string>> },
): Promise<TypedShell> {
  const start = starts[name];
  if (!start) throw new Error(`no shell ${name}`);
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

function watch(child: ChildProcessWithoutNullStreams) {
  let shown = '';
  let look = (): void => undefined;
  let giveUp = (): void => undefined;
  child.stdout.on('data', (chunk: Buffer) => {
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
    until: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
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
