// Where no secret may be: command lines, answers, the log, and the files of the data directory. Comes last: it searches all answers.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FIRST, OWN, SECRET_KEY, WRONG } from './access-world.mjs';
import { commandLines, PASSPHRASE, PASSWORD, until } from './rig.mjs';

const CANARIES = { SECRET_KEY, PASSPHRASE, PASSWORD, FIRST, OWN, WRONG };
const found = (text) => Object.entries(CANARIES).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));

export function secrets({ server, place, admin, photos, backup, people, answers, call }) {
  const tokens = () => Object.values(people).flatMap(({ token }) => token ?? []);

  test('are on no command line while borg works', async () => {
    mkdirSync(join(place.files, 'large'));
    for (let i = 0; i < 6; i++) writeFileSync(join(place.files, 'large', `${i}.raw`), randomBytes(6_000_000));
    const job = await admin.backUp(photos, { source_directories: [join(place.files, 'large')], compression: 'lzma,9' });
    await until('borg is at work', () => place.borgs().length > 0);
    const lines = commandLines().map(({ words }) => words.join(' '));
    assert.deepEqual(lines.filter((line) => found(line).length > 0), []);
    await admin.good('POST', `/api/jobs/${job}/cancel`);
    await admin.ended(job);
  });

  test('are in no answer', async () => {
    await call('anonymous', 'POST', '/api/auth/login', { username: 'admin', password: WRONG });
    await call('anonymous', 'POST', '/api/auth/login', new URLSearchParams({ username: WRONG, password: WRONG }));
    const paths = ['repositories', `repositories/${photos.id}`, `repositories/${photos.id}/info`, 'settings/users', 'jobs?limit=200'];
    for (const path of [...paths, 'activity/recent', `jobs/${backup}/logs`]) {
      await call('admin', 'GET', `/api/${path}`);
    }
    assert.ok(answers.length > 300, `${answers.length} answers`);
    assert.deepEqual(answers.filter(({ text }) => found(text).length > 0).map(({ from }) => from), []);
  });

  test('are not in the log', () => {
    assert.deepEqual(found(server.log()), []);
    assert.deepEqual(tokens().filter((token) => server.log().includes(token)), []);
  });

  test('are in no file of the data directory, and others cannot look into it', () => {
    const shown = [];
    for (const entry of readdirSync(place.data, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      const text = readFileSync(file, 'latin1');
      const wide = Buffer.from(text, 'latin1').toString('utf16le');
      const names = [...found(text), ...found(wide), ...tokens().filter((token) => text.includes(token))];
      if (names.length > 0) shown.push(`${file}: ${names}`);
    }
    assert.deepEqual(shown, []);
    assert.equal(statSync(place.data).mode & 0o077, 0);
  });
}
