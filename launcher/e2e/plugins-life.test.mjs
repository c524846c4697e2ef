// Plugins by other ways: the folder plugins/, commands, with jobs that go on, and a server that is killed in the midst of it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { NAME, PluginHost, sha256 } from './plugin-host.mjs';
import { activator, hello } from './plugin-jars.mjs';
import { DISTRIBUTION, until } from './rig.mjs';

const NTFY = 'org.borgui.notify.ntfy';
const KILLS = Number(process.env.PLUGIN_KILLS ?? 3);

const host = new PluginHost();
/** A distribution of one's own, since its folder plugins/ is filled. */
const own = mkdtempSync(join(tmpdir(), 'borg-ui-own-'));
const folder = join(own, 'plugins');
const start = () => host.start({}, own);
const jar = (version, more) => host.jars.make(hello(NAME, version, more));

before(async () => {
  cpSync(DISTRIBUTION, own, { recursive: true });
  await start();
});

after(async () => {
  await host.remove();
  rmSync(own, { recursive: true });
});

/** What a command of borg-ui says, and how it ends. */
function command(...words) {
  const env = { ...process.env, DATA_DIR: host.place.data, HOME: host.place.data };
  return new Promise((resolve) => {
    execFile(join(own, 'bin/borg-ui'), ['plugin', ...words], { env }, (error, said, complained) =>
      resolve({ code: error?.code ?? 0, said, complained }));
  });
}

/** Puts a file into the folder, as a careful program does: all of it at once. */
function drop(made) {
  const name = basename(made);
  cpSync(made, join(own, name));
  renameSync(join(own, name), join(folder, name));
  return join(folder, name);
}

const ntfy = () => join(own, 'optional', readdirSync(join(own, 'optional')).find((name) => name.startsWith(NTFY)));
const state = async (name) => (await host.plugin(name)).body?.state;

describe('the folder plugins/', { concurrency: false }, () => {
  test('installs what may come in, and removes it when it is taken away', async () => {
    const lying = drop(ntfy());
    await until('it runs', async () => (await state(NTFY)) === 'running');
    assert.equal((await host.plugin(NTFY)).body.source, 'folder');
    const refused = await host.admin.call('DELETE', `/api/plugins/${NTFY}`);
    assert.equal(refused.key, 'backend.errors.plugins.inFolder');
    rmSync(lying);
    await until('it is gone', async () => (await host.plugin(NTFY)).status === 404);
  });

  test('lets what nobody vouches for wait for an approval', async () => {
    const made = jar('1.0.0');
    const lying = drop(made);
    const file = await until('it waits', () => host.file(made));
    assert.equal(file.source, 'folder');
    assert.match(file.doubts.join(), /nor signed/);
    assert.equal((await host.plugin()).status, 404);
    assert.equal((await host.install(made)).status, 200);
    await host.greets('1.0.0');
    rmSync(lying);
    await until('it is gone', async () => (await host.plugin()).status === 404);
  });

  test('says of a file that is no plugin why it is not installed, and goes on', async () => {
    writeFileSync(join(folder, 'broken.jar'), 'no jar at all');
    await until('the log tells', () => /broken\.jar is not installed: This file is no plugin/.test(host.server.log()));
    assert.equal((await host.admin.call('GET', '/api/plugins')).status, 200);
    rmSync(join(folder, 'broken.jar'));
  });
});

describe('a command', { concurrency: false }, () => {
  test('lists, installs and removes while the server runs', async () => {
    assert.match((await command('list')).said, new RegExp(`^available +${NTFY}`, 'm'));
    const { code, said, complained } = await command('install', NTFY);
    assert.equal(code, 0, complained);
    assert.match(said, /^running +org\.borgui\.notify\.ntfy/);
    assert.equal(await state(NTFY), 'running');
    assert.equal((await command('remove', NTFY)).code, 0);
    assert.equal((await host.plugin(NTFY)).status, 404);
  });

  test('wants the word of whoever types it for a file nobody vouches for', async () => {
    const made = jar('1.0.0');
    const { code, complained } = await command('install', made);
    assert.equal(code, 1);
    assert.match(complained, new RegExp(`approves exactly this file \\(SHA-256 ${sha256(made)}\\)`));
    assert.equal((await command('install', made, `--approve=${'0'.repeat(64)}`)).code, 1);
    assert.equal((await command('install', made, `--approve=${sha256(made)}`)).code, 0);
    await host.greets('1.0.0');
    assert.equal((await command('install', 'nothing/here.jar')).code, 1);
    assert.equal((await command('update', 'org.example.other')).code, 1);
    assert.equal((await command('explode')).code, 2);
  });

  test('does the same while the server is stopped', async () => {
    await host.server.stop();
    assert.match((await command('list')).said, /^stopped +org\.example\.greeter 1\.0\.0/m);
    const next = jar('1.1.0');
    const { code, said, complained } = await command('update', next, `--approve=${sha256(next)}`);
    assert.equal(code, 0, complained);
    assert.match(said, /1\.1\.0/);
    const broken = jar('1.2.0', { imports: ['com.example.nowhere'] });
    assert.match((await command('update', broken, `--approve=${sha256(broken)}`)).complained, /com\.example\.nowhere/);
    await start();
    await host.greets('1.1.0');
    await host.server.stop();
    assert.equal((await command('remove', NAME)).code, 0);
    await start();
    assert.equal((await host.plugin()).status, 404);
  });
});

/** An operation that works until its version may end, and a resource that begins it. */
const WORKING = {
  imports: ['org.borgui.spi.job', 'org.borgui.api', 'org.borgui.api.job'],
  classes: {
    Work: `
      public class Work implements org.borgui.spi.job.Operation {
        public org.borgui.api.job.JobState.Ended run(org.borgui.spi.job.JobContext job) throws InterruptedException {
          job.log("VERSION began");
          var end = java.nio.file.Path.of("${host.place.home}/end-VERSION");
          while (!java.nio.file.Files.exists(end)) Thread.sleep(20);
          job.log("VERSION ends");
          return new org.borgui.api.job.JobState.Succeeded(java.time.Instant.now());
        }
      }`,
    Begin: `
      @jakarta.ws.rs.Path("begin")
      public class Begin {
        private org.borgui.api.job.JobService jobs;
        public void setJobs(org.borgui.api.job.JobService jobs) { this.jobs = jobs; }
        @jakarta.ws.rs.POST @jakarta.ws.rs.Path("{repo_id}") @org.borgui.spi.web.Permit(org.borgui.api.access.Permission.BACKUP_RUN)
        public String begin(@jakarta.ws.rs.PathParam("repo_id") long id, @jakarta.ws.rs.core.Context jakarta.ws.rs.core.SecurityContext who) {
          return jobs.submit((org.borgui.api.access.Caller) who.getUserPrincipal(), new org.borgui.api.job.JobService.NewJob(
              new org.borgui.api.RepositoryId(id), "", "example", org.borgui.api.job.Parameters.none(), org.borgui.api.job.Trigger.MANUAL, null, true)).id().toString();
        }
      }`,
  },
  components: {
    Work: '<property name="borgui.operation" value="example"/><service><provide interface="org.borgui.spi.job.Operation"/></service>',
    Begin:
      '<property name="borgui.rest.resource" type="Boolean" value="true"/><service><provide interface="PACKAGE.Begin"/></service>' +
      '<reference name="jobs" interface="org.borgui.api.job.JobService" bind="setJobs"/>',
  },
};

describe('a job', { concurrency: false }, () => {
  const working = (version) => jar(version, { ...WORKING, imports: [...WORKING.imports, 'jakarta.ws.rs.core'] });
  const begin = async ({ id }) => Number((await host.admin.call('POST', `/api/x/${NAME}/begin/${id}`)).text);
  const end = (version) => writeFileSync(join(host.place.home, `end-${version}`), '');
  const lines = async (id) => (await host.admin.good('GET', `/api/jobs/${id}/logs`)).lines.map((line) => JSON.stringify(line)).join('\n');

  test('goes on with the version it began with, the next one takes the new one, and what is used is not removed', async () => {
    const [photos, music] = [await host.admin.makeRepository('photos', host.place.repository('photos')), await host.admin.makeRepository('music', host.place.repository('music'))];
    await host.good(working('1.0.0'));
    await host.greets('1.0.0');
    const old = await begin(photos);
    await until('it works', async () => /1\.0\.0 began/.test(await lines(old)));
    await host.good(working('2.0.0'));
    await host.greets('2.0.0');
    const next = await begin(music);
    await until('the next works', async () => /2\.0\.0 began/.test(await lines(next)));
    const { body } = await host.plugin();
    assert.equal(body.uses.length, 2, body.uses.join());
    assert.match(body.uses.join(), /runs\. \(version 1\.0\.0\)/);
    const refused = await host.admin.call('DELETE', `/api/plugins/${NAME}`);
    assert.equal(refused.key, 'backend.errors.plugins.inUse');
    assert.match(refused.body.detail.message, new RegExp(`Job ${next} \\(example of`));
    end('1.0.0');
    assert.equal((await host.admin.ended(old)).state, 'succeeded');
    assert.match(await lines(old), /1\.0\.0 ends/);
    end('2.0.0');
    assert.equal((await host.admin.ended(next)).state, 'succeeded');
    await until('nobody uses it', async () => (await host.plugin()).body.uses.length === 0);
    await host.away();
  });
});

/** Where a version can stand when the server is killed: what it does on its way, and what is seen of it from outside. */
const STEPS = {
  'is staged': {},
  starts: activator('PACKAGE.Mark.here("starts");'),
  'is asked how it is': {
    imports: ['org.borgui.spi.plugin'],
    classes: { Slow: 'public class Slow implements org.borgui.spi.plugin.HealthProbe { public java.util.Optional<String> trouble() { Mark.here("asked"); return java.util.Optional.empty(); } }' },
    components: { Slow: '<service><provide interface="org.borgui.spi.plugin.HealthProbe"/></service>' },
  },
};
const mark = () => `
  public class Mark {
    static void here(String step) {
      try {
        java.nio.file.Files.writeString(java.nio.file.Path.of("${host.place.home}", step), "");
        new java.util.concurrent.CountDownLatch(1).await(); // the server is killed meanwhile
      } catch (java.io.IOException | InterruptedException e) { throw new IllegalStateException(e); }
    }
  }`;

describe('a server that is killed', { concurrency: false }, () => {
  const kept = () => readdirSync(join(host.place.data, 'plugins/kept'));
  let version = '1.0.0';

  before(() => host.good(jar(version)));

  /** Kills it while a version is on its way in, and looks what runs then. */
  async function killed(made, moment) {
    await host.upload(made);
    const cut = host.install(made).catch(() => undefined);
    await moment(made);
    await host.server.kill();
    await cut;
    await start();
    const { body } = await host.plugin();
    assert.equal(body.state, 'running');
    await host.greets(body.version);
    assert.deepEqual(kept(), [`${body.sha256}.jar`], 'nothing else is kept');
    return body;
  }

  for (const [step, more] of Object.entries(STEPS)) {
    test(`while a version ${step} has the version before, and says so`, async () => {
      const made = jar('2.0.0', { ...more, classes: { Mark: mark(), ...more.classes } });
      const file = { starts: 'starts', 'is asked how it is': 'asked' }[step];
      const body = await killed(made, (jar) =>
        until('it is there', () => (file ? existsSync(join(host.place.home, file)) : kept().includes(`${sha256(jar)}.jar`))));
      assert.ok(['1.0.0', ...(file ? [] : ['2.0.0'])].includes(body.version), body.version);
      if (file) assert.match(body.note, /The server ended while 2\.0\.0 was being installed; 1\.0\.0 is in use as before/);
      version = body.version;
      if (version !== '1.0.0') await host.good(jar('1.0.0'));
    });
  }

  test('at any moment of a change runs one whole version afterwards', async () => {
    let before = '1.0.0';
    for (let kill = 1; kill <= KILLS; kill++) {
      const next = `1.0.${kill}`;
      const moment = () => new Promise((wake) => setTimeout(wake, (kill - 1) * (600 / KILLS)));
      const body = await killed(jar(next), moment);
      assert.ok([before, next].includes(body.version), `${body.version} after ${before}`);
      before = body.version;
    }
  });
});
