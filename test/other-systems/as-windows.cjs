// Required by Node before a program: takes from it what it does not have on Windows. `--require as-windows.cjs`
'use strict';
const fs = require('node:fs');
const os = require('node:os');

Object.defineProperty(process, 'platform', { value: 'win32' });
os.platform = () => 'win32';
const account = os.userInfo();
os.userInfo = () => ({ ...account, uid: -1, gid: -1, shell: null });
for (const name of ['getuid', 'geteuid', 'getgid', 'getegid', 'getgroups', 'setuid', 'seteuid', 'setgid', 'setegid'])
  Reflect.deleteProperty(process, name);

// Files have no owners, and all seem to be open to everybody.
for (const name of ['statSync', 'lstatSync', 'fstatSync']) {
  const real = fs[name];
  fs[name] = (...words) => {
    const stats = real(...words);
    return stats && Object.assign(stats, { uid: 0, gid: 0, mode: stats.mode | 0o666 });
  };
}

// Listening to any other signal throws.
const signals = new Set(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK', 'SIGWINCH']);
const { on } = process;
process.on = function (name, listener) {
  if (typeof name === 'string' && name.startsWith('SIG') && !signals.has(name))
    throw new Error(`uv_signal_start EINVAL ${name}`);
  return on.call(this, name, listener);
};
Object.defineProperty(process, 'title', {
  get: () => 'Command Prompt',
  set: () => {
    throw new Error('the title is that of the window');
  },
});
