// The machine as it is: a server that is an ordinary user and may not read everything, and a clock that was years off.
import assert from 'node:assert/strict';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DISTRIBUTION, FAKETIME, Place } from './rig.mjs';

const NOBODY_SPECIAL = 12345; // has a number, but no name
const places = [];

function newPlace() {
  places.push(new Place());
  return places.at(-1);
}

after(() => Promise.all(places.map((place) => place.remove())));

describe('a server that is an ordinary user', { concurrency: false }, () => {
  const place = newPlace();
  const notes = join(place.files, 'notes');
  const closed = join(notes, 'closed');
  let admin;

  test('starts and makes a repository', async () => {
    mkdirSync(closed, { recursive: true });
    writeFileSync(join(notes, 'open.txt'), 'for everybody');
    writeFileSync(join(notes, 'secret.txt'), 'for root', { mode: 0o600 });
    chmodSync(closed, 0o700);
    for (const path of [place.home, place.files]) chownSync(path, NOBODY_SPECIAL, NOBODY_SPECIAL);
    const distribution = join(place.home, 'borg-ui');
    cpSync(DISTRIBUTION, distribution, { recursive: true });
    admin = await (await place.start({ HOME: place.home }, distribution, { uid: NOBODY_SPECIAL, gid: NOBODY_SPECIAL })).signIn();
  });

  test('is told before anything is made that a folder cannot be read', async () => {
    const wanted = { name: 'closed', path: place.repository('closed'), encryption: 'none', source_directories: [closed] };
    const answer = await admin.call('POST', '/api/repositories', wanted);
    assert.ok([400, 403, 422].includes(answer.status), `${answer.status} ${answer.text}`);
    assert.match(answer.text, /read/);
    assert.ok(!existsSync(wanted.path));
  });

  test('backs up what it may read, and the job names what it may not', async () => {
    const repository = await admin.makeRepository('notes', place.repository('notes'), { source_directories: [notes] });
    const job = await admin.ended(await admin.backUp(repository));
    assert.equal(job.state, 'warned', JSON.stringify(job));
    const log = JSON.stringify(await admin.good('GET', `/api/jobs/${job.id}/logs`));
    assert.match(log, /secret\.txt.*[Pp]ermission denied/);
    assert.match(log, /closed.*[Pp]ermission denied/);
    const [{ name }] = (await admin.good('GET', `/api/repositories/${repository.id}/archives`)).archives;
    const destination = join(place.files, 'back');
    const order = { repository_id: repository.id, archive: name, paths: [], destination };
    const restored = await admin.ended((await admin.good('POST', '/api/restore/start', order)).job_id);
    assert.equal(restored.state, 'succeeded', JSON.stringify(restored));
    assert.equal(readFileSync(join(destination, notes, 'open.txt'), 'utf8'), 'for everybody');
    assert.ok(!existsSync(join(destination, notes, 'secret.txt')));
  });
});

describe('an archive of a time when the clock was three years ahead', { concurrency: false }, () => {
  const place = newPlace();
  const notes = join(place.files, 'notes');
  const borg = join(place.home, 'borg-wrapper');
  let admin;
  let repository;

  /** Borg sees this time. Java itself does not run under the library that shows it. */
  function clock(shift) {
    writeFileSync(borg, `#!/bin/sh\nLD_PRELOAD=${FAKETIME} FAKETIME=${shift} exec borg "$@"\n`, { mode: 0o755 });
  }

  before(async () => {
    mkdirSync(notes);
    const config = join(place.home, 'config');
    cpSync(join(DISTRIBUTION, 'config'), config, { recursive: true });
    writeFileSync(join(config, 'org.borgui.borg.config'), `executable="${borg}"\n`);
    clock('+1100d');
    admin = await (await place.start({ CONFIG_DIR: config })).signIn();
    repository = await admin.makeRepository('notes', place.repository('notes'), { source_directories: [notes] });
    await backUp('from the future');
    clock('+0d');
  });

  async function backUp(content) {
    writeFileSync(join(notes, 'a.txt'), content);
    const job = await admin.ended(await admin.backUp(repository));
    assert.equal(job.state, 'succeeded', JSON.stringify(job));
  }

  test('is in nobody\'s way: backups, lists and restores go on with the clock set right', async () => {
    await backUp('from now');
    const { archives } = await admin.good('GET', `/api/repositories/${repository.id}/archives`);
    const contents = archives.map(({ start }) => (new Date(start) - Date.now() > 1000 * 86_400_000 ? 'from the future' : 'from now'));
    assert.deepEqual(contents.toSorted(), ['from now', 'from the future'].toSorted());
    for (const [at, { name }] of archives.entries()) {
      const destination = join(place.files, `back-${at}`);
      const order = { repository_id: repository.id, archive: name, paths: [], destination };
      const job = await admin.ended((await admin.good('POST', '/api/restore/start', order)).job_id);
      assert.equal(job.state, 'succeeded', JSON.stringify(job));
      assert.equal(readFileSync(join(destination, notes, 'a.txt'), 'utf8'), contents[at]);
    }
    assert.equal(place.borg('check', repository.path).status, 0);
  });
});
