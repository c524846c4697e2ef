// What is backed up and listed.
import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';

export const GIGABYTE = 2 ** 30;

/** Writes 1 GB of random bytes, and waits until they are on the disk. */
export function gigabyte(path) {
  const part = Buffer.alloc(16 << 20);
  const file = openSync(path, 'w');
  for (let written = 0; written < GIGABYTE; written += part.length) writeSync(file, randomFillSync(part));
  closeSync(file);
  spawnSync('sync');
}

/** The folder of an entry: a hundred files in each. */
export const folder = (number) => `srv/data/${Math.floor(number / 400)}/${Math.floor(number / 20) % 20}/folder-${number}`;

/** A header of tar (ustar) for an empty file. */
function header(name, modified) {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('0000644\0' + '0001750\0' + '0001750\0' + '00000000000\0', 100);
  block.write(`${modified.toString(8).padStart(11, '0')}\0`, 136);
  block.write('        0', 148);
  block.write('ustar\u000000user', 257);
  block.write('group', 297);
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** A tar of empty files, made up as it is read. */
export function tar(entries) {
  return Readable.from(
    (function* () {
      for (let i = 0; i < entries; i += 100) {
        const parent = folder(i / 100);
        yield Buffer.concat(Array.from({ length: 100 }, (_, at) => header(`${parent}/file-${(at * 31) % 97}-${at}.dat`, 1_770_000_000 + i + at)));
      }
      yield Buffer.alloc(1024);
    })(),
  );
}
