// Passkeys in a real browser with a virtual authenticator: added, used without a name, renamed, removed; and lies.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { button, OWN, region } from './account-browser.mjs';
import { openBrowser, signIn } from './browser.mjs';
import { PASSWORD, Place } from './rig.mjs';

const inOrder = { concurrency: false };
const DEVICE = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };

/** A place of the server without a script. */
const PLAIN = '/favicon.svg';

describe('a passkey', inOrder, () => {
  const place = new Place();
  let server;
  let admin;
  let browser;
  let page;
  let device;
  let authenticatorId;

  before(async () => {
    server = await place.start();
    admin = await server.signIn();
    writeFileSync(join(place.files, 'a.txt'), 'all is well');
    const repository = await admin.makeRepository('letters', place.repository('letters'), { source_directories: [place.files] });
    await admin.ended(await admin.backUp(repository));
    browser = await openBrowser(server.url);
    ({ page } = browser);
    device = await page.context().newCDPSession(page);
    await device.send('WebAuthn.enable', { enableUI: false });
    ({ authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE }));
  });

  after(async () => {
    await browser?.close();
    await place.remove();
  });

  const part = () => region(page, 'Passkeys');
  const credentials = async () => (await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  const types = async () => (await admin.good('GET', '/api/audit?limit=50')).entries.map(({ type }) => type);

  const ask = async () => server.client().good('POST', '/api/auth/passkeys/authenticate/options', {});
  const give = async (token, credential) => {
    const { status, body } = await server.client().call('POST', '/api/auth/passkeys/authenticate/verify', { ceremony_token: token, credential });
    return { status, body };
  };
  /** What the device answers to a question of the server. Asked where no page of ours asks: a browser takes one question at a time. */
  async function show(options) {
    if (new URL(page.url()).pathname !== PLAIN) await page.goto(PLAIN);
    return page.evaluate(async (json) => (await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) })).toJSON(), options);
  }

  /** How the server takes an answer, once it was changed. */
  async function taken(change = (answer) => answer) {
    const { ceremony_token: token, options } = await ask();
    return (await give(token, change(await show(options)))).status;
  }

  /** An answer whose words of the browser are others. */
  const saying = (more) => (answer) => {
    const data = { ...JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url')), ...more };
    return { ...answer, response: { ...answer.response, clientDataJSON: Buffer.from(JSON.stringify(data)).toString('base64url') } };
  };

  test('is added on the account page, for the password', async () => {
    await signIn(page);
    await page.getByText('Sign in without a password next time').waitFor();
    await browser.picture('passkey-offer');
    await page.goto('/settings/account');
    await part().getByText('You have no passkey.').waitFor();
    await button(part(), 'Add a passkey').click();
    const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
    await dialog.getByLabel('Name').fill('laptop of admin');
    await dialog.getByLabel('Password', { exact: true }).fill('not the password');
    await button(dialog, 'Continue').click();
    await dialog.getByRole('alert').getByText('The present password is wrong.').waitFor();
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button(dialog, 'Continue').click();
    await part().getByText('laptop of admin').waitFor();
    await browser.picture('passkeys');
    const [known, ...more] = await credentials();
    assert.deepEqual([more.length, known.isResidentCredential, known.rpId], [0, true, 'localhost']);
    assert.equal((await admin.good('GET', '/api/auth/me')).passkey_count, 1);
    assert.deepEqual(place.filesWith(known.privateKey), []);

    await button(part(), 'Add a passkey').click();
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button(dialog, 'Continue').click();
    await dialog.getByText('This device has a passkey for this account already.').waitFor();
    await button(dialog, 'Cancel').click();
  });

  test('signs in without a name, and not only once', async () => {
    for (let i = 0; i < 2; i++) {
      await page.context().clearCookies();
      await page.goto('/settings/account');
      // This browser takes its own offer, for the field of the name, at once.
      await part().getByText('laptop of admin').waitFor();
    }
    assert.ok((await types()).includes('passkey_login_succeeded'));
  });

  test('an answer that was altered, is another’s, or comes twice, signs nobody in', async () => {
    const { ceremony_token: token, options } = await ask();
    const answer = await show(options);
    const first = await give(token, answer);
    assert.deepEqual([first.status, first.body.token_type, first.body.totp_required], [200, 'bearer', false]);
    assert.equal((await give(token, answer)).status, 401, 'it comes twice');
    assert.equal((await give((await ask()).ceremony_token, answer)).status, 401, 'for another question');
    assert.equal(await taken(saying({ origin: 'https://evil.example' })), 401);
    assert.equal(await taken(saying({ type: 'webauthn.create' })), 401);
    assert.ok((await types()).includes('passkey_login_failed'));
  });

  test('is no way around being disabled, and asks for nothing when removed', async () => {
    await admin.good('POST', '/api/settings/users', { username: 'eve', password: OWN, role: 'admin' });
    const eve = await server.signIn('eve', OWN);
    const { users } = await eve.good('GET', '/api/settings/users');
    const { id } = users.find(({ username }) => username === 'admin');
    await eve.good('PUT', `/api/settings/users/${id}`, { is_active: false });
    server = await restarted();
    assert.equal(await taken(), 401);
    const back = await server.signIn('eve', OWN);
    await back.good('PUT', `/api/settings/users/${id}`, { is_active: true });
    admin = await server.signIn();
    assert.equal(await taken(), 200, 'also after a restart');
  });

  /** Failures of before are not what is tested. */
  async function restarted() {
    await server.stop();
    place.sql('DELETE FROM c_sign_in_sources');
    const next = await place.start({ PORT: new URL(server.url).port });
    return next;
  }

  test('one whose count went back is blocked, and that is told', async () => {
    const [known] = await credentials();
    await device.send('WebAuthn.removeCredential', { authenticatorId, credentialId: known.credentialId });
    await device.send('WebAuthn.addCredential', { authenticatorId, credential: { ...known, signCount: 1 } });
    assert.equal(await taken(), 401);
    assert.ok((await types()).includes('passkey_blocked'));
    await signIn(page);
    await page.goto('/settings/account');
    await part().getByText('Blocked: it may have been copied').waitFor();
    assert.equal(await taken(), 401);
  });

  test('is renamed and removed', async () => {
    await page.goto('/settings/account');
    await button(part(), 'Rename laptop of admin').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('old laptop');
    await button(dialog, 'Rename').click();
    await part().getByText('old laptop').waitFor();
    await button(part(), 'Remove old laptop').click();
    await button(dialog, 'Remove passkey').click();
    await part().getByText('You have no passkey.').waitFor();
    const done = await types();
    for (const type of ['passkey_added', 'passkey_renamed', 'passkey_removed']) assert.ok(done.includes(type), type);
    assert.deepEqual(browser.complaints.filter((one) => /Content Security Policy/i.test(one)), []);
  });
});
