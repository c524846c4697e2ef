// Notices: what goes out by mail and by webhook, to real servers; and that nothing is lost when they or this server die.
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { certificate, Hook, MailServer } from './mailbox.mjs';
import { Place, until } from './rig.mjs';

describe('notices', { concurrency: false }, () => {
  const place = new Place();
  const sources = join(place.files, 'notes');
  let environment;
  let server;
  let admin;
  let repository;
  let mail;
  let hook;

  before(async () => {
    mkdirSync(sources);
    writeFileSync(join(sources, 'a.txt'), 'all is well');
    const pair = certificate(place.home);
    mail = await new MailServer(pair).listen();
    hook = await new Hook().listen();
    environment = { EGRESS_ALLOW: 'localhost', JAVA_OPTS: pair.trust };
    await restart();
    repository = await admin.makeRepository('near', place.repository('near'));
  });

  // What a test that failed has left would tell everything twice to the next.
  beforeEach(async () => {
    if (server.exit !== undefined) await restart();
    for (const left of await admin.good('GET', '/api/notifications')) await unsubscribe(left);
    hook.status = 200;
    hook.calls.length = 0;
    mail.mails.length = 0;
  });

  after(async () => {
    await place.remove();
    await mail.close();
    await hook.close();
  });

  async function restart(more = {}) {
    server = await place.start({ ...environment, ...more });
    admin = await server.signIn();
  }

  const mailbox = (more = '') => `mailtos://ana:p%2Fw@localhost:${mail.port}?from=borg@example.org&to=ana@example.org,bob@example.org${more}`;
  const webhook = (more = '') => `json://localhost:${hook.port}/hook${more}`;
  const subscribe = (name, service_url, more = {}) => admin.good('POST', '/api/notifications', { name, service_url, ...more });
  const unsubscribe = ({ id }) => admin.good('DELETE', `/api/notifications/${id}`);
  const test_ = (service_url) => admin.call('POST', '/api/notifications/test', { service_url });
  const backUp = async () => admin.ended(await admin.backUp(repository, { source_directories: [sources] }));
  const failing = async () => {
    const aside = `${repository.path}.aside`;
    renameSync(repository.path, aside);
    const job = await backUp().finally(() => renameSync(aside, repository.path));
    assert.equal(job.state, 'failed');
    return job;
  };

  test('arrive by mail, encrypted, from the account', async () => {
    const ops = await subscribe('ops', mailbox('&name=Borg%20UI'), { title_prefix: '[häuschen]', notify_on_backup_success: true });
    const job = await backUp();
    assert.equal(job.state, 'succeeded', JSON.stringify(job));
    const [sent] = await until('the mail is there', () => mail.mails.length > 0 && mail.mails);
    assert.deepEqual([sent.from, sent.to, sent.secure], ['borg@example.org', ['ana@example.org', 'bob@example.org'], true]);
    assert.match(sent.text, new RegExp(`Message-ID: <job-${job.id}-ended[.]`));
    assert.match(sent.text, /From: Borg UI <borg@example.org>/);
    assert.match(sent.text, /Subject: =\?UTF-8\?/);
    assert.match(sent.text, /Archive: /);
    assert.match(sent.text, /1 files|1 file/);
    const shown = await until('the delivery is marked', async () => {
      const { deliveries } = await admin.good('GET', `/api/notifications/${ops.id}/deliveries`);
      return deliveries[0]?.status === 'delivered' && deliveries[0];
    });
    assert.equal(shown.title, "Backup to 'near' succeeded");
    assert.ok((await admin.good('GET', `/api/notifications/${ops.id}`)).last_used_at);
    await unsubscribe(ops);
  });

  test('arrive by webhook, once, signed', async () => {
    const ops = await subscribe('ops', webhook('?secret=shh'));
    const job = await failing();
    const [call] = await until('the webhook is called', () => hook.calls.length > 0 && hook.calls);
    const notice = JSON.parse(call.text);
    assert.deepEqual([notice.type, notice.topic, notice.key, notice.repository_id], ['failure', 'backup_failed', `job-${job.id}-ended`, repository.id]);
    assert.match(notice.message, /There is no repository at /);
    const signature = createHmac('sha256', 'shh').update(`${call.headers['x-borg-ui-timestamp']}.${call.text}`).digest('hex');
    assert.equal(call.headers['x-borg-ui-signature'], `sha256=${signature}`);
    await unsubscribe(ops);
    assert.equal(hook.calls.length, 1);
  });

  test('to a mail server that cannot be trusted or does not know the account tell so, and no secret', async () => {
    assert.equal((await test_(mailbox())).body.success, true);
    const wrong = await test_(mailbox().replace('p%2Fw', 'wrong'));
    assert.deepEqual([wrong.status, wrong.body.success], [200, false]);
    assert.match(wrong.text, /does not accept this user and password/);
    assert.doesNotMatch(wrong.text, /geheim|wrong/);
    const before = mail.mails.length;
    await server.stop();
    await restart({ JAVA_OPTS: '' });
    assert.match((await test_(mailbox())).text, /certificate of the mail server 'localhost' is not valid/);
    assert.equal(mail.mails.length, before);
    await server.stop();
    await restart();
  });

  test('go nowhere near this machine unless an admin opened it', async () => {
    await server.stop();
    await restart({ EGRESS_ALLOW: '' });
    for (const address of [webhook(), webhook().replace('localhost', '127.0.0.1'), webhook().replace('localhost', '2130706433'), webhook().replace('localhost', '[::1]'), 'json://169.254.169.254/latest', mailbox()]) {
      const refused = await test_(address);
      assert.equal(refused.body.success, false, address);
      assert.match(refused.text, /EGRESS_ALLOW/, address);
    }
    await server.stop();
    await restart();
  });

  test('wait for a server that is away, also through a kill of this one, and arrive once', async () => {
    hook.status = 503;
    const ops = await subscribe('ops', webhook());
    const job = await failing();
    await until('it was tried', async () => (await admin.good('GET', `/api/notifications/${ops.id}`)).health.trouble);
    const { health } = await admin.good('GET', `/api/notifications/${ops.id}`);
    assert.deepEqual([health.waiting, health.given_up, health.trouble], [1, 0, 'localhost answered with status 503.']);
    await server.kill();
    hook.status = 200;
    hook.calls.length = 0;
    await restart();
    await admin.good('POST', `/api/notifications/${ops.id}/retry`);
    await until('it has arrived', async () => (await admin.good('GET', `/api/notifications/${ops.id}`)).health.waiting === 0);
    assert.deepEqual(hook.notices().map(({ key }) => key), [`job-${job.id}-ended`]);
    await unsubscribe(ops);
  });

  test('tell once of a backup in which the server was killed', async () => {
    const ops = await subscribe('ops', webhook());
    const big = join(place.files, 'big');
    mkdirSync(big);
    for (let i = 0; i < 200; i++) writeFileSync(join(big, `${i}`), randomBytes(1_000_000));
    const id = await admin.backUp(repository, { source_directories: [big] });
    await until('borg works', () => place.borgs().some(({ words }) => words.includes('create')));
    await server.kill();
    await restart();
    await until('it is told', () => hook.calls.length > 0);
    const job = await admin.ended(id);
    assert.equal(job.state, 'lost');
    await server.stop();
    await restart();
    assert.deepEqual(hook.notices().map(({ key, title }) => [key, title]), [[`job-${id}-ended`, "Backup to 'near' failed"]]);
    await unsubscribe(ops);
  });

  test('tell of what was done to an account, also by mail to whose account it is', async () => {
    const ops = await subscribe('ops', mailbox(), { notify_on_backup_failure: false });
    const made = { username: 'eve', password: 'quiet lantern harbour 7', role: 'viewer', email: 'eve@elsewhere.example' };
    await admin.good('POST', '/api/settings/users', made);
    const { users } = await admin.good('GET', '/api/settings/users');
    const eve = users.find(({ username }) => username === 'eve');
    await admin.good('POST', `/api/settings/users/${eve.id}/reset-password`, { new_password: 'another lantern harbour 8' });
    await until('four mails have come', () => mail.mails.length >= 4);
    const of = (title) => mail.mails.filter(({ text }) => text.includes(title)).map(({ to }) => to);
    for (const title of ["The account 'eve' was made", "The password of 'eve' was reset"]) {
      assert.deepEqual(of(title), [['ana@example.org', 'bob@example.org'], ['eve@elsewhere.example']], title);
    }
    assert.equal(mail.mails.length, 4);
    await unsubscribe(ops);
  });

  test('tell within minutes of a promise that is broken, once, and of its end', async () => {
    const ops = await subscribe('ops', webhook(), { notify_on_backup_failure: false });
    const empty = join(place.files, 'unmounted');
    mkdirSync(empty);
    const soon = new Date(Date.now() + 120_000);
    const promise = { every_days: 1, by: soon.toISOString().slice(11, 16) };
    const make = (name, more) => admin.good('POST', '/api/backup-plans', { name, source_directories: [sources], repositories: [{ repository_id: repository.id }], timezone: 'UTC', promise, ...more });
    const run = async (plan) => admin.ranToItsEnd(await admin.good('POST', `/api/backup-plans/${plan.id}/run`), 60_000);
    const good = await make('good');
    const unmounted = await make('unmounted', { source_directories: [empty, sources] });
    const dropped = await make('dropped', { exclude_patterns: ['*.txt'] });
    const idle = await make('idle');
    for (const plan of [good, unmounted, dropped]) await run(plan);
    const stale = () => hook.notices().filter(({ topic }) => topic === 'backup_stale');
    await until('all three are told', () => stale().length >= 3, 240_000);
    const told = Object.fromEntries(stale().map(({ plan, message }) => [plan, message]));
    assert.deepEqual(Object.keys(told).sort(), ['dropped', 'idle', 'unmounted'], JSON.stringify(stale()));
    assert.match(told.unmounted, /the source .*unmounted is empty/);
    assert.match(told.dropped, /holds no file|is empty/);
    assert.match(told.idle, /no archive of this plan.*schedule is switched off.*never run/s);
    const { promise_standings: [standing] } = await admin.good('GET', `/api/backup-plans/${idle.id}`);
    assert.deepEqual([standing.repository_id, standing.state], [repository.id, 'broken']);
    await until('the good one is kept', async () => (await admin.good('GET', `/api/backup-plans/${good.id}`)).promise_standings[0].state === 'kept');

    writeFileSync(join(empty, 'b.txt'), 'mounted again');
    await run(unmounted);
    await run(idle);
    await until('both are kept again', () => stale().filter(({ type }) => type === 'success').length >= 2, 120_000);
    assert.deepEqual(stale().filter(({ type }) => type === 'success').map(({ plan }) => plan).sort(), ['idle', 'unmounted']);
    assert.equal(stale().length, 5);
    await unsubscribe(ops);
  });

  test('keep their addresses sealed', async () => {
    await subscribe('sealed', mailbox('&name=canary-7351'));
    const dump = place.filesWith('canary-7351');
    assert.deepEqual(dump, []);
  });

  test('refuse what cannot work, and keep nothing of it', async () => {
    const before = (await admin.good('GET', '/api/notifications')).length;
    for (const [service_url, field] of [['smoke://x', 'service_url'], ['json://user:geheim@host.example', 'service_url'], ['mailtos://host.example', 'service_url']]) {
      const refused = await admin.call('POST', '/api/notifications', { name: 'x', service_url });
      assert.equal(refused.status, 422, service_url);
      assert.equal(refused.body.detail.params?.field ?? refused.body.detail.field, field, refused.text);
      assert.doesNotMatch(refused.text, /geheim/);
    }
    assert.equal((await admin.call('POST', '/api/notifications', { name: 'a\nb', service_url: webhook() })).status, 422);
    assert.equal((await admin.call('POST', '/api/notifications', { name: 'a', service_url: webhook(), repository_ids: [999] })).status, 422);
    assert.equal((await admin.good('GET', '/api/notifications')).length, before);
  });
});
