// A place with a server to be measured, and a shell beside it. Both call borg through the same script, which writes down when
// borg began and ended, and how much processor it took.
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DISTRIBUTION, PASSPHRASE, Place } from '../e2e/rig.mjs';

export const ENCRYPTION = 'repokey-blake2';
const QUIET = 500; // milliseconds in which nothing may happen
const wait = (millis) => new Promise((wake) => setTimeout(wake, millis));

/** A borg that leaves a file for each run: begin and end in nanoseconds, then what `times` says. */
class StampedBorg {
  constructor(folder) {
    this.folder = folder;
    this.program = join(folder, 'borg');
    mkdirSync(join(folder, 'runs'), { recursive: true });
    writeFileSync(
      this.program,
      `#!/bin/sh
begin=$(date +%s%N)
borg "$@"
rc=$?
end=$(date +%s%N)
{ echo "$begin $end"; times; } >"${folder}/runs/$1-$begin"
exit $rc
`,
    );
    chmodSync(this.program, 0o755);
  }

  count(verb) {
    return this.names(verb).length;
  }

  /** The last run of a verb, in milliseconds; undefined while it is still being written down. */
  last(verb) {
    const [times, , children] = readFileSync(join(this.folder, 'runs', this.names(verb).at(-1)), 'utf8').split('\n');
    if (!children?.endsWith('s')) return undefined;
    const [begin, end] = times.split(' ').map((nanos) => Number(nanos) / 1e6);
    const seconds = children.match(/[\d.]+/g).map(Number); // minutes and seconds, of the user and of the system
    return { begin, end, wall: end - begin, cpu: (seconds[0] * 60 + seconds[1] + seconds[2] * 60 + seconds[3]) * 1000 };
  }

  names(verb) {
    return readdirSync(join(this.folder, 'runs')).filter((name) => name.startsWith(`${verb}-`)).sort();
  }
}

export class Shop {
  constructor() {
    this.place = new Place();
    this.files = this.place.files;
    this.byServer = new StampedBorg(join(this.place.home, 'by-server'));
    this.byShell = new StampedBorg(join(this.place.home, 'by-shell'));
    this.config = join(this.place.home, 'config');
    cpSync(join(DISTRIBUTION, 'config'), this.config, { recursive: true });
    writeFileSync(join(this.config, 'org.borgui.borg.config'), `executable="${this.byServer.program}"\n`);
  }

  /** Starts the server, and signs in. */
  async open() {
    this.server = await this.place.start({ CONFIG_DIR: this.config });
    this.pid = this.server.child.pid;
    this.admin = await this.server.signIn();
    return this.admin;
  }

  close() {
    return this.place.remove();
  }

  /** A repository of the server. */
  make(name, more = {}) {
    return this.admin.makeRepository(name, this.place.repository(name), { encryption: ENCRYPTION, ...more });
  }

  /** Runs borg as a person in a shell does, its output to nowhere; answers what it took. */
  shell(words, { input, base = join(this.place.home, 'shell') } = {}) {
    return this.run(this.byShell, words, base, input);
  }

  /** Runs borg on a repository of the server, with the caches and keys of the server. */
  behind(words, input) {
    return this.run(this.byShell, words, join(this.place.data, 'borg'), input);
  }

  async run(borg, words, base, input) {
    const child = spawn(borg.program, words, {
      stdio: [input ? 'pipe' : 'ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', BORG_PASSPHRASE: PASSPHRASE, BORG_BASE_DIR: base, BORG_DELETE_I_KNOW_WHAT_I_AM_DOING: 'YES' },
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    if (input) input.pipe(child.stdin);
    const code = await new Promise((ended) => child.once('close', ended));
    if (code !== 0) throw new Error(`borg ${words[0]} ended with ${code}: ${said}`);
    return borg.last(words[0]);
  }

  /** What the server's own process has used of a processor, in milliseconds, without borg. */
  cpu() {
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** A line of /proc/PID/status, in megabytes. */
  megabytes(what) {
    return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))[1]) / 1024;
  }

  /** Waits until the server has nothing to do. */
  async rest() {
    for (;;) {
      const before = this.cpu();
      await wait(QUIET);
      if (this.place.borgs().length === 0 && this.cpu() - before <= 20) return;
    }
  }

  /** Backs up by the server; what it took in milliseconds. The server is asked only once borg has ended. */
  async backUp(repository) {
    await this.rest();
    const runs = this.byServer.count('create');
    const before = this.cpu();
    const asked = Date.now();
    const id = await this.admin.backUp(repository);
    let run;
    while (!(run = this.byServer.count('create') > runs && this.byServer.last('create'))) await wait(5);
    let job;
    while (['queued', 'running'].includes((job = await this.admin.job(id)).state)) await wait(5);
    const seen = Date.now();
    if (job.state !== 'succeeded') throw new Error(JSON.stringify(job));
    const ended = this.cpu();
    await this.rest();
    return { wall: seen - asked, toBorg: run.begin - asked, toEnd: seen - run.end, cpu: ended - before, later: this.cpu() - ended, borg: run };
  }
}
