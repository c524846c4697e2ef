import { ACCESS_STOPS, GERMAN_ACCESS } from './walk-access.mjs';
import { CARE_STOPS, GERMAN_CARE } from './walk-care.mjs';
import { GERMAN_HISTORY, HISTORY_STOPS } from './walk-history.mjs';
import { GERMAN_PLUGINS, PLUGIN_STOPS } from './walk-plugins.mjs';
import { VIEWER } from './walk-world.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true }).first();
const dialog = (page) => page.getByRole('dialog').waitFor();
const path = (page, label) => page.getByLabel(label, { exact: true });

async function answer(page, url, body, status = 200) {
  await page.route(url, (route) => route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) }));
}

const REPOSITORIES = '**/api/repositories/';
const noRepositories = (page) => answer(page, REPOSITORIES, { success: true, repositories: [] });
const noJobs = (page) => answer(page, /api\/jobs\?/, { jobs: [], next_before: null });

const noPlans = (page) => answer(page, '**/api/backup-plans', { backup_plans: [] });

/** Writes a new plan as far as its last step. */
async function writePlan(page) {
  const goOn = async (number) => {
    await button(page, 'Continue').click();
    await page.getByText(`Step ${number} of 6`).waitFor();
  };
  await path(page, 'Folders to back up').fill('/etc/not here');
  await goOn(2);
  await page.getByLabel('Photos', { exact: true }).check();
  await page.getByLabel('Empty shelf', { exact: true }).check();
  await goOn(3);
  await path(page, 'Name').fill('Everything at night');
  await goOn(4);
  await goOn(5);
  await goOn(6);
}

/** As if the plans did not keep what they promise. */
const broken = (plan) => ({
  ...plan,
  promise: { every_days: 1, by: '06:00' },
  promise_standings: plan.repository_ids.map((repository_id) => ({ repository_id, state: 'broken', since: '2026-11-01T05:00:00.000+00:00', reason: 'In the archive \'Everything at night-2026-11-01\' the source /srv/photos is empty: its disk may not have been mounted, or an exclude drops everything.', last_good: null, next: '2026-12-01T05:00:00.000+00:00' })),
});
async function breakPromises(page) {
  await page.route(/api\/backup-plans(\/\d+)?$/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    await route.fulfill({ response, json: json.backup_plans ? { backup_plans: json.backup_plans.map(broken) } : broken(json) });
  });
}

/** A page of the form on which nothing was written before. */
const afresh = (page) => page.evaluate(() => sessionStorage.clear());
const step = (name) => `/plans/new?step=${name}`;

const archives = (count) =>
  Array.from({ length: count }, (_, i) => {
    const start = new Date(Date.UTC(2026, 9, 31) - i * 3_600_000).toISOString();
    return { archive: `nightly-${start}`, name: `nightly-${start}`, id: String(i), start, time: start, started_at: start };
  });

const german = (page) => page.evaluate(() => localStorage.setItem('language', 'de'));
const english = (page) => page.evaluate(() => localStorage.removeItem('language'));

async function tables(page) {
  const first = button(page, 'Show as table');
  await first.click();
  await first.click();
  await page.getByRole('columnheader', { name: 'New in total' }).waitFor();
}

/** What is seen where: an address, what is prepared before it, and what is done on the page. */
export const STOPS = [
  { name: 'overview', at: '/', shows: 'Recent jobs' },
  { name: 'overview-empty', at: '/', before: async (page) => [await noRepositories(page), await noJobs(page)], shows: 'Nothing is protected yet' },
  { name: 'overview-broken', at: '/', before: breakPromises, shows: 'Broken promises' },
  { name: 'plan-broken', at: (world) => `/plans/${world.plan.id}`, before: breakPromises, shows: 'There is no good archive' },
  { name: 'plans', at: '/plans', shows: 'Partly done' },
  { name: 'plans-empty', at: '/plans', before: noPlans, shows: 'No backup plan yet' },
  { name: 'plans-error', at: '/plans', before: (page) => answer(page, '**/api/backup-plans', { detail: 'The store is being repaired.' }, 503), shows: 'The store is being repaired.' },
  { name: 'plans-loading', at: '/plans', before: (page) => page.route('**/api/backup-plans', () => undefined) },
  { name: 'plans-calendar', at: '/plans?view=calendar&ahead=30', shows: 'What happened' },
  {
    name: 'plans-calendar-cut',
    at: '/plans?view=calendar&ahead=60',
    before: (page) =>
      page.route('**/upcoming-jobs?*', async (route) => route.fulfill({ json: { ...(await (await route.fetch()).json()), truncated: true } })),
    shows: 'More runs follow in this time',
  },
  {
    name: 'plan-take-over',
    at: (world) => `/repositories/${world.failure.repository_id}`,
    does: (page) => button(page, 'Make a plan of its folders').click().then(() => dialog(page)),
  },
  { name: 'plan', at: (world) => `/plans/${world.plan.id}`, shows: 'Next runs' },
  { name: 'plan-delete-dialog', at: (world) => `/plans/${world.plan.id}`, does: (page) => button(page, 'Delete').click().then(() => dialog(page)) },
  { name: 'plan-missing', at: '/plans/987654', shows: 'Go to the overview' },
  { name: 'plan-edit', at: (world) => `/plans/${world.plan.id}/edit?step=settings`, shows: 'For example' },
  { name: 'run', at: (world) => world.runPath(world.goodRun), shows: 'Free space' },
  { name: 'run-partial', at: (world) => world.runPath(world.partialRun), shows: 'Try the failed ones again' },
  { name: 'run-waiting', at: (world) => world.runPath(world.waitingRun), shows: 'Waits for its turn' },
  {
    name: 'run-cancel-dialog',
    at: (world) => world.runPath(world.waitingRun),
    does: (page) => button(page, 'Cancel the run').click().then(() => dialog(page)),
  },
  { name: 'job-of-run', at: (world) => `/jobs/${world.goodRun.repositories[0].jobs[0].id}`, shows: 'Open the run' },
  { name: 'plan-new', at: step('sources'), before: afresh, shows: 'Step 1 of 6' },
  {
    name: 'plan-new-repositories',
    at: step('repositories'),
    before: afresh,
    does: async (page) => {
      await page.getByLabel('Photos', { exact: true }).check();
      await page.getByLabel('Empty shelf', { exact: true }).check();
    },
  },
  { name: 'plan-new-settings', at: step('settings'), before: afresh, shows: 'For example' },
  { name: 'plan-new-schedule', at: step('schedule'), before: afresh, shows: 'Begin later by up to' },
  {
    name: 'plan-new-weekly',
    at: step('schedule'),
    before: afresh,
    does: async (page) => {
      await page.getByRole('combobox', { name: 'How often' }).click();
      await page.getByRole('option', { name: 'Every week' }).click();
      await button(page, 'Wed').click();
    },
  },
  {
    name: 'plan-new-cron',
    at: step('schedule'),
    before: afresh,
    does: async (page) => {
      await page.getByRole('combobox', { name: 'How often' }).click();
      await page.getByRole('option', { name: 'As a cron expression' }).click();
      await path(page, 'Cron expression').fill('every other day');
      await page.getByText('no cron expression').waitFor();
    },
  },
  {
    name: 'plan-new-available',
    at: step('schedule'),
    before: afresh,
    does: (page) => page.getByLabel(/^When everything is there/).check(),
  },
  { name: 'plan-new-retention', at: step('retention'), before: afresh, shows: 'after two years' },
  { name: 'plan-new-review', at: step('review'), before: afresh, shows: 'Something is missing' },
  {
    name: 'plan-new-wrong',
    at: step('sources'),
    before: afresh,
    does: async (page) => {
      await writePlan(page);
      await button(page, 'Create plan').click();
      await page.getByRole('alert').waitFor();
      await page.getByText('Step 1 of 6').waitFor();
    },
  },
  { name: 'archives', at: '/archives', shows: 'Photos-20' },
  { name: 'archives-empty', at: '/archives', before: noRepositories, shows: 'No archives yet' },
  {
    name: 'archives-many',
    at: (world) => `/archives?repository=${world.repository.id}`,
    before: (page) => answer(page, '**/api/repositories/*/archives', { success: true, archives: archives(10_000) }),
    shows: 'nightly-',
  },
  { name: 'archive', at: (world) => world.archivePath(), shows: 'Duration' },
  { name: 'archive-folder', at: (world) => world.archivePath('photos/Summer at the lake'), shows: 'picture-1.raw' },
  {
    name: 'archive-selected',
    at: (world) => world.archivePath('photos/Summer at the lake'),
    does: (page) => page.getByLabel('Select picture-1.raw').check(),
  },
  { name: 'archive-many', at: (world) => world.archivePath('photos/many'), shows: 'frame-0.raw' },
  {
    name: 'restore-dialog',
    at: (world) => world.archivePath(),
    does: async (page) => {
      await button(page, 'Restore everything').click();
      await path(page, 'Destination').fill('/nowhere/at all');
      await page.getByLabel('Replace it').check();
      await button(page, 'Preview').click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'delete-archive-dialog', at: (world) => world.archivePath(), does: (page) => button(page, 'Delete').click().then(() => dialog(page)) },
  { name: 'repositories', at: '/repositories', shows: 'Photos' },
  { name: 'repositories-empty', at: '/repositories', before: noRepositories, shows: 'No repository yet' },
  { name: 'repositories-error', at: '/repositories', before: (page) => answer(page, REPOSITORIES, { detail: 'The store is being repaired.' }, 503), shows: 'The store is being repaired.' },
  { name: 'repositories-loading', at: '/repositories', before: (page) => page.route(REPOSITORIES, () => undefined) },
  { name: 'repository', at: (world) => `/repositories/${world.repository.id}`, shows: 'Last jobs' },
  { name: 'repository-failed', at: (world) => `/repositories/${world.failure.repository_id}`, shows: 'Last jobs' },
  { name: 'repository-new', at: '/repositories/new', shows: 'Create repository' },
  {
    name: 'repository-new-wrong',
    at: '/repositories/new',
    does: async (page) => {
      await path(page, 'Name').fill('Photos');
      await path(page, 'Path').fill('/etc/not here');
      await path(page, 'Passphrase').fill('seven quiet gardens');
      await path(page, 'Repeat passphrase').fill('seven quiet gardens');
      await button(page, 'Create repository').click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'encryption-choices',
    at: '/repositories/new',
    does: (page) => page.getByRole('combobox', { name: 'Encryption' }).click(),
  },
  {
    name: 'folder-picker',
    at: '/repositories/new',
    does: async (page) => {
      await page.getByRole('button', { name: /Browse/ }).first().click();
      await page.getByRole('button', { name: 'photos', exact: true }).waitFor();
    },
  },
  { name: 'repository-import', at: '/repositories/import', shows: 'Unlock' },
  { name: 'repository-edit', at: (world) => `/repositories/${world.repository.id}/edit`, shows: 'Save' },
  { name: 'repository-recovery', at: (world) => `/repositories/${world.repository.id}/recovery`, shows: 'BORG_KEY' },
  { name: 'forget-dialog', at: (world) => `/repositories/${world.repository.id}`, does: (page) => button(page, 'Forget this repository').click().then(() => dialog(page)) },
  ...CARE_STOPS,
  ...HISTORY_STOPS,
  ...PLUGIN_STOPS,
  { name: 'back-up', at: (world) => `/repositories/${world.repository.id}/backup`, shows: 'Start backup' },
  { name: 'activity', at: '/activity', shows: 'Backup, Photos' },
  { name: 'activity-empty', at: '/activity', before: noJobs, shows: 'No jobs' },
  { name: 'job', at: (world) => `/jobs/${world.photo.id}`, shows: 'borg create' },
  { name: 'job-failed', at: (world) => `/jobs/${world.failure.id}`, shows: 'Details' },
  { name: 'job-running', at: (world) => `/jobs/${world.running.id}`, shows: 'Details' },
  { name: 'cancel-dialog', at: (world) => `/jobs/${world.running.id}`, does: (page) => page.getByRole('button', { name: /^Cancel:/ }).first().click().then(() => dialog(page)) },
  { name: 'job-missing', at: '/jobs/987654', shows: 'Go to the overview' },
  { name: 'settings', at: '/settings', shows: 'Account' },
  ...ACCESS_STOPS,
  { name: 'users', at: '/settings/users', shows: VIEWER },
  { name: 'user', at: (world) => `/settings/users/${world.user.id}`, shows: 'New password' },
  {
    name: 'new-user-dialog',
    at: '/settings/users',
    does: async (page) => {
      await button(page, 'New user').click();
      await path(page, 'User name').fill(VIEWER);
      await path(page, 'First password').fill('short');
      await button(page, 'Create user').click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'delete-user-dialog', at: (world) => `/settings/users/${world.user.id}`, does: (page) => button(page, 'Delete user').click().then(() => dialog(page)) },
  { name: 'notifications', at: '/settings/notifications', shows: 'Does not arrive' },
  { name: 'notifications-empty', at: '/settings/notifications', before: (page) => answer(page, '**/api/notifications', []), shows: 'Nobody is told yet' },
  { name: 'notification', at: (world) => `/settings/notifications/${world.subscription.id}`, shows: 'Send now' },
  { name: 'notification-new', at: '/settings/notifications/new', shows: 'For example' },
  { name: 'notification-delete-dialog', at: (world) => `/settings/notifications/${world.subscription.id}`, does: (page) => button(page, 'Delete').click().then(() => dialog(page)) },
  { name: 'system', at: '/settings/system', shows: 'BorgBackup' },
  { name: 'search', at: '/', does: async (page) => (await button(page, 'Search').click(), dialog(page)) },
  { name: 'person-menu', at: '/', does: (page) => page.getByRole('button', { name: 'Account of admin' }).click() },
  { name: 'not-found', at: '/no/such/place', shows: 'Nothing is here' },
  { name: 'not-connected', at: '/', before: (page) => page.route('**/api/events/stream', (route) => route.abort()), shows: 'Not connected' },
  {
    name: 'dock',
    at: '/settings',
    before: (page) => page.evaluate(() => localStorage.setItem('dock', 'open')),
    shows: 'of about',
    after: (page) => page.evaluate(() => localStorage.removeItem('dock')),
  },
  {
    name: 'dock-ended',
    at: '/settings',
    does: async (page, world) => {
      await world.backUp({ id: world.failure.repository_id });
      await page.getByRole('button', { name: /^Put away/ }).waitFor();
    },
  },
  { name: 'charts-as-tables', at: (world) => `/repositories/${world.repository.id}`, does: tables },
  ...[
    ['overview', '/', 'Übersicht'],
    ['plans', '/plans', 'Jeden Tag um'],
    ['plan', (world) => `/plans/${world.plan.id}`, 'Nächste Läufe'],
    ['plan-retention', step('retention'), 'nach zwei Jahren'],
    ['archive', (world) => world.archivePath('photos/Summer at the lake'), 'Geändert'],
    ['repository', (world) => `/repositories/${world.repository.id}`, 'Im Lauf der Zeit'],
    ['repository-new', '/repositories/new', 'Repository anlegen'],
    ['notification-new', '/settings/notifications/new', 'Zum Beispiel'],
    ['job-failed', (world) => `/jobs/${world.failure.id}`, 'Einzelheiten'],
    ...GERMAN_ACCESS,
    ...GERMAN_CARE,
    ...GERMAN_HISTORY,
  ...GERMAN_PLUGINS,
  ].map(([name, at, shows, does, before]) => ({
    name: `german-${name}`,
    at,
    shows,
    does,
    before: async (page, world) => [await german(page), await before?.(page, world)],
    after: english,
  })),
];

export const VIEWER_STOPS = ['overview', 'plans', 'plans-calendar', 'plan', 'run', 'archives', 'archive-folder', 'repositories', 'repository', 'care', 'care-damaged', 'activity', 'job', 'settings', 'account', 'system'];
