// Names that would be scripts, were they taken for markup.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { button, OWN, signIn } from './account-browser.mjs';

const EVIL = '<img src=x onerror=alert(1)>';

export function names(world) {
  let evil;
  let browser;

  before(async () => {
    const { server, admin, place } = world();
    const files = join(place.files, EVIL);
    mkdirSync(files);
    writeFileSync(join(files, `${EVIL}.txt`.replaceAll('/', '')), 'x');
    const repository = await admin.makeRepository(EVIL, place.repository('evil'), { source_directories: [files] });
    const made = place.borg('create', `${place.repository('evil')}::${EVIL}`, files);
    assert.equal(made.status, 0, made.stderr);
    const job = await admin.ended(await admin.backUp(repository));
    const { user } = await admin.good('POST', '/api/settings/users', {
      username: EVIL,
      full_name: EVIL,
      password: OWN,
      role: 'viewer',
    });
    await admin.good('POST', '/api/settings/tokens', { name: EVIL });
    await server.signIn(EVIL, OWN);
    evil = { repository, job, user };
    browser = await world().open();
    await signIn(browser.page);
  });

  const archive = () => `/repositories/${evil.repository.id}/archives/${encodeURIComponent(EVIL)}`;
  for (const [what, at] of Object.entries({
    'the overview': () => '/',
    'the users': () => '/settings/users',
    'a user': () => `/settings/users/${evil.user.id}`,
    'the account': () => '/settings/account',
    'the repositories': () => '/repositories',
    'a repository': () => `/repositories/${evil.repository.id}`,
    'the archives': () => '/archives',
    'an archive': archive,
    'its folder': () => `${archive()}/${join(world().place.files, EVIL).slice(1).split('/').map(encodeURIComponent).join('/')}`,
    'the activity': () => '/activity',
    'a job': () => `/jobs/${evil.job.id}`,
    'a new plan': () => '/plans/new?step=repositories',
    'the record': () => '/settings/audit',
    'the security': () => '/settings/security',
  })) {
    test(`run not on the page of ${what}`, async () => {
      const { page } = browser;
      await page.goto(at());
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText(what === 'the security' ? 'Sealed with it' : EVIL).first().waitFor();
      assert.equal(await page.locator('img[src="x"]').count(), 0);
    });
  }

  test('nor in the search; nothing ran, and the content security policy was never broken', async () => {
    const { page, dialogs, complaints } = browser;
    await page.goto('/');
    await button(page, 'Search').first().click();
    await page.getByRole('option', { name: EVIL }).waitFor();
    assert.deepEqual(dialogs, []);
    assert.deepEqual(complaints.filter((one) => /Content Security Policy/i.test(one)), []);
  });
}
