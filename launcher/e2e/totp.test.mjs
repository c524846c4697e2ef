// A second factor by codes of an app: over the API as existing clients know it, in a browser, and when all is lost.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { button, OWN, region, signIn } from './account-browser.mjs';
import { openBrowser, typeSignIn } from './browser.mjs';
import { App, codeOf } from './one-time.mjs';
import { DISTRIBUTION, PASSWORD, Place, until } from './rig.mjs';

const inOrder = { concurrency: false };
/** Failures count for the address they claim to come from. */
const BEHIND = { TRUSTED_PROXIES: '127.0.0.1,::1' };
const RECOVERY = /^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/;

describe('a second factor', inOrder, () => {
  const place = new Place();
  let server;
  let admin;
  let ana;
  let app;
  let recovery;
  let places = 0;

  before(async () => {
    server = await place.start(BEHIND);
    admin = await server.signIn();
    await admin.good('POST', '/api/settings/users', { username: 'ana', password: OWN, role: 'operator' });
    ana = await server.signIn('ana', OWN);
  });

  after(() => place.remove());

  const asked = async (username = 'ana', password = OWN) => (await server.client().good('POST', '/api/auth/login', new URLSearchParams({ username, password }))).login_challenge_token;
  const byCode = (challenge, code, address = `192.0.2.${++places}`) =>
    server.client().call('POST', '/api/auth/login/totp', { login_challenge_token: challenge, code }, { 'x-forwarded-for': address });
  const outcome = ({ status, key }) => [status, key];
  const WRONG = [401, 'backend.errors.auth.invalidTotpCode'];
  const OVER = [401, 'backend.errors.auth.invalidOrExpiredToken'];

  async function enter(code, ...who) {
    const client = server.client();
    const answer = await byCode(await asked(...who), code);
    assert.equal(answer.status, 200, answer.text);
    client.token = answer.body.access_token;
    return client;
  }

  test('is set up with a secret, for the password and a first code', async () => {
    assert.deepEqual(await ana.good('GET', '/api/auth/totp'), { enabled: false, recovery_codes_remaining: 0 });
    assert.deepEqual(outcome(await ana.call('POST', '/api/auth/totp/setup', { current_password: 'not it' })), [400, 'backend.errors.auth.currentPasswordIncorrect']);
    const setup = await ana.good('POST', '/api/auth/totp/setup', { current_password: OWN });
    assert.match(setup.secret, /^[A-Z2-7]{32}$/);
    assert.equal(setup.otpauth_uri, `otpauth://totp/Borg%20UI:ana?secret=${setup.secret}&issuer=Borg%20UI`);
    app = new App(setup.secret);
    assert.deepEqual(outcome(await ana.call('POST', '/api/auth/totp/enable', { setup_token: setup.setup_token, code: '000000' })), [400, 'backend.errors.auth.invalidTotpCode']);
    const other = await server.signIn('ana', OWN);
    const enabled = await ana.good('POST', '/api/auth/totp/enable', { setup_token: setup.setup_token, code: await app.next() });
    assert.equal(enabled.enabled, true);
    recovery = enabled.recovery_codes;
    assert.deepEqual(recovery, setup.recovery_codes);
    assert.ok(recovery.length === 8 && recovery.every((code) => RECOVERY.test(code)), recovery.join());
    assert.equal((await ana.good('GET', '/api/auth/me')).totp_enabled, true);
    assert.equal((await other.call('GET', '/api/auth/me')).status, 401, 'other sessions are over');
  });

  test('is asked for after the password, as existing clients know it', async () => {
    const token = await server.client().good('POST', '/api/auth/login', new URLSearchParams({ username: 'ana', password: OWN }));
    const { login_challenge_token: challenge, ...rest } = token;
    assert.deepEqual(rest, { access_token: null, token_type: null, expires_in: null, must_change_password: false, totp_required: true });
    assert.equal((await server.client().call('GET', '/api/auth/me', undefined, { authorization: `Bearer ${challenge}` })).status, 401);
    assert.deepEqual(outcome(await byCode(challenge, '000000')), WRONG);
    const code = await app.next();
    const { status, body } = await byCode(challenge, `${code.slice(0, 3)} ${code.slice(3)}`);
    assert.deepEqual([status, body.token_type, body.totp_required, body.login_challenge_token], [200, 'bearer', false, null]);
    assert.deepEqual(outcome(await byCode(challenge, recovery[7])), OVER, 'the challenge is used up');
    assert.deepEqual(outcome(await byCode(await asked(), code)), WRONG, 'and so is the code');
    assert.deepEqual(outcome(await byCode('made up', code)), OVER);
  });

  test('a wrong password is answered as ever', async () => {
    const { status, key } = await server.client().call('POST', '/api/auth/login', new URLSearchParams({ username: 'ana', password: 'not it at all' }));
    assert.deepEqual([status, key], [401, 'backend.errors.auth.incorrectCredentials']);
  });

  test('the secret and the codes are nowhere on the disk, and in no log', () => {
    for (const secret of [app.secret, ...recovery, ...recovery.map((code) => code.replaceAll('-', ''))]) {
      assert.deepEqual(place.filesWith(secret), []);
      assert.ok(!server.log().includes(secret));
    }
  });

  test('a recovery code stands in for the app, once, also after the keys were renewed and the server was killed', async () => {
    const { rotating } = await admin.good('POST', '/api/settings/vault/rotate');
    await until('all is sealed anew', async () => !(await admin.good('GET', '/api/settings/vault')).rotating, 60_000);
    assert.notEqual(rotating, undefined);
    await server.kill();
    server = await place.start(BEHIND);
    admin = await server.signIn();
    ana = await enter(` ${recovery[0].toLowerCase().replaceAll('-', ' ')}`);
    assert.equal((await ana.good('GET', '/api/auth/totp')).recovery_codes_remaining, 7);
    assert.deepEqual(outcome(await byCode(await asked(), recovery[0])), WRONG);
    ana = await enter(await app.next());
  });

  test('other recovery codes void those before', async () => {
    const { recovery_codes: renewed } = await ana.good('POST', '/api/auth/totp/recovery-codes', { current_password: OWN, code: recovery[1] });
    assert.deepEqual(outcome(await byCode(await asked(), recovery[2])), WRONG);
    recovery = renewed;
    ana = await enter(recovery[0]);
  });

  test('who knows the password and guesses codes has to wait, and is recorded', async () => {
    const challenge = await asked();
    const tries = [];
    for (let i = 0; i < 8; i++) tries.push((await byCode(challenge, String(i).repeat(6), '198.51.100.7')).status);
    assert.ok(tries.includes(429) && tries.at(-1) === 429, tries.join());
    assert.deepEqual(outcome(await byCode(challenge, recovery[1], '198.51.100.7')), [429, 'backend.errors.auth.tooManyRequests'], 'the right one does not help');
    const types = (await admin.good('GET', '/api/audit?limit=100&user=ana')).entries.map(({ type }) => type);
    for (const type of ['second_factor_asked', 'totp_login_failed', 'totp_login_rate_limited', 'totp_login_succeeded', 'recovery_code_used', 'totp_enabled', 'recovery_codes_renewed']) {
      assert.ok(types.includes(type), `${type} in ${types}`);
    }
  });

  test('an admin without one is told of it; a lost one is removed by an admin, and on the host', async () => {
    const { weaknesses } = await admin.good('GET', '/api/posture');
    assert.ok(weaknesses.some(({ id, object }) => id === 'account.admin-without-second-factor' && object === 'admin'));
    const { users } = await admin.good('GET', '/api/settings/users');
    const { id, totp_enabled: on } = users.find(({ username }) => username === 'ana');
    assert.equal(on, true);
    await admin.good('DELETE', `/api/settings/users/${id}/totp`);
    assert.equal((await ana.call('GET', '/api/auth/me')).status, 401);
    assert.deepEqual(outcome(await admin.call('DELETE', `/api/settings/users/${id}/totp`)), [400, 'backend.errors.auth.totpNotEnabled']);
    ana = await server.signIn('ana', OWN);

    const setup = await ana.good('POST', '/api/auth/totp/setup', { current_password: OWN });
    await ana.good('POST', '/api/auth/totp/enable', { setup_token: setup.setup_token, code: codeOf(setup.secret, Math.floor(Date.now() / 30_000)) });
    const run = (...words) => spawnSync(join(DISTRIBUTION, 'bin/borg-ui'), ['reset-password', 'ana', '--generate', ...words], { encoding: 'utf8', env: { ...process.env, DATA_DIR: place.data } });
    const kept = run();
    assert.match(kept.stdout, /The second factor and the passkeys of ana stay\. If they are lost, too, or somebody else has them, add --reset-mfa\./, kept.stderr);
    const { stdout, stderr } = run('--reset-mfa');
    assert.match(stdout, /The second factor and the passkeys of ana are removed\./, stderr);
    const client = server.client();
    assert.equal((await client.signIn('ana', stdout.split('\n')[0])).must_change_password, true);
    assert.match(run('--reset-mfa').stderr, /ana has no second factor and no passkey/);
  });

  describe('in a browser', inOrder, () => {
    let browser;
    let page;
    let kept;

    before(async () => {
      browser = await openBrowser(server.url, { acceptDownloads: true });
      ({ page } = browser);
    });

    after(() => browser.close());

    const part = () => region(page, 'Second factor');

    test('is set up by a picture or by typing, and hands out recovery codes', async () => {
      await signIn(page);
      await page.goto('/settings/account');
      await part().getByText('It is off.').waitFor();
      await button(part(), 'Set up').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Password', { exact: true }).fill('password admin has not');
      await button(dialog, 'Continue').click();
      await dialog.getByRole('alert').getByText('The present password is wrong.').waitFor();
      await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await button(dialog, 'Continue').click();
      await dialog.getByRole('img', { name: 'QR code with the secret for your app' }).waitFor();
      await browser.picture('second-factor-set-up');
      const secret = /([A-Z2-7]{4}[\s ]){7}[A-Z2-7]{4}/.exec(await dialog.innerText())[0].replace(/\s/g, '');
      app = new App(secret);
      await dialog.getByLabel('Code from the app').fill('000000');
      await button(dialog, 'Turn on').click();
      await dialog.getByRole('alert').getByText('This code is wrong, or was used before.').waitFor();
      await dialog.getByLabel('Code from the app').fill(await app.next());
      await button(dialog, 'Turn on').click();
      const codes = dialog.getByRole('textbox', { name: 'Recovery codes' });
      await codes.waitFor();
      await page.keyboard.press('Escape');
      kept = (await codes.inputValue()).trim().split('\n');
      assert.ok(kept.length === 8 && kept.every((code) => RECOVERY.test(code)), kept.join());
      const [download] = await Promise.all([page.waitForEvent('download'), button(dialog, 'Save as text').click()]);
      const saved = readFileSync(await download.path(), 'utf8');
      assert.ok(kept.every((code) => saved.includes(code)), saved);
      await button(dialog, 'I have kept them').click();
      await part().getByText('8 recovery codes are left.').waitFor();
    });

    test('is asked for after the password', async () => {
      await page.context().clearCookies();
      await page.goto('/settings/account');
      await typeSignIn(page);
      await button(page, 'Sign in').click();
      await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
      await browser.picture('second-factor-asked');
      await page.getByLabel('Code', { exact: true }).fill('000000');
      await button(page, 'Continue').click();
      await page.getByRole('alert').getByText('This code is wrong, or was used before.').waitFor();
      await page.getByLabel('Code', { exact: true }).fill(await app.next());
      await button(page, 'Continue').click();
      await part().getByText('8 recovery codes are left.').waitFor();
      assert.equal(new URL(page.url()).pathname, '/settings/account', 'on the way to where one wanted to go');
    });

    test('a recovery code lets in, too, and they are made anew', async () => {
      await page.context().clearCookies();
      await page.goto('/settings/account');
      await typeSignIn(page);
      await button(page, 'Sign in').click();
      await button(page, 'Use a recovery code').click();
      await page.getByLabel('Recovery code', { exact: true }).fill(kept[0]);
      await button(page, 'Continue').click();
      await part().getByText('7 recovery codes are left.').waitFor();
      await button(part(), 'New recovery codes').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await dialog.getByLabel('Code', { exact: true }).fill(kept[1]);
      await button(dialog, 'Make new codes').click();
      const codes = dialog.getByRole('textbox', { name: 'Recovery codes' });
      await codes.waitFor();
      kept = (await codes.inputValue()).trim().split('\n');
      await button(dialog, 'I have kept them').click();
      await part().getByText('8 recovery codes are left.').waitFor();
    });

    test('administrators may be made to have one: they can do nothing before but set it up', async () => {
      admin = await enter(kept[1], 'admin', PASSWORD);
      await admin.good('POST', '/api/settings/users', { username: 'eve', password: OWN, role: 'admin' });
      const eve = await server.signIn('eve', OWN);
      await page.goto('/settings/security');
      await page.getByText('An admin signs in with a password alone').waitFor();
      await page.getByLabel('Administrators need a second factor').click();
      await page.getByText('Administrators need a second factor from now on.').waitFor();
      await browser.picture('second-factor-rule');
      assert.deepEqual(outcome(await eve.call('GET', '/api/repositories')), [403, 'backend.errors.auth.secondFactorRequired']);

      const other = await openBrowser(server.url);
      try {
        await other.page.goto('/repositories');
        await typeSignIn(other.page, 'eve', OWN);
        await button(other.page, 'Sign in').click();
        await other.page.getByText('Administrators of this server need one').waitFor();
        await other.picture('second-factor-required');
        await button(other.page, 'Set up').click();
        const dialog = other.page.getByRole('dialog');
        await dialog.getByLabel('Password', { exact: true }).fill(OWN);
        await button(dialog, 'Continue').click();
        await dialog.getByRole('img', { name: /^QR code/ }).waitFor();
        const secret = /([A-Z2-7]{4}[\s ]){7}[A-Z2-7]{4}/.exec(await dialog.innerText())[0].replace(/\s/g, '');
        await dialog.getByLabel('Code from the app').fill(await new App(secret).next());
        await button(dialog, 'Turn on').click();
        await button(dialog, 'I have kept them').click();
        await other.page.getByRole('heading', { level: 1, name: 'Repositories' }).waitFor();
        assert.equal(new URL(other.page.url()).pathname, '/repositories', 'on the way to where one wanted to go');
      } finally {
        await other.close();
      }
      await page.getByLabel('Administrators need a second factor').click();
      await page.getByText('Administrators may sign in with a password alone.').waitFor();
      const changes = (await admin.good('GET', '/api/audit?type=policy_changed')).entries;
      assert.deepEqual(changes.map(({ username, success }) => [username, success]), [['admin', true], ['admin', true]]);
      await page.goto('/settings/account');
    });

    test('is asked for again, with the password, before what is critical', async () => {
      await server.stop();
      server = await place.start({ ...BEHIND, PORT: new URL(server.url).port, STEP_UP_MINUTES: '0' });
      const proved = () => page.evaluate(async () => {
        const { csrf_token: token } = await (await fetch('/api/auth/session')).json();
        const body = JSON.stringify({});
        const answer = await fetch('/api/settings/users', { method: 'POST', headers: { 'content-type': 'application/json', 'x-csrf-token': token }, body });
        return answer.status !== 403;
      });
      await until('the sign-in is old', async () => !(await proved()), 40_000);
      await page.goto('/settings/users');
      await button(page, 'New user').click();
      const form = page.getByRole('dialog', { name: 'New user' });
      await form.getByLabel('User name').fill('otto');
      await form.getByLabel('First password').fill(OWN);
      await button(form, 'Create user').click();
      const asked = page.getByRole('dialog', { name: 'Is it you?' });
      await asked.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await asked.getByLabel('Code', { exact: true }).fill('000000');
      await button(asked, 'Continue').click();
      await asked.getByRole('alert').getByText('This code is wrong, or was used before.').waitFor();
      await asked.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await asked.getByLabel('Code', { exact: true }).fill(kept[2]);
      await button(asked, 'Continue').click();
      await page.getByRole('link', { name: 'otto' }).waitFor();
      await page.goto('/settings/account');
    });

    test('is turned off for the password and a code', async () => {
      await button(part(), 'Turn off').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await dialog.getByLabel('Code', { exact: true }).fill(kept[0]);
      await button(dialog, 'Turn off').click();
      await part().getByText('It is off.').waitFor();
      assert.deepEqual(browser.complaints.filter((one) => /Content Security Policy/i.test(one)), []);
    });
  });
});
