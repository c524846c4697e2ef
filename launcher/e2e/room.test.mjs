// A data directory of which one part has no room while a backup runs: what borg did is not told before it is saved, nothing hangs,
// the server lives, and all is as before when there is room again. A full repository is in trouble.test.mjs.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Disk } from './disk.mjs';
import { HeldBorg } from './kills-borg.mjs';
import { programs } from './kills-remains.mjs';
import { Place, until } from './rig.mjs';

const SENTENCE = /^[A-Z'"/].{15,}\.$/s;

/** What becomes of a backup during which this part of the data directory is full; a log that has begun has room to the end of its block. */
const PARTS = {
  state: { whileFull: 'running', then: 'succeeded' },
  logs: { early: true, whileFull: 'warned', then: 'warned', says: /log/ },
  borg: { whileFull: 'failed', then: 'failed', says: /(room|space|full)/i },
};

for (const [part, { early, whileFull, then, says }] of Object.entries(PARTS)) {
  describe(`without room for ${part}`, { concurrency: false }, () => {
    const place = new Place();
    const held = new HeldBorg(place);
    let disk;
    let server;
    let admin;
    let repository;

    before(async () => {
      disk = new Disk(join(place.data, part), 48, place);
      const notes = join(place.files, 'notes');
      mkdirSync(notes);
      for (let i = 0; i < 500; i++) writeFileSync(join(notes, `${i}.txt`), `note ${i}`);
      server = await place.start({ CONFIG_DIR: held.configuration(place, 4) });
      admin = await server.signIn();
      repository = await admin.makeRepository('notes', join(place.files, 'notes-repository', 'notes'), { source_directories: [notes] });
    });

    after(async () => {
      for (const one of place.servers) await one.kill();
      held.letGo();
      await until('nobody uses the disk', () => programs(place).length === 0);
      disk.unmount();
      await place.remove();
    });

    test('a backup that runs is told as it is, and the next one works when there is room', async () => {
      held.hold(repository, 'create', 'before');
      if (early) disk.fill();
      const id = await admin.backUp(repository);
      await held.held(repository, 'create');
      if (!early) disk.fill();
      held.letGo();
      await until('borg is through', () => programs(place).length === 0);
      await until(`the job is ${whileFull}`, async () => (await admin.job(id)).state === whileFull, 15_000);
      assert.equal((await fetch(`${server.url}/healthz`)).status, 200);

      disk.relieve();
      const { state, failure, message } = await admin.ended(id, 20_000);
      assert.equal(state, then, JSON.stringify(failure));
      if (says) {
        assert.match(failure?.message ?? message, says);
        assert.match(failure?.message ?? message, SENTENCE);
      }
      const next = await admin.ended(await admin.backUp(repository));
      assert.equal(next.state, 'succeeded', JSON.stringify(next));
      assert.equal(place.borg('check', repository.path).status, 0);
    });
  });
}
