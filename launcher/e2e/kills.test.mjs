// The kill matrix: each operation × each moment that is saved. After the next start every job has ended once and says why, nothing
// of it is left, the repository is sound and the same works again. KILLS=all kills at every moment, and with both borgs.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { HeldBorg } from './kills-borg.mjs';
import { BLOCKERS, refill, scenes } from './kills-operations.mjs';
import { nothingIsLeft } from './kills-remains.mjs';
import { Hook } from './mailbox.mjs';
import { Place, until } from './rig.mjs';

const ALL = process.env.KILLS === 'all';
const BORG_14 = join(process.env.BORG14_DIR ?? join(homedir(), '.cache/borg-ui-test/borg-1.4'), 'borg');
const BORGS = ['/usr/bin/borg', ...(ALL && existsSync(BORG_14) ? [BORG_14] : [])];
const SENTENCE = /^[A-Z'"/].{15,}\.$/s;
const MANY = 16;

for (const borg of BORGS) {
  describe(`a server that is killed, with ${borg}`, { concurrency: false }, () => {
    const place = new Place();
    const held = new HeldBorg(place, borg);
    const hook = new Hook();
    let all;
    let server;
    let blockers;

    async function start(parallel) {
      server = await place.start({ CONFIG_DIR: parallel, EGRESS_ALLOW: 'localhost' });
      const admin = await server.signIn();
      for (const scene of [...(all ?? []), ...(blockers ?? [])]) scene.admin = admin;
      return admin;
    }

    before(async () => {
      const sources = join(place.files, 'notes');
      mkdirSync(sources);
      mkdirSync(join(place.files, 'back'));
      for (let i = 0; i < 20; i++) writeFileSync(join(sources, `${i}.raw`), randomBytes(100_000));
      await hook.listen();
      const admin = await start(held.configuration(place, MANY));
      await admin.good('POST', '/api/notifications', { name: 'all', service_url: `json://localhost:${hook.port}` });
      held.configuration(place, 1);
      all = await scenes(place, admin, sources);
      blockers = ALL ? await scenes(place, admin, sources, BLOCKERS, 'blocking') : [];
    });

    after(async () => {
      await place.remove();
      await hook.close();
    });

    const config = (parallel) => join(place.home, `config-${parallel}`);

    /** Begins every operation, each on its own repository, and answers when the moment has come for all. */
    async function beginAll(moment) {
      await Promise.all(all.map(refill));
      for (const scene of all) scene.before = await jobs(scene);
      if (moment) for (const { repository, verb } of all) held.hold(repository, verb, moment);
      for (const scene of all) scene.job = await scene.begin(scene);
      if (moment) await Promise.all(all.map(({ repository, verb }) => held.held(repository, verb)));
    }

    const jobs = async ({ admin, repository }) => (await admin.good('GET', `/api/jobs?repository_id=${repository.id}&limit=200`)).jobs.map(({ id }) => id);

    async function killAndStart() {
      await server.kill();
      await start(config(MANY)); // which ends what is held
      held.letGo();
    }

    const told = ({ job }) => hook.notices().filter(({ key }) => key === `job-${job}-ended`).length;

    /** Each job has ended as it should, once, and one notice says so if it did not end well; a run of a plan as well; and all of it can be done again. */
    async function allIsWell(expected) {
      for (const scene of all) {
        const { admin, name } = scene;
        const job = await admin.ended(scene.job, 60_000);
        assert.ok(expected.includes(job.state), `${name} is ${job.state}: ${JSON.stringify(job.failure)}`);
        if (job.state !== 'succeeded') assert.match(job.failure?.message ?? job.message, SENTENCE, name);
        assert.deepEqual((await jobs(scene)).filter((id) => !scene.before.includes(id)), [scene.job], `${name} is done once`);
        if (scene.run) {
          const run = await admin.ranToItsEnd(scene.run);
          assert.equal(run.status, job.state === 'succeeded' ? 'completed' : 'failed');
          if (run.status === 'failed') assert.match(run.repositories[0].error_message, SENTENCE);
        }
      }
      for (const scene of expected.includes('succeeded') ? [] : all) {
        await until(`${scene.name} is told`, () => told(scene) > 0);
        assert.equal(told(scene), 1, scene.name);
      }
      await nothingIsLeft(place, join(place.files, 'back'));
      for (const { repository } of all) {
        const check = place.borg('--lock-wait=2', 'check', repository.path);
        assert.equal(check.status, 0, `${repository.name}: ${check.stderr}`);
      }
      await Promise.all(all.map(async (scene) => {
        const job = await scene.admin.ended(await scene.begin(scene), 60_000);
        assert.equal(job.state, 'succeeded', `${scene.name} again: ${JSON.stringify(job)}`);
      }));
    }

    test('while borg works', async () => {
      await beginAll('during');
      await killAndStart();
      await allIsWell(['lost']);
    });

    test('when borg has done its work and its end is not saved yet', { skip: !ALL }, async () => {
      await beginAll('after');
      await killAndStart();
      await allIsWell(['lost']);
    });

    test('when jobs are saved as running and borg has not begun', { skip: !ALL }, async () => {
      await beginAll('before');
      await killAndStart();
      await allIsWell(['lost']);
    });

    test('when jobs wait for their turn: they run after the next start', { skip: !ALL }, async () => {
      await Promise.all(all.map(refill));
      await server.stop();
      await start(config(1));
      await all[0].admin.good('PUT', '/api/settings/system', { max_concurrent_backups: 1, max_concurrent_scheduled_backups: 1 });
      for (const scene of all) scene.before = await jobs(scene);
      for (const blocker of blockers) {
        held.hold(blocker.repository, blocker.verb, 'before');
        blocker.job = await blocker.begin(blocker);
        await held.held(blocker.repository, blocker.verb);
      }
      for (const scene of all) scene.job = await scene.begin(scene);
      for (const { admin, job } of all) assert.equal((await admin.job(job)).state, 'queued');
      await killAndStart();
      for (const { admin, job, name } of blockers) assert.equal((await admin.job(job)).state, 'lost', name);
      await allIsWell(['succeeded']);
    });

    test('when the ends are saved: they stay as they are', { skip: !ALL }, async () => {
      await beginAll();
      const ends = await Promise.all(all.map(({ admin, job }) => admin.ended(job, 60_000)));
      await killAndStart();
      await allIsWell(['succeeded']);
      for (const [at, { admin, job }] of all.entries()) assert.deepEqual(await admin.job(job), ends[at]);
    });

    test('and when borg alone is killed, each job has failed and says so', async () => {
      await beginAll('during');
      for (const { repository, verb } of all) held.kill(repository, verb);
      held.letGo();
      await allIsWell(['failed']);
    });
  });
}
