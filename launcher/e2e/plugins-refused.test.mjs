// Plugins that must not come in, and plugins that come in broken: what ran before runs on.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { NAME, PluginHost } from './plugin-host.mjs';
import { activator, hello } from './plugin-jars.mjs';
import { DISTRIBUTION } from './rig.mjs';

const host = new PluginHost();
const config = mkdtempSync(join(tmpdir(), 'borg-ui-config-'));
const signers = join(config, 'plugin-signers');
const make = (what) => host.jars.make(what);
const jar = (version, more) => make(hello(NAME, version, more));
let ada;
let bob;
let mallory;

before(async () => {
  cpSync(join(DISTRIBUTION, 'config'), config, { recursive: true });
  mkdirSync(signers);
  [ada, bob, mallory] = ['Ada', 'Bob', 'Mallory'].map((name) => host.jars.signer(name));
  writeFileSync(join(signers, 'ada.pem'), ada.pem);
  writeFileSync(join(signers, 'bob.crt'), bob.pem);
  await host.start({ CONFIG_DIR: config });
});

after(async () => {
  await host.remove();
  rmSync(config, { recursive: true });
});

/** Refused when it comes, with a sentence. */
async function stays(out, key, sentence) {
  const { status, key: found, body, text } = await host.upload(out);
  assert.equal(status, 422, text);
  assert.equal(found, `backend.errors.plugins.${key}`);
  assert.match(body.detail.message, sentence);
}

describe('a signature', { concurrency: false }, () => {
  test('of somebody trusted is enough', async () => {
    const signed = host.jars.sign(jar('1.0.0'), ada);
    const { body: file } = await host.upload(signed);
    assert.deepEqual(file.trust, { kind: 'signature', by: 'CN=Ada' });
    assert.deepEqual(file.doubts, []);
    assert.equal((await host.install(signed, false)).status, 200);
    await host.greets('1.0.0');
  });

  test('of another one does not take over the plugin', async () => {
    const other = host.jars.sign(jar('1.1.0'), bob);
    const { body: file } = await host.upload(other);
    assert.match(file.doubts.join(), /comes from somebody else than what is installed, which is signed by CN=Ada/);
    assert.equal((await host.install(other, false)).status, 409);
    assert.match((await host.upload(jar('1.1.0'))).body.doubts.join(), /somebody else/);
    assert.equal(await host.version(), '1.0.0');
  });

  test('of somebody unknown counts for nothing', async () => {
    const { body: file } = await host.upload(host.jars.sign(make(hello('org.example.stranger', '1.0.0')), mallory));
    assert.equal(file.trust.kind, 'none');
    assert.match(file.doubts.join(), /signed by CN=Mallory, whom this server does not trust/);
  });

  test('that does not fit the file any more keeps it out', async () => {
    const signed = host.jars.sign(jar('1.2.0'), ada);
    host.jars.add(signed, `${NAME.replaceAll('.', '/')}/Hello.class`, 'somebody else');
    await stays(signed, 'signatureBroken', /does not fit the file, which somebody has changed/);
    const more = host.jars.sign(jar('1.3.0'), ada);
    host.jars.add(more, 'more.txt', 'added later');
    await stays(more, 'signatureBroken', /does not cover more\.txt/);
    const stray = host.jars.sign(jar('1.4.0'), ada);
    host.jars.add(stray, 'META-INF/SIG-more.jar', 'code of somebody else');
    await stays(stray, 'signatureBroken', /covers META-INF\/SIG-more\.jar/);
    const second = host.jars.sign(jar('1.5.0'), ada);
    host.jars.add(second, 'META-INF/OTHER.SF', 'Signature-Version: 1.0\n\n');
    await stays(second, 'signatureBroken', /more or less than one signature/);
    await stays(host.jars.sign(jar('1.6.0'), ada, ['-sectionsonly']), 'signatureBroken', /does not cover the whole manifest/);
  });

  test('counts no more at a start after its certificate was taken away', async () => {
    rmSync(join(signers, 'ada.pem'));
    await host.server.stop();
    await host.start({ CONFIG_DIR: config });
    const { body } = await host.plugin();
    assert.equal(body.state, 'failed');
    assert.match(body.trouble, /vouched for its signer \(CN=Ada\) is not trusted any more/);
    assert.equal((await host.greeting()).status, 404);
    writeFileSync(join(signers, 'ada.pem'), ada.pem);
    await host.server.stop();
    await host.start({ CONFIG_DIR: config });
    await host.greets('1.0.0');
  });
});

describe('a file', { concurrency: false }, () => {
  test('that pretends to be a part of the server stays out', async () => {
    await stays(make(hello('org.borgui.core', '9.0.0')), 'nameTaken', /a part of the server itself/);
    await stays(make(hello('org.borgui', '9.0.0')), 'nameTaken', /small letters|distribution/);
    await stays(make(hello('org.borgui.notify.more', '9.0.0')), 'nameTaken', /those of this distribution/);
    await stays(make({ name: 'Org.Example.Greeter', version: '1.0.0' }), 'name', /small letters, digits and dots/);
    await stays(make({ name: 'org.example.gr\u0435eter', version: '1.0.0' }), 'name', /small letters, digits and dots/);
    await stays(make({ name: 'org.example.part', version: '1.0.0', headers: ['Fragment-Host: org.borgui.http'] }), 'fragment', /Fragment-Host/);
  });

  test('that is no bundle stays out', async () => {
    const text = join(host.jars.folder, 'text.jar');
    writeFileSync(text, 'PK and nothing else');
    await stays(text, 'notAPlugin', /does not begin and end as one/);
    const behind = join(host.jars.folder, 'behind.jar');
    writeFileSync(behind, Buffer.concat([readFileSync(jar('1.0.0')), Buffer.from('more')]));
    await stays(behind, 'notAPlugin', /does not begin and end as one/);
    const before = join(host.jars.folder, 'before.jar');
    writeFileSync(before, Buffer.concat([Buffer.from('#!/bin/sh\n'), readFileSync(jar('1.0.0'))]));
    await stays(before, 'notAPlugin', /does not begin and end as one/);
  });

  test('that unpacks to more than it may stays out', async () => {
    const bomb = make({ name: 'org.example.bomb', version: '1.0.0', files: { zeros: Buffer.alloc(600 << 20) } });
    await stays(bomb, 'tooMuch', /Unpacked a plugin has/);
  });

  test('that was changed on the disk is not started', async () => {
    const changed = make(hello('org.example.changed', '1.0.0'));
    const { sha256 } = await host.good(changed);
    await host.server.stop();
    const kept = join(host.place.data, 'plugins/kept', `${sha256}.jar`);
    writeFileSync(kept, readFileSync(make(hello('org.example.changed', '6.6.6'))));
    await host.start({ CONFIG_DIR: config });
    const { body } = await host.plugin('org.example.changed');
    assert.equal(body.state, 'failed');
    assert.match(body.trouble, /was changed on the disk/);
    assert.equal((await host.greeting('org.example.changed')).status, 404);
    await host.greets('1.0.0');
    await host.away('org.example.changed');
  });
});

const GATE = `
  public class Gate implements org.borgui.spi.web.StaticFiles {
    public java.util.Optional<java.net.URL> find(String path) { return java.util.Optional.of(Gate.class.getResource("/index.html")); }
  }`;

/** What is wrong with a version 2, and what is said of it. */
const BROKEN = {
  'an activator that fails': [activator('throw new IllegalStateException("no luck today");'), /fails to start: .*no luck today/],
  'an activator that hangs': [activator('new java.util.concurrent.CountDownLatch(1).await();'), /does not start within 10 s/],
  'a package that nobody has': [{ imports: ['com.example.nowhere;version="[1.2,2)"'] }, /needs what nobody here provides: the package com\.example\.nowhere from version 1\.2.*, below 2/],
  'a package that is not for plugins': [{ imports: ['org.borgui.state'] }, /org\.borgui\.state, which is not for plugins/],
  'a whole bundle of the server': [{ headers: ['Require-Bundle: org.borgui.state'] }, /wants whole bundles/],
  'any package that there is': [{ headers: ['DynamicImport-Package: *'] }, /wants any package/],
  'a package of the server': [{ headers: ['Export-Package: org.borgui.api.job'] }, /exports the package org\.borgui\.api\.job, which is the server's/],
  'a component that throws': [
    {
      classes: { Wrong: 'public class Wrong { public Wrong() { throw new IllegalStateException("not today"); } }' },
      components: { Wrong: '<service><provide interface="PACKAGE.Wrong"/></service>' },
    },
    /a service of it cannot be made: .*Wrong failed: .*not today/,
  ],
  'a service in the place of the server’s': [
    { imports: ['org.borgui.spi.web'], classes: { Gate: GATE }, components: { Gate: '<service><provide interface="org.borgui.spi.web.StaticFiles"/></service>' } },
    /offers org\.borgui\.spi\.web\.StaticFiles, which is the server's part/,
  ],
  'a probe that says it is ill': [
    {
      imports: ['org.borgui.spi.plugin'],
      classes: { Ill: 'public class Ill implements org.borgui.spi.plugin.HealthProbe { public java.util.Optional<String> trouble() { return java.util.Optional.of("the other side is away"); } }' },
      components: { Ill: '<service><provide interface="org.borgui.spi.plugin.HealthProbe"/></service>' },
    },
    /says of itself: the other side is away/,
  ],
};

describe('a version with', { concurrency: false }, () => {
  for (const [what, [more, sentence]] of Object.entries(BROKEN)) {
    test(`${what} is refused, and the one before runs on`, async () => {
      assert.match(await host.refusal(jar('2.0.0', more)), sentence);
      assert.equal(await host.version(), '1.0.0');
      await host.greets('1.0.0');
      const fresh = make(hello('org.example.fresh', '1.0.0', more));
      assert.match(await host.refusal(fresh), sentence);
      assert.equal((await host.plugin('org.example.fresh')).status, 404);
    });
  }

  test('a thread that it leaves behind is named in the log', async () => {
    const leaking = activator('var t = new Thread(() -> { while (true) java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L); }, "left-behind"); t.setDaemon(true); t.start();');
    await host.good(make(hello('org.example.leaking', '1.0.0', leaking)));
    await host.away('org.example.leaking');
    assert.match(host.server.log(), /org\.example\.leaking has left threads behind, which nobody can end: left-behind/);
  });

  test('a component that waits for its configuration runs, and says so', async () => {
    const more = {
      classes: { Later: 'public class Later {}' },
      components: { Later: '<service><provide interface="PACKAGE.Later"/></service>' },
    };
    const what = hello('org.example.waiting', '1.0.0', more);
    const body = await host.good(make({ ...what, configured: ['Later'] }));
    assert.equal(body.state, 'waiting');
    assert.match(body.trouble, /Later waits for a configuration org\.example\.waiting\.Later/);
    await host.away('org.example.waiting');
  });
});
