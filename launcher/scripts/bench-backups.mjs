// What a backup costs more by the server than by a shell: alternating pairs, each side with a repository of its own.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENCRYPTION } from './bench-shop.mjs';
import { atMost, note, row } from './bench-table.mjs';
import { gigabyte } from './bench-files.mjs';

const PAIRS = Number(process.env.PAIRS ?? 10);
const FOLDERS = 100;
const IN_FOLDER = 1000;

/** Writes one folder of a thousand files of 100 to 2,000 bytes; each edition has other contents. */
function writeFolder(source, folder, edition) {
  const parent = join(source, `folder-${folder}`);
  mkdirSync(parent, { recursive: true });
  const bytes = randomBytes(2000 + IN_FOLDER);
  for (let i = 0; i < IN_FOLDER; i++) {
    const length = 100 + (createHash('md5').update(`${folder}/${i}/${edition}`).digest().readUInt16BE() % 1901);
    writeFileSync(join(parent, `file-${i}.dat`), bytes.subarray(i, i + length));
  }
}

class Sides {
  constructor(shop, name, source) {
    Object.assign(this, { shop, name, source, archives: 0, own: join(shop.place.home, `${name}-of-the-shell`) });
  }

  async open() {
    this.repository = await this.shop.make(this.name, { source_directories: [this.source] });
    await this.shop.shell(['init', '--encryption', ENCRYPTION, this.own]);
  }

  server() {
    return this.shop.backUp(this.repository);
  }

  async shell() {
    await this.shop.rest();
    return this.shop.shell(['create', '--compression', 'lz4', `${this.own}::by-shell-${this.archives++}`, this.source]);
  }

  /** One after the other; which one begins changes with each pair. */
  async pair(number) {
    if (number % 2) {
      const shell = await this.shell();
      return { shell, server: await this.server() };
    }
    const server = await this.server();
    return { server, shell: await this.shell() };
  }

  /** Makes both repositories empty again. */
  async empty() {
    for (const [run, path] of [['behind', this.repository.path], ['shell', this.own]]) {
      await this.shop[run](['delete', '--glob-archives', '*', path]);
      await this.shop[run](['compact', path]);
    }
    spawnSync('sync');
  }
}

function report(pairs) {
  const of = (value) => pairs.map(value);
  row('submit to the start of borg', of(({ server }) => Math.round(server.toBorg)), 'ms', { aim: atMost(150) });
  row('exit of borg to the ended state', of(({ server }) => Math.round(server.toEnd)), 'ms', { aim: atMost(250) });
  row("processor of the server, of borg's", of(({ server, shell }) => (100 * server.cpu) / shell.cpu), '%', { aim: atMost(3) });
  row('processor of the server', of(({ server }) => server.cpu), 'ms');
  row('processor of the server for what follows (the index)', of(({ server }) => server.later), 'ms');
  row('whole backup by the server', of(({ server }) => server.wall), 'ms');
  row('the same by borg from a shell', of(({ shell }) => Math.round(shell.wall)), 'ms');
  row('by the server, of that from a shell: wall time', of(({ server, shell }) => server.wall / shell.wall), 'x');
  row('borg by the server, of borg from a shell: processor', of(({ server, shell }) => server.borg.cpu / shell.cpu), 'x');
}

export async function backups(shop) {
  const small = join(shop.files, 'small');
  const large = join(shop.files, 'large');
  for (let folder = 0; folder < FOLDERS; folder++) writeFolder(small, folder, 0);
  await shop.open();

  const many = new Sides(shop, 'small', small);
  await many.open();
  note(`${PAIRS} pairs: 100,000 files of 100 to 2,000 bytes in 100 folders; steady state, a thousand of them new each time`);
  const first = await many.pair(0);
  const pairs = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    writeFolder(small, pair % FOLDERS, pair + 1);
    spawnSync('sync');
    pairs.push(await many.pair(pair));
  }
  report(pairs);
  row('the first of all, everything new: by the server', [first.server.wall], 'ms');
  row('the first of all, everything new: from a shell', [first.shell.wall], 'ms');
  row('the first of all: submit to the start of borg', [first.server.toBorg], 'ms');

  const one = new Sides(shop, 'large', large);
  mkdirSync(large);
  await one.open();
  note(`${PAIRS} pairs: one file of 1 GB that does not compress, written anew before each pair into empty repositories`);
  await one.pair(0); // the first backup of a repository is another case, see above
  const files = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    gigabyte(join(large, 'file.raw'));
    files.push(await one.pair(pair));
    await one.empty();
  }
  report(files);
}
