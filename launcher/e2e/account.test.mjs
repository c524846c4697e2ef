// One's own account and the admin's pages of it, in browsers: tokens, sessions, the password asked for anew, the record
// of it all, what is weak; and names that would be scripts.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { button, OWN, region, signIn } from './account-browser.mjs';
import { downloads } from './account-downloads.mjs';
import { names } from './account-names.mjs';
import { proof } from './account-proof.mjs';
import { openBrowser } from './browser.mjs';
import { Place, until } from './rig.mjs';

describe('an account', { concurrency: false }, () => {
  const place = new Place();
  const browsers = [];
  let server;
  let admin;

  const open = async (url = server.url) => {
    const browser = await openBrowser(url);
    browsers.push(browser);
    browser.page.setDefaultTimeout(60_000);
    browser.page.context().setDefaultTimeout(60_000);
    browser.dialogs = [];
    browser.page.on('dialog', (box) => (browser.dialogs.push(box.message()), box.dismiss()));
    return browser;
  };

  before(async () => {
    server = await place.start();
    admin = await server.signIn();
  });

  after(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await place.remove();
  });

  describe('tokens', { concurrency: false }, () => {
    let page;
    let holder;

    before(async () => {
      ({ page } = await open());
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await signIn(page);
      await page.goto('/settings/account');
    });

    test('one is made, shown once and copied', async () => {
      await button(page, 'New API token').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('report on nas');
      await dialog.getByLabel('Read only').check();
      await button(dialog, 'Make token').click();
      await dialog.getByText('it is shown this once').waitFor();
      const shown = await dialog.getByLabel('Token', { exact: true }).inputValue();
      await button(dialog, 'Copy').click();
      await button(dialog, 'Copied').waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown);
      await page.keyboard.press('Escape');
      assert.ok(await dialog.isVisible(), 'it does not go by a slip of the hand');
      await button(dialog, 'I have copied it').click();
      await dialog.waitFor({ state: 'hidden' });
      await region(page, 'API tokens').getByText('report on nas').waitFor();
      assert.ok(!(await page.content()).includes(shown), 'and is gone from the page');
      assert.deepEqual(place.filesWith(shown), [], 'the server keeps it nowhere');
      holder = server.client();
      holder.token = shown;
    });

    test('it works for what it is for, and for nothing else', async () => {
      assert.equal((await holder.call('GET', '/api/repositories')).status, 200);
      const { status } = await holder.call('POST', '/api/backup-plans', { name: 'x' });
      assert.equal(status, 403);
      await page.reload();
      const line = region(page, 'API tokens').getByRole('listitem');
      await line.getByText('Read only').waitFor();
      await line.getByText(/Last used .*(now|ago)/).waitFor();
    });

    test('a choice of one’s own is what was ticked', async () => {
      await button(page, 'New API token').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('jobs alone');
      await dialog.getByLabel('Custom').check();
      const ticked = dialog.getByRole('checkbox', { checked: true });
      while ((await ticked.count()) > 0) await ticked.first().uncheck();
      assert.ok(await button(dialog, 'Make token').isDisabled(), 'nothing at all is no choice');
      await dialog.getByLabel('Jobs: Read').check();
      await dialog.getByRole('combobox', { name: 'Expires' }).click();
      await page.getByRole('option', { name: 'Never' }).click();
      await button(dialog, 'Make token').click();
      const narrow = server.client();
      narrow.token = await dialog.getByLabel('Token', { exact: true }).inputValue();
      await button(dialog, 'I have copied it').click();
      assert.equal((await narrow.call('GET', '/api/jobs')).status, 200);
      assert.equal((await narrow.call('GET', '/api/repositories')).status, 403);
      const line = region(page, 'API tokens').getByRole('listitem').filter({ hasText: 'jobs alone' });
      await line.getByText('Jobs: Read', { exact: true }).waitFor();
      await line.getByText('Never expires').waitFor();
    });

    test('one that is revoked is refused at once', async () => {
      await button(page, 'Revoke report on nas').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Type report on nas to confirm').fill('report on nas');
      await button(dialog, 'Revoke token').click();
      await dialog.waitFor({ state: 'hidden' });
      assert.equal((await holder.call('GET', '/api/repositories')).status, 401);
      assert.equal(await region(page, 'API tokens').getByText('report on nas').count(), 0);
    });
  });

  test('one’s own names are changed, and a wrong address is refused at its field', async () => {
    const { page } = await open();
    await signIn(page);
    await page.goto('/settings/account');
    const you = region(page, 'You');
    await you.getByLabel('Full name').fill('Ada Example');
    await you.getByLabel('E-mail').fill('nobody');
    await button(you, 'Save').click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'email');
    await you.getByLabel('E-mail').fill('ada@example.org');
    await button(you, 'Save').click();
    await you.getByText('Saved.').waitFor();
    const { full_name, email, username } = await admin.good('GET', '/api/auth/me');
    assert.deepEqual([full_name, email, username], ['Ada Example', 'ada@example.org', 'admin']);
  });

  test('a session that is ended elsewhere lands on the sign-in by itself', async () => {
    const [mine, theirs] = [await open(), await open()];
    await signIn(theirs.page);
    await signIn(mine.page);
    await mine.page.goto('/settings/account');
    const sessions = region(mine.page, 'Sessions');
    const others = sessions.getByRole('button', { name: /^End the session: Chrome/ });
    await others.first().waitFor();
    assert.equal(await sessions.getByText('This one').count(), 1);
    const known = await others.count();
    const ours = (await admin.good('GET', '/api/auth/sessions')).filter(({ kind }) => kind === 'browser');
    assert.equal(known, ours.length - 1);
    // The newest of the others is that of the other browser: lists go by age, so all browsers but this one are ended.
    while ((await others.count()) > 0) {
      const before = await others.count();
      await others.first().click();
      await until('one session less is listed', async () => (await others.count()) < before);
      await sessions.getByRole('status').getByText(/^Session ended: Chrome.*\.$/).waitFor();
      await mine.page.waitForFunction((title) => document.activeElement?.closest('section, [role=region]')?.textContent.startsWith(title), 'Sessions');
    }
    await theirs.page.getByLabel('User name').waitFor();
    await mine.page.goto('/repositories');
    await mine.page.getByRole('heading', { level: 1, name: 'Repositories' }).waitFor();
    assert.equal((await admin.call('GET', '/api/auth/me')).status, 200, 'that of a program was not touched');
  });

  test('all other sessions end at once, and this one stays', async () => {
    const { page } = await open();
    await signIn(page);
    const other = await server.signIn();
    await page.goto('/settings/account');
    await button(page, 'End all other sessions').click();
    await page.getByText(/sessions? ended/).waitFor();
    assert.equal((await other.call('GET', '/api/auth/me')).status, 401);
    await page.goto('/repositories');
    await page.getByRole('heading', { level: 1, name: 'Repositories' }).waitFor();
    admin = await server.signIn();
  });

  test('an admin sees the sessions and tokens of a user, and ends them all', async () => {
    const { user } = await admin.good('POST', '/api/settings/users', { username: 'vera', password: OWN, role: 'viewer' });
    const vera = await server.signIn('vera', OWN);
    await vera.good('POST', '/api/auth/change-password', { current_password: OWN, new_password: `${OWN} too` });
    await vera.good('POST', '/api/settings/tokens', { name: 'of vera' });
    const { page } = await open();
    await signIn(page);
    await page.goto(`/settings/users/${user.id}`);
    await region(page, 'API tokens').getByText('of vera').waitFor();
    assert.equal(await region(page, 'API tokens').getByRole('button').count(), 0, 'an admin makes no tokens for others');
    await button(region(page, 'Sessions'), 'End all sessions').click();
    await region(page, 'Sessions').getByText('Nobody is signed in.').waitFor();
    assert.equal((await vera.call('GET', '/api/auth/me')).status, 401);
  });

  test('the record shows what was just done, is found whole, and can be taken along', async () => {
    const { page } = await open();
    await signIn(page);
    await page.goto('/settings/audit');
    const list = page.getByRole('list', { name: 'Audit' });
    for (const what of ['API token made', 'API token revoked', 'Signed in']) await list.getByText(what).first().waitFor();
    await page.getByRole('combobox', { name: 'What' }).click();
    await page.getByRole('option', { name: '– API token revoked' }).click();
    await page.waitForURL(/type=token_revoked/);
    await list.getByText('Signed in').first().waitFor({ state: 'detached' });
    await page.reload();
    await list.getByText('API token revoked').first().waitFor();
    assert.equal(await list.getByText('Signed in').count(), 0, 'the filter stands in the address');
    const user = page.getByRole('search').getByLabel('User name');
    await user.fill('admin');
    await page.keyboard.press('Enter');
    await page.waitForURL(/user=admin/);
    await page.keyboard.type('ist');
    await list.getByText('API token revoked').first().waitFor();
    assert.equal(await user.inputValue(), 'administ', 'what is typed on stays, with the focus');
    await user.fill('admin');
    await list.getByRole('button', { name: /^Details of entry/ }).first().click();
    await list.getByText('DELETE /api/settings/tokens/').first().waitFor();

    await button(page, 'Verify').click();
    await page.getByText(/The record is whole: all [\d,]+ entries were looked at\./).waitFor();

    const waiting = page.waitForEvent('download');
    await button(page, 'Export as NDJSON').click();
    const download = await waiting;
    assert.equal(download.suggestedFilename(), 'audit.ndjson');
    const lines = [];
    for await (const part of await download.createReadStream()) lines.push(part);
    const entries = Buffer.concat(lines).toString().trim().split('\n').map((line) => JSON.parse(line));
    assert.ok(entries.some(({ type }) => type === 'token_revoked'), JSON.stringify(entries.at(-1)));
  });

  test('what is weak is told, the worst first, and the sealing key is renewed', async () => {
    const { page } = await open();
    await signIn(page);
    await page.goto('/settings/security');
    await page.getByText(/(One weakness|\d+ weaknesses)\.|Nothing weak found/).first().waitFor();
    const { weaknesses } = await admin.good('GET', '/api/posture');
    assert.ok(weaknesses.length > 0, 'there is something to be shown');
    const titles = await page.getByRole('listitem').getByRole('heading').allTextContents();
    assert.deepEqual(titles, weaknesses.map(({ title, object }) => title + object));
    const key = (await admin.good('GET', '/api/settings/vault')).key_id;
    await button(page, 'Renew the key').click();
    await page.getByText('Everything is sealed anew').waitFor();
    assert.notEqual((await admin.good('GET', '/api/settings/vault')).key_id, key);
  });

  describe('downloads', { concurrency: false }, () => downloads(() => ({ admin, place, open })));
  describe('names that would be scripts', { concurrency: false }, () => names(() => ({ server, admin, place, open })));
  describe('where the sign-in is old', { concurrency: false }, () => proof(open));
});
