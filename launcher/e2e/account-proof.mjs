// A sign-in that is old: the password is asked for before what is critical, and the page goes on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { button, OWN, region, signIn } from './account-browser.mjs';
import { PASSWORD, Place, until } from './rig.mjs';

export function proof(open) {
  const place = new Place();
  let server;
  let admin;
  let page;
  let other;
  let third;

  before(async () => {
    server = await place.start({ STEP_UP_MINUTES: '1' });
    admin = await server.signIn();
    ({ page } = await open(server.url));
    await signIn(page);
    const popup = page.waitForEvent('popup');
    await page.evaluate(() => void window.open('/settings/account'));
    other = await popup;
    await other.getByLabel('Full name').fill('Ada of the second page');
    await page.bringToFront();
    await page.goto('/settings/users');
    await button(page, 'New user').click();
    const form = page.getByRole('dialog', { name: 'New user' });
    await form.getByLabel('User name').fill('otto');
    await form.getByLabel('First password').fill(OWN);
    ({ page: third } = await open(server.url));
    await signIn(third);
    await third.goto('/settings/users');
    await until('the sign-in is old', () => wantsPassword(third), 90_000);
    await button(form, 'Create user').click();
  });

  after(() => place.remove());

  const names = async () => (await admin.good('GET', '/api/settings/users')).users.map(({ username }) => username);
  const asked = () => page.getByRole('dialog', { name: 'Is it you?' });

  test('the password is asked for; cancelling leaves the form as it was', async () => {
    await asked().getByText('You signed in a while ago. Enter your password to go on.').waitFor();
    await button(asked(), 'Cancel').click();
    await asked().waitFor({ state: 'hidden' });
    const form = page.getByRole('dialog', { name: 'New user' });
    assert.equal(await form.getByLabel('User name').inputValue(), 'otto');
    assert.equal(await form.getByLabel('First password').inputValue(), OWN);
    assert.equal(await page.getByRole('alert').count(), 0, 'nothing is complained of');
    await page.waitForFunction(focusIsBack);
    assert.ok(!(await names()).includes('otto'));
  });

  // The button is switched off while its call is under way, and by then the focus is somewhere around it, or nowhere.
  for (const [how, slower, waits] of [
    ['at once', 1, 0],
    ['late', 1, 400],
    ['at once on a slow machine', 10, 0],
    ['late on a slow machine', 10, 400],
  ]) {
    test(`cancelling gives the focus back where the server asks ${how}`, async () => {
      const machine = await page.context().newCDPSession(page);
      await machine.send('Emulation.setCPUThrottlingRate', { rate: slower });
      await page.route('**/api/settings/users', async (route) => {
        const answer = await route.fetch();
        await new Promise((over) => setTimeout(over, waits));
        await route.fulfill({ response: answer });
      });
      for (let time = 0; time < 3; time++) {
        await button(page.getByRole('dialog', { name: 'New user' }), 'Create user').click();
        await button(asked(), 'Cancel').click();
        await asked().waitFor({ state: 'hidden' });
        await page.waitForFunction(focusIsBack);
      }
      await page.unroute('**/api/settings/users');
      await machine.detach();
    });
  }

  test('a session that is ended while the password is asked for leaves the form until the question is over', async () => {
    await third.bringToFront();
    await button(third, 'New user').click();
    const form = third.getByRole('dialog', { name: 'New user' });
    await form.getByLabel('User name').fill('olga');
    await form.getByLabel('First password').fill(OWN);
    await button(form, 'Create user').click();
    const question = third.getByRole('dialog', { name: 'Is it you?' });
    await question.waitFor();
    let told = false;
    await third.route('**/api/auth/session', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response });
      told ||= (await response.json()).user === null;
    });
    const fresh = await server.signIn();
    const newest = (await fresh.good('GET', '/api/auth/sessions')).filter(({ kind }) => kind === 'browser').reduce((one, two) => (one.created_at > two.created_at ? one : two));
    await fresh.good('DELETE', `/api/auth/sessions/${newest.id}`);
    await until('the page is told', () => told);
    assert.ok(await question.isVisible());
    assert.equal(await third.getByLabel('User name').inputValue(), 'olga', 'the form is still there, below');
    await button(question, 'Cancel').click();
    await button(third, 'Sign in').waitFor();
    await page.bringToFront();
  });

  test('a wrong password is said, the right one lets it pass, and the page goes on', async () => {
    await button(page.getByRole('dialog', { name: 'New user' }), 'Create user').click();
    await asked().getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await asked().getByRole('alert').waitFor();
    await asked().getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await asked().waitFor({ state: 'hidden' });
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'otto' }).waitFor();
    assert.ok((await names()).includes('otto'));
  });

  test('another page of the same browser goes on with the renewed session', async () => {
    await other.bringToFront();
    await button(region(other, 'You'), 'Save').click();
    await region(other, 'You').getByText('Saved.').waitFor();
    assert.equal((await admin.good('GET', '/api/auth/me')).full_name, 'Ada of the second page');
    assert.equal(await button(page, 'Sign in').count(), 0, 'and nobody is signed out');
  });
}

const focusIsBack = () => document.activeElement?.textContent === 'Create user';

/** Whether the server wants the password anew from this page; a user that is not there cannot be changed by asking. */
function wantsPassword(page) {
  return page.evaluate(async () => {
    const { csrf_token } = await (await fetch('/api/auth/session')).json();
    const answer = await fetch('/api/settings/users/987654', { method: 'DELETE', headers: { 'X-CSRF-Token': csrf_token } });
    return (await answer.json()).detail.key === 'backend.errors.auth.stepUpRequired';
  });
}
