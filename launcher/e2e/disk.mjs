import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A small ext4 of its own, mounted at a folder. Needs root. */
export class Disk {
  constructor(folder, megabytes, place) {
    this.folder = folder;
    this.image = join(place.home, `${folder.split('/').at(-1)}.img`);
    mkdirSync(folder, { recursive: true });
    execFileSync('truncate', ['-s', `${megabytes}M`, this.image]);
    execFileSync('mkfs.ext4', ['-q', '-m', '0', '-O', '^has_journal', this.image]);
    this.mount();
    rmSync(join(folder, 'lost+found'), { recursive: true });
  }

  mount(...options) {
    execFileSync('mount', [...options, '-o', 'loop', this.image, this.folder]);
  }

  readOnly() {
    execFileSync('mount', ['-o', 'remount,ro', this.folder]);
  }

  writable() {
    execFileSync('mount', ['-o', 'remount,rw', this.folder]);
  }

  free() {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Takes all room; {@link relieve} gives it back. */
  fill() {
    const file = openSync(join(this.folder, 'ballast'), 'w', 0o600);
    for (const size of [1 << 20, 1 << 12]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size, 1));
      } catch (error) {
        if (error.code !== 'ENOSPC') throw error;
      }
    }
    closeSync(file);
  }

  relieve() {
    rmSync(join(this.folder, 'ballast'));
  }

  unmount() {
    execFileSync('umount', [this.folder]);
  }
}
