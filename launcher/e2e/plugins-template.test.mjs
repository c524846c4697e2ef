// The walk of the template's README, word by word.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, signIn } from './browser.mjs';
import { DISTRIBUTION, Place, until } from './rig.mjs';

const NAME = 'org.example.greeter';
const place = new Place();
const work = mkdtempSync(join(tmpdir(), 'borg-ui-template-'));
let server;

before(async () => {
  server = await place.start();
});

after(async () => {
  await place.remove();
  rmSync(work, { recursive: true });
});

test('the walk of the template ends with a plugin that runs, greets, and has a page', { timeout: 300_000 }, async () => {
  const [, walk] = /```sh\n(.*?)```/s.exec(readFileSync(join(DISTRIBUTION, 'plugin-template/README.md'), 'utf8'));
  const env = { ...process.env, BORGUI_HOME: DISTRIBUTION, DATA_DIR: place.data };
  const said = execFileSync('sh', ['-euc', walk], { cwd: work, env, encoding: 'utf8' });
  assert.match(said, /^running +org\.example\.greeter 1\.0\.0$/m);
  const admin = await server.signIn();
  await until('it greets', async () => (await admin.call('GET', `/api/x/${NAME}/hello`)).body?.words === 'Hello, admin');
  assert.match((await admin.good('GET', `/api/plugins/${NAME}/log`)).lines.join('\n'), /Somebody was greeted/);
  const { page, close } = await openBrowser(server.url);
  try {
    await signIn(page);
    await page.goto('/settings');
    await page.getByRole('link', { name: 'Greetings' }).click();
    await page.getByText('Hello, admin').waitFor();
  } finally {
    await close();
  }
});
