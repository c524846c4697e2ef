import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, typeSignIn } from './browser.mjs';
import { startServer } from './server.mjs';

const PASSWORD = 'plain harbour lantern 42';
const PASSPHRASE = 'seven quiet gardens';
let server;
let browser;

before(async () => {
  server = await startServer();
  const photos = join(server.files, 'photos', 'Sömmer 2026');
  mkdirSync(photos, { recursive: true });
  writeFileSync(join(photos, 'letter.txt'), 'Dear Ana,\nall is well.\n');
  for (let i = 0; i < 40; i++) {
    writeFileSync(join(photos, `picture-${i}.raw`), randomBytes(3_000_000));
  }
  cpSync('/usr/share/doc', join(server.files, 'photos', 'doc'), { recursive: true, dereference: false });
  browser = await openBrowser(server.url);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

test('a person signs in, makes a repository, backs up, watches, browses, restores, and gets the same bytes', async () => {
  const { page, picture } = browser;

  // first sign-in, with the password that was printed once, which has to be changed
  await page.goto('/');
  await typeSignIn(page, 'admin', server.initialPassword());
  await picture('01-sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Repeat new password').fill(PASSWORD);
  const present = page.getByLabel('Present password');
  if (await present.count()) await present.fill(server.initialPassword());
  await page.getByRole('button', { name: 'Set password' }).click();

  // a repository, and its recovery sheet
  await page.getByRole('link', { name: 'Repositories', exact: true }).click();
  await page.getByRole('link', { name: 'New repository' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Photos');
  await page.getByLabel('Path', { exact: true }).fill(join(server.data, 'repositories', 'photos'));
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Repeat passphrase').fill(PASSPHRASE);
  await page.getByLabel('Folders to back up').fill(join(server.files, 'photos'));
  await picture('02-new-repository');
  await page.getByRole('button', { name: 'Create repository' }).click();
  await page.getByText('BORG_KEY').first().waitFor();
  await picture('03-recovery-sheet');
  await page.getByLabel('I have kept the recovery sheet').check();
  await page.getByRole('button', { name: 'Continue' }).click();

  // back up, and watch it
  await page.getByRole('link', { name: 'Back up now' }).or(page.getByRole('button', { name: 'Back up now' })).first().click();
  await page.getByRole('button', { name: 'Start backup' }).click();
  await page.getByText(/\d+ files|files:? \d+/i).first().waitFor();
  await picture('04-backup-running');
  await page.getByText('Succeeded', { exact: true }).first().waitFor({ timeout: 60_000 });
  await picture('05-backup-done');

  // browse the archive
  await page.getByRole('link', { name: 'Archives', exact: true }).click();
  await page.getByRole('link', { name: /Photos-20/ }).first().click();
  for (const folder of [...server.files.slice(1).split('/'), 'photos', 'Sömmer 2026']) {
    await page.getByRole('link', { name: folder, exact: true }).last().click();
  }
  await page.getByText('letter.txt').first().waitFor();
  await picture('06-archive');

  // restore two files
  await page.getByLabel('Select letter.txt').check();
  await page.getByLabel('Select picture-7.raw').check();
  await page.getByRole('button', { name: 'Restore selected' }).click();
  await page.getByRole('textbox', { name: 'Destination' }).fill(join(server.files, 'restored'));
  await picture('07-restore');
  await page.getByRole('button', { name: 'Start restore' }).click();
  await page.getByText('Succeeded', { exact: true }).first().waitFor({ timeout: 60_000 });
  await picture('08-restored');

  const place = join('photos', 'Sömmer 2026');
  const jobs = await page.evaluate(() => fetch('/api/jobs?operation=extract').then((answer) => answer.json()));
  assert.equal(jobs.jobs[0].state, 'succeeded');
  for (const name of ['letter.txt', 'picture-7.raw']) {
    const restored = join(server.files, 'restored', server.files.slice(1), place, name);
    assert.equal(digest(restored), digest(join(server.files, place, name)), name);
  }

  // what ran, at a glance
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.getByText('Photos').first().waitFor();
  await picture('09-overview');
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await page.getByRole('table').or(page.getByRole('list')).first().waitFor();
  await picture('10-activity');

  assert.deepEqual(browser.complaints, [], 'the browser console stays silent');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.ok(!kept.includes(PASSPHRASE) && !kept.includes(PASSWORD), 'nothing secret is stored in the browser');
});
