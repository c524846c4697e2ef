// Each route, called by each role: what is answered, what lists show, and that a foreign repository is like none.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Requests, routesOf } from './access-requests.mjs';
import { expected, isAboutRepository } from './access-rules.mjs';
import { until } from './rig.mjs';

const UNKNOWN = 987654;
const NOTHING = { repository: UNKNOWN, job: UNKNOWN, user: UNKNOWN, plan: UNKNOWN, schedule: UNKNOWN, run: UNKNOWN };
/** An operator may, and it would be gone: each is tested where it is about it. */
const DELETES = /^DELETE \/api\/(archives\/\{archive_id\}|backup-plans\/\{plan_id\})$/;
const LISTS = [
  '/api/repositories',
  '/api/jobs',
  '/api/backup/jobs',
  '/api/restore/jobs',
  '/api/activity/recent',
  '/api/dashboard/overview',
  '/api/dashboard/status',
  '/api/backup-plans',
  '/api/backup-plans/runs',
  '/api/schedule',
  '/api/schedule/upcoming-jobs',
];

export function eachRoute(world) {
  const { admin, photos, archive, place, users, call, plan, schedule, run } = world;
  const requests = new Requests(world);
  const job = (route) => (route.includes('restore') ? world.restore : world.backup);
  const ours = (route) => ({ repository: photos.id, job: job(route), user: 0, plan: plan.id, schedule: schedule.id, run: run.id });
  const settled = () => until('all jobs have ended', async () => (await admin.good('GET', '/api/jobs?open=true')).jobs.length === 0);
  let routes;

  before(async () => {
    routes = await routesOf(admin);
    assert.ok(routes.length > 50, `${routes.length} routes`);
  });

  for (const who of ['anonymous', 'viewer', 'other', 'manager', 'operator']) {
    test(`answers ${who} as the rules say`, async () => {
      const wrong = [];
      for (const route of routes) {
        if (who === 'operator' && DELETES.test(route)) continue;
        const { method, path, body } = requests.of(route, { ...ours(route), user: users.manager.id });
        const { status, text } = await call(who, method, path, body);
        const rule = expected(route, who, false);
        if (!rule.includes(status)) wrong.push(`${route}: ${status}, expected ${rule}: ${text.slice(0, 200)}`);
        if (/restore\/start|backup\/(start|run)|\/(run|retry|check|break-lock)$/.test(route)) await settled();
      }
      assert.deepEqual(wrong, []);
    });
  }

  test('answers an admin about what is not there as the rules say', async () => {
    const wrong = [];
    for (const route of routes.filter((route) => /\{(?!archive)|backup\/(start|run)|restore\/(start|preview)/.test(route))) {
      const { method, path, body } = requests.of(route, NOTHING);
      const { status, text } = await call('admin', method, path, body);
      if (!expected(route, 'admin', true).includes(status)) wrong.push(`${route}: ${status}: ${text.slice(0, 200)}`);
    }
    assert.deepEqual(wrong, []);
  });

  test('answers the same for a foreign repository and for an unknown one', async () => {
    const wrong = [];
    for (const who of ['other', 'manager']) {
      for (const route of routes.filter(isAboutRepository)) {
        const of = async (about) => {
          const { method, path, body } = requests.of(route, about);
          const { status, key } = await call(who, method, path, body);
          return `${status} ${JSON.stringify(key)}`;
        };
        const foreign = await of(ours(route));
        const unknown = await of({ ...NOTHING, user: 0 });
        if (foreign !== unknown) wrong.push(`${who} ${route}: foreign ${foreign}, unknown ${unknown}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('does not tell by path which repositories there are', async () => {
    for (const path of [place.repository('photos'), place.repository('none')]) {
      const { status, key } = await call('other', 'GET', `/api/archives/list?repository=${encodeURIComponent(path)}`);
      assert.deepEqual([status, key], [403, 'backend.errors.auth.notEnoughPermissions'], path);
    }
  });

  test('shows in lists only what the caller may view', async () => {
    for (const path of LISTS) {
      for (const who of ['other', 'manager']) {
        const { status, text } = await call(who, 'GET', path);
        assert.equal(status, 200);
        assert.ok(!text.includes(place.repository('photos')), `${who} ${path}: ${text}`);
        assert.ok(!text.includes(archive.name), `${who} ${path}: ${text}`);
      }
    }
  });
}
