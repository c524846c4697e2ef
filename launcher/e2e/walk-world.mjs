import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PASSWORD, Place, until } from './rig.mjs';

export const VIEWER = 'vera';
export const MANY = 10_000;

/** A server in the middle of its life: archives, a failed backup, an empty repository, a damaged one, many files, a job that runs. */
export class World {
  static async make() {
    const world = new World();
    world.place = new Place();
    try {
      await world.fill();
    } catch (error) {
      await world.end();
      throw error;
    }
    return world;
  }

  async fill() {
    // A walk is longer than a proof of the password lasts.
    this.server = await this.place.start({ STEP_UP_MINUTES: '600' }, process.env.DISTRIBUTION);
    this.admin = await this.server.signIn();
    await Promise.all([this.photos(), this.papers(), this.ledgers(), this.music(), this.viewer()]);
    this.attic = await this.admin.makeRepository('Attic', this.place.repository('attic'));
    this.shelf = await this.admin.makeRepository('Empty shelf', this.place.repository('empty'));
    await this.plans();
  }

  folder(...names) {
    const path = join(this.place.files, ...names);
    mkdirSync(path, { recursive: true });
    return path;
  }

  async backUp(repository) {
    return this.admin.ended(await this.admin.backUp(repository), 90_000);
  }

  async care(repository, operation, body = {}) {
    const { job_id: id } = await this.admin.good('POST', `/api/repositories/${repository.id}/${operation}`, body);
    return this.admin.ended(id, 90_000);
  }

  /** Several archives that grow, and a folder with many files. */
  async photos() {
    const files = this.folder('photos', 'Summer at the lake');
    const many = this.folder('photos', 'many');
    for (let i = 0; i < MANY; i++) writeFileSync(join(many, `frame-${i}.raw`), '');
    writeFileSync(join(files, 'a letter with a rather long name that nobody would want to read twice.txt'), 'Dear Ana');
    this.repository = await this.admin.makeRepository('Photos', this.place.repository('photos'), {
      source_directories: [join(this.place.files, 'photos')],
      exclude_patterns: ['*.tmp', '*/node_modules'],
    });
    for (let i = 1; i <= 3; i++) {
      writeFileSync(join(files, `picture-${i}.raw`), randomBytes(i * 700_000));
      this.photo = await this.backUp(this.repository);
    }
    this.part = await this.care(this.repository, 'check', { max_duration: 900 });
    this.check = await this.care(this.repository, 'check', { max_duration: 0 });
    this.proof = await this.care(this.repository, 'restore-check', { mode: 'sample' });
    await this.care(this.repository, 'compact');
  }

  /** A repository whose disk has changed a few bytes, and a check that found it. */
  async ledgers() {
    const files = this.folder('ledgers');
    writeFileSync(join(files, 'ledger.bin'), randomBytes(300_000));
    const path = this.place.repository('ledgers');
    this.damaged = await this.admin.makeRepository('Ledgers', path, { source_directories: [files] });
    await this.backUp(this.damaged);
    this.prune = await this.care(this.damaged, 'prune', { keep_daily: 7 });
    const [segment] = readdirSync(join(path, 'data', '0'))
      .map((name) => join(path, 'data', '0', name))
      .sort((a, b) => statSync(b).size - statSync(a).size);
    const bytes = readFileSync(segment);
    bytes.fill(0, 150_000, 150_100);
    writeFileSync(segment, bytes);
    this.damage = await this.care(this.damaged, 'check', { max_duration: 0 });
    const daily = { cron_expression: '15 3 * * *', timezone: 'Europe/Berlin', mode: 'sample' };
    await this.admin.good('PUT', `/api/repositories/${this.damaged.id}/restore-check-schedule`, daily);
  }

  /** A good backup, and one that failed because the repository was away. */
  async papers() {
    writeFileSync(join(this.folder('papers'), 'tax.txt'), 'much');
    const path = this.place.repository('papers');
    const papers = await this.admin.makeRepository('Papers and letters', path, {
      source_directories: [join(this.place.files, 'papers')],
    });
    await this.backUp(papers);
    renameSync(path, `${path}-away`);
    this.failure = await this.backUp(papers);
    renameSync(`${path}-away`, path);
  }

  /** A backup that runs for as long as the walk takes: borg is told to pause. */
  async music() {
    const files = this.folder('music');
    for (let i = 0; i < 12; i++) writeFileSync(join(files, `song-${i}.flac`), randomBytes(8_000_000));
    const music = await this.admin.makeRepository('Music', this.place.repository('music'), {
      source_directories: [files],
      compression: 'lzma,6',
    });
    const id = await this.admin.backUp(music);
    this.running = await until('the backup has read something', async () => {
      const job = await this.admin.job(id);
      return job.progress?.original_size > 0 && job;
    });
    this.paused = this.place.borgs().filter(({ words }) => words.some((word) => word.includes('repositories/music')));
    for (const { pid } of this.paused) process.kill(pid, 'SIGSTOP');
  }

  /** A plan with a good run and one that went well in part, one that waits behind the backup that runs, one that is off. */
  async plans() {
    const photos = join(this.place.files, 'photos', 'Summer at the lake');
    const make = (name, repositories, more = {}) =>
      this.admin.good('POST', '/api/backup-plans', {
        name,
        source_directories: [photos],
        repositories: repositories.map(({ id }) => ({ repository_id: id })),
        schedule_enabled: true,
        cron_expression: '17 2 * * *',
        timezone: 'Europe/Berlin',
        run_prune_after: true,
        run_compact_after: true,
        ...more,
      });
    this.subscription = await this.admin.good('POST', '/api/notifications', { name: 'People of the house', service_url: 'jsons://localhost/hook' });
    this.plan = await make('Everything at night', [this.repository, this.shelf], { description: 'All that must not be lost.', promise: { every_days: 1, by: '06:00' } });
    this.goodRun = await this.runEnded(await this.run(this.plan));
    renameSync(this.place.repository('empty'), `${this.place.repository('empty')}-away`);
    this.partialRun = await this.runEnded(await this.run(this.plan));
    renameSync(`${this.place.repository('empty')}-away`, this.place.repository('empty'));
    await make('Letters every hour', [this.repository], { cron_expression: '7 * * * *' });
    await make('Old things', [this.shelf], { enabled: false, run_prune_after: false });
    const behind = await make('Music by hand', [{ id: this.running.repository_id }], { schedule_enabled: false });
    this.waitingRun = await this.run(behind);
  }

  run(plan) {
    return this.admin.good('POST', `/api/backup-plans/${plan.id}/run`);
  }

  runEnded({ id }) {
    return until(`run ${id} has ended`, async () => {
      const run = await this.admin.good('GET', `/api/backup-plans/runs/${id}`);
      return !['pending', 'running'].includes(run.status) && run;
    }, 90_000);
  }

  runPath(run) {
    return `/plans/${run.backup_plan_id}/runs/${run.id}`;
  }

  async viewer() {
    const first = 'first lantern harbour 17';
    const { user } = await this.admin.good('POST', '/api/settings/users', {
      username: VIEWER,
      full_name: 'Vera Example',
      password: first,
      role: 'viewer',
    });
    this.user = user;
    await this.admin.good('PUT', `/api/settings/users/${user.id}/permissions/scope`, { all_repositories_role: 'viewer' });
    const vera = await this.server.signIn(VIEWER, first);
    await vera.good('POST', '/api/auth/change-password', { current_password: first, new_password: PASSWORD });
  }

  archivePath(path = '') {
    const name = encodeURIComponent(this.photo.archive).replaceAll('%3A', ':');
    return `/repositories/${this.repository.id}/archives/${name}${path && join(this.place.files, path)}`;
  }

  async end() {
    for (const { pid } of this.paused ?? []) process.kill(pid, 'SIGCONT');
    await this.place.remove();
  }
}
