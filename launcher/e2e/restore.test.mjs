// Restores land right: everything a file system can hold, in another place and in its own, as previewed, after a kill;
// and an archive that was crafted to land elsewhere is refused.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Place, until } from './rig.mjs';

const SELECTIONS = Number(process.env.RESTORE_SELECTIONS ?? 12); // launcher/verify --long: 1000
const script = (name) => fileURLToPath(new URL(name, import.meta.url));
const fromHex = (hex) => Buffer.from(hex, 'hex').toString('utf8');

function python(name, ...words) {
  const { status, stdout, stderr } = spawnSync('python3', [script(name), ...words], { encoding: 'utf8', maxBuffer: 64 << 20 });
  assert.equal(status, 0, stderr);
  return stdout;
}

function tree(command, folder) {
  return python('tree.py', command, folder).split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** A generator of numbers that are the same in each run with the same seed (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe('a restore', { concurrency: false }, () => {
  const place = new Place();
  const source = join(place.files, 'tree');
  let server;
  let admin;
  let repository;
  let archive;
  let original;

  const order = (more) => ({ repository_id: repository.id, archive, paths: [], keep_privileges: true, ...more });
  const restore = async (more) => admin.ended((await admin.good('POST', '/api/restore/start', order(more))).job_id);
  const inArchive = (name = '') => join(source, name).slice(1).replace(/\/$/, '');

  before(async () => {
    mkdirSync(source);
    tree('make', source);
    original = tree('describe', source);
    server = await place.start({}, process.env.DISTRIBUTION);
    admin = await server.signIn();
    repository = await admin.makeRepository('tree', place.repository('tree'), { source_directories: [source] });
    const job = await admin.ended(await admin.backUp(repository));
    assert.equal(job.state, 'succeeded', JSON.stringify(job));
    [{ name: archive }] = (await admin.good('GET', `/api/repositories/${repository.id}/archives`)).archives;
  });

  after(() => place.remove());

  test('of everything brings back content, owners, modes, times, links, holes, attributes and access lists', async () => {
    const job = await restore({ destination: join(place.files, 'back') });
    assert.equal(job.state, 'succeeded', JSON.stringify(job));
    assert.deepEqual(tree('describe', join(place.files, 'back', source)), original);
    assert.deepEqual(readdirSync(join(place.files, 'back')), [source.split('/')[1]], 'nothing else is left there');
  });

  test('of one file makes the folders on the way as the archive has them, or as the destination is', async () => {
    const theirs = join(place.files, 'theirs');
    mkdirSync(theirs);
    chownSync(theirs, 12345, 23456);
    chmodSync(theirs, 0o750);
    const job = await restore({ destination: join(theirs, 'new'), paths: [inArchive('owned/by-others')] });
    assert.equal(job.state, 'succeeded', JSON.stringify(job));
    const seen = (path) => {
      const { uid, gid, mode } = lstatSync(path);
      return [uid, gid, (mode & 0o7777).toString(8)];
    };
    assert.deepEqual(seen(join(theirs, 'new')), [12345, 23456, '750']);
    assert.deepEqual(seen(join(theirs, 'new', source.split('/')[1])), [12345, 23456, '750'], 'only in paths of the archive');
    assert.deepEqual(seen(join(theirs, 'new', source, 'owned')), [12345, 23456, '2751']);
    assert.deepEqual(seen(join(theirs, 'new', source, 'owned/by-others')), [12345, 23456, '4750']);
  });

  test('to the original place puts back what was changed and what is gone', async () => {
    writeFileSync(join(source, 'names/plain.txt'), 'changed');
    rmSync(join(source, 'hard'), { recursive: true });
    rmSync(join(source, 'owned/by-others'));
    const paths = ['names', 'hard', 'owned/by-others'].map(inArchive);
    const skipped = await restore({ destination: '/', paths, on_conflict: 'skip' });
    assert.equal(skipped.state, 'warned', JSON.stringify(skipped));
    assert.equal(readFileSync(join(source, 'names/plain.txt'), 'utf8'), 'changed');
    const job = await restore({ destination: '/', paths, on_conflict: 'overwrite' });
    assert.equal(job.state, 'succeeded', JSON.stringify(job));
    const alike = (entries) => entries.filter(({ mode }) => !mode.startsWith('0o4')); // folders that stayed have new times
    assert.deepEqual(alike(tree('describe', source)), alike(original));
  });

  test('to the original place is for operators', async () => {
    const password = 'someone of quiet gardens';
    const { user: { id } } = await admin.good('POST', '/api/settings/users', { username: 'viewer', password, role: 'viewer' });
    await admin.good('POST', `/api/settings/users/${id}/permissions`, { repository_id: repository.id, role: 'viewer' });
    const viewer = await server.signIn('viewer', password);
    const answer = await viewer.call('POST', '/api/restore/start', order({ destination: '/', paths: [inArchive('names')], keep_privileges: false }));
    assert.equal(answer.status, 403, answer.text);
    assert.match(answer.text, /operator/);
  });

  test('takes away what gives rights to others, unless an operator asks for it', async () => {
    const system = join(place.files, 'system');
    mkdirSync(system);
    for (const name of ['tool', 'text']) writeFileSync(join(system, name), 'a program');
    python('special.py', system);
    const backup = await admin.ended(await admin.backUp(repository, { source_directories: [system] }));
    assert.equal(backup.state, 'succeeded', JSON.stringify(backup));
    const { archives } = await admin.good('GET', `/api/repositories/${repository.id}/archives`);
    const { name } = archives.find((each) => each.name !== archive);
    const before = tree('describe', system);
    const back = (to) => ({ archive: name, destination: join(place.files, to), restore_layout: 'contents_only', paths: [system.slice(1)] });

    const without = await restore({ ...back('without'), keep_privileges: false });
    assert.equal(without.state, 'warned', JSON.stringify(without));
    assert.match(JSON.stringify(without), /Set-ID bits of 1 files and 2 device files were left out/);
    const tool = ({ path }) => fromHex(path) === 'tool';
    const after = tree('describe', join(place.files, 'without'));
    const { mode, modified } = after.find(tool);
    assert.deepEqual([mode, modified], ['0o100755', before.find(tool).modified]);
    for (const { attributes } of after) assert.deepEqual(attributes, {});
    assert.equal(before.filter(({ attributes }) => 'security.capability' in attributes).length, 2);
    assert.deepEqual(readdirSync(join(place.files, 'without')), ['text', 'tool']);

    const whole = await restore(back('whole'));
    assert.equal(whole.state, 'succeeded', JSON.stringify(whole));
    const things = (entries) => entries.filter(({ path }) => fromHex(path) !== '.');
    assert.deepEqual(things(tree('describe', join(place.files, 'whole'))), things(before));
    const viewer = await server.signIn('viewer', 'someone of quiet gardens');
    const refused = await viewer.call('POST', '/api/restore/start', order(back('theirs')));
    assert.equal(refused.status, 403, refused.text);
    assert.match(refused.text, /set-ID bits.*operator/);
  });

  test(`brings what its preview says, for ${SELECTIONS} random selections`, async () => {
    const names = original.map(({ path }) => fromHex(path)).filter((name) => name !== '.' && !/bytes|\ufffd|\n/.test(name));
    const choose = numbers(20261123);
    for (let i = 0; i < SELECTIONS; i++) {
      const paths = [...new Set(Array.from({ length: 1 + choose(4) }, () => inArchive(names[choose(names.length)])))];
      const destination = join(place.files, `selection-${i}`);
      const { preview } = await admin.good('POST', '/api/restore/preview', order({ destination, paths }));
      assert.ok(!existsSync(destination), 'a preview leaves the destination untouched');
      const job = await restore({ destination, paths });
      assert.equal(job.state, 'succeeded', `${paths}: ${JSON.stringify(job)}`);
      const found = tree('describe', destination).flatMap(({ path }) => fromHex(path).split('\n')); // a preview has lines
      const ways = new Set(paths.flatMap((path) => path.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))));
      const promised = new Set(preview.split('\n').filter(Boolean));
      const wayOnly = (path) => path === '.' || (ways.has(path) && !promised.has(path));
      assert.deepEqual(found.filter((path) => !wayOnly(path)).sort(), [...promised].sort(), `${paths}`);
      rmSync(destination, { recursive: true });
    }
  });

  /** Makes an archive that no backup would make; answers its name. */
  async function craft(name, entries) {
    const tar = join(place.home, 'crafted.tar');
    python('crafted.py', tar, JSON.stringify(entries));
    const { status, stderr } = place.borg('import-tar', `${repository.path}::${name}`, tar);
    assert.equal(status, 0, stderr);
    const { archives } = await admin.good('GET', `/api/repositories/${repository.id}/archives`);
    assert.ok(archives.some((each) => each.name === name), JSON.stringify(archives));
    return name;
  }

  const below = ['srv/x', 'file', 'from an attacker'];
  const folder = ['srv', 'folder', ''];
  const crafted = {
    'a link and something below it': (link) => [link, below],
    'a link, something below it, and a folder in its place': (link) => [link, below, folder],
    'a folder, a link in its place, and something below it': (link) => [folder, link, below],
  };
  for (const [number, [what, entries]] of Object.entries(crafted).entries()) {
    test(`of an archive with ${what} is refused, and nothing is written through the link`, async () => {
      const elsewhere = mkdtempSync(join(place.files, 'elsewhere-'));
      const name = await craft(`crafted-${number}`, entries(['srv', 'link', elsewhere]));
      for (const paths of [[], ['srv']]) {
        const destination = join(place.files, `attacked-${number}-${paths}`);
        const job = await restore({ archive: name, destination, paths });
        assert.deepEqual(readdirSync(elsewhere), [], `when '${paths}' is chosen`);
        assert.deepEqual(existsSync(destination) ? readdirSync(destination) : [], []);
        assert.equal(job.state, 'failed', JSON.stringify(job));
        assert.match(job.failure.message, /leads outside of the destination/);
      }
      // A file alone may come back where no link is on its way.
      await restore({ archive: name, destination: join(place.files, `attacked-${number}-file`), paths: ['srv/x'] });
      assert.deepEqual(readdirSync(elsewhere), [], 'when one file is chosen');
    });
  }

  const climbing = {
    'a name that climbs': [['../escaped', 'file', 'from an attacker'], ['srv/../../escaped', 'file', 'from an attacker']],
    'an absolute name': [[join(place.home, 'escaped'), 'file', 'from an attacker']],
  };
  for (const [number, [what, entries]] of Object.entries(climbing).entries()) {
    test(`of an archive with ${what} writes nothing outside of the destination`, async () => {
      const name = await craft(`climbing-${number}`, entries);
      for (const paths of [[], ['srv'], ['escaped']]) {
        const destination = join(place.files, `climbed-${number}-${paths}`, 'deep');
        await restore({ archive: name, destination, paths }).catch((refused) => assert.match(String(refused), /40[04]/));
        for (const folder of [place.home, place.files, join(destination, '..')]) {
          assert.ok(!existsSync(join(folder, 'escaped')), `when '${paths}' is chosen, in ${folder}`);
        }
      }
    });
  }

  test('that was killed leaves nothing behind after the next start, and says so', async () => {
    const big = join(place.files, 'big');
    mkdirSync(big);
    for (let i = 0; i < 40; i++) cpSync('/bin/bash', join(big, `${i}.bin`));
    writeFileSync(join(big, 'large.raw'), Buffer.alloc(150 << 20, 'x'));
    const other = await admin.makeRepository('big', place.repository('big'), { source_directories: [big] });
    assert.equal((await admin.ended(await admin.backUp(other))).state, 'succeeded');
    const [{ name }] = (await admin.good('GET', `/api/repositories/${other.id}/archives`)).archives;
    const destination = join(place.files, 'killed');
    const whole = { repository_id: other.id, archive: name, paths: [], destination };
    const { job_id: id } = await admin.good('POST', '/api/restore/start', whole);
    const staged = () => (existsSync(destination) ? readdirSync(destination) : []);
    await until('borg extracts', () => staged().some((entry) => readdirSync(join(destination, entry)).length > 0));
    await server.kill();
    assert.equal(staged().length, 1, 'a killed server cannot tidy up');

    server = await place.start({}, process.env.DISTRIBUTION);
    admin = await server.signIn();
    await until('the staging folder is removed', () => staged().length === 0);
    const lost = await admin.job(id);
    assert.equal(lost.state, 'lost');
    assert.match(lost.message, /server stopped/);
  });
});
