import { PushRefused } from '../git/push-refused.ts';
import type { Builder, ProcessTypes, Workshop } from './workshop.ts';

/** Apps with a requirements.txt or a pyproject.toml: pip installs into a virtual environment in the slug. */
export const python: Builder = {
  kind: 'a Python app',
  recognizes: ({ has }) => has('requirements.txt') || has('pyproject.toml'),
  async build(workshop) {
    const { run, read } = workshop;
    const needs = requirements(workshop);
    await run(interpreter(workshop), '-m', 'venv', ...(needs ? [] : ['--without-pip']), '--clear', '.venv');
    if (needs) await run('./.venv/bin/python', '-m', 'pip', '--disable-pip-version-check', 'install', ...needs);
    return typesOf(read);
  },
};

function interpreter({ find }: Workshop): string {
  const found = ['python3', 'python'].find((name) => find(name) !== undefined);
  if (found === undefined) throw new PushRefused('python3 is not on the PATH of the sandbox.');
  return found;
}

/** What pip is to install; undefined if that is nothing. A pyproject.toml may hold no more than settings of tools. */
function requirements({ read }: Workshop): readonly string[] | undefined {
  const listed = read('requirements.txt');
  if (listed !== undefined) {
    return listed.split('\n').some((line) => /^\s*[^#\s]/.test(line)) ? ['-r', 'requirements.txt'] : undefined;
  }
  return /^\[(?:project|build-system)\]/m.test(read('pyproject.toml') ?? '') ? ['.'] : undefined;
}

/** Unbuffered, so that the log shows at once what an app prints. */
function typesOf(read: Workshop['read']): ProcessTypes {
  if (read('manage.py') !== undefined) return { web: 'python -u manage.py runserver 0.0.0.0:$PORT' };
  const script = ['app.py', 'main.py', 'server.py'].find((name) => read(name) !== undefined);
  return script === undefined ? {} : { web: `python -u ${script}` };
}
