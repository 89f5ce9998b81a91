// Required by Node before a program: makes it take this system for macOS. `--require as-macos.cjs`
'use strict';
Object.defineProperty(process, 'platform', { value: 'darwin' });
require('node:os').platform = () => 'darwin';
