import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file system of its own, which goes with the test. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes free, in pages of memory. */
  fillUpTo(free: number): void;
  makeReadOnly(): void;
}

function mount(...words: readonly string[]): boolean {
  return spawnSync('mount', words, { stdio: 'ignore' }).status === 0;
}

function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
}

function mountedFolder(size: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'deis-cli-disk-'));
  if (mount('-t', 'tmpfs', '-o', `size=${size}k,mode=700`, 'tmpfs', folder)) return folder;
  unmount(folder);
  return undefined;
}

/** Why there are no small disks here; undefined where there are. */
export function noSmallDisk(): string | undefined {
  const folder = mountedFolder(256);
  if (folder === undefined) return 'permission denied mount a tmpfs';
  unmount(folder);
  return undefined;
}

/** Mounts a disk of so many KiB. */
export function smallDisk(size = 256): SmallDisk {
  const folder = mountedFolder(size);
  if (folder === undefined) throw new Error('no disk can be mounted');
  onTestFinished(() => {
    unmount(folder);
  });
  return {
    folder,
    fillUpTo(free) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(join(folder, 'filling'), Buffer.alloc(bavail * bsize - free));
    },
    makeReadOnly() {
      if (!mount('-o', 'remount,ro', folder)) throw new Error('the disk cannot be made read-only');
    },
  };
}
