import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is seen of the care for repositories. */

const button = (page, name) => page.getByRole('button', { name, exact: true }).first();
const at = (id, more = '') => `/repositories/${id}${more}`;
const photos = (more) => (world) => at(world.repository.id, more);
const TWO_STAY = '/prune?step=preview&daily=2&weekly=0&monthly=0&yearly=0';

/** Brings the part into sight. */
const care = (name) => (page) => page.getByRole('region', { name, exact: true }).scrollIntoViewIfNeeded();

async function ask(page, name) {
  await button(page, name).click();
  await page.getByRole('dialog').waitFor();
}

async function askToRemove(page) {
  await page.getByRole('button', { name: /^Remove \d/ }).click();
  await page.getByRole('dialog').waitFor();
}

const fates = (count) =>
  Array.from({ length: count }, (_, i) => {
    const time = new Date(Date.UTC(2026, 9, 31) - i * 3_600_000).toISOString();
    return i % 24 === 0 && i < 24 * 7
      ? { name: `nightly-${time}`, time, kept: true, rule: 'daily', number: i / 24 + 1 }
      : { name: `nightly-${time}`, time, kept: false, rule: null, number: 0 };
  });

const answerPrune = (body, status = 200) => (page) => page.route('**/prune', (route) => route.fulfill({ status, json: body }));

/** A check that runs, as the server would tell of it. */
async function checking(page) {
  await page.route(/api\/jobs\?.*operation=check/, async (route) => {
    const answer = await route.fetch();
    const { jobs, ...rest } = await answer.json();
    const progress = { ...jobs[0].progress, percent: 37.5, current_file: 'Checking segments' };
    const running = { ...jobs[0], id: 987_654, state: 'running', ended_at: null, progress, can_cancel: true };
    await route.fulfill({ json: { ...rest, jobs: [running, ...jobs] } });
  });
}

/** The first preview is one of archives that are no longer so. */
async function olderPreview(page) {
  const change = async (route) => {
    const preview = await (await route.fetch()).json();
    await route.fulfill({ json: { ...preview, fingerprint: 'sha256:of-another-day' } });
  };
  await page.route('**/prune', change, { times: 1 });
}

const foreignLock = (repository) => join(repository.path, 'lock.exclusive');

/** Another machine takes the lock of a repository; only while one stop looks at it. */
function lockFromElsewhere(repository) {
  mkdirSync(foreignLock(repository));
  writeFileSync(join(foreignLock(repository), 'nas.example@123456789.4711-0'), '');
}

const unlock = (repository) => rmSync(foreignLock(repository), { recursive: true, force: true });

const EVIDENCE = { alive: 'works', dead: 'gone', unknown: 'elsewhere' };
const holder = (state, more) => ({
  host: 'cellar@95530879',
  pid: 4712,
  thread: 0,
  since: '2026-11-20T02:00:00Z',
  exclusive: true,
  state,
  evidence: EVIDENCE[state],
  process_started: null,
  job: null,
  ...more,
});
const lockedBy = (...holders) => (page) => page.route('**/lock', (route) => route.fulfill({ json: { locked: holders.length > 0, holders } }));

/** A backup that failed because of a lock, as the server would tell of it. */
async function lockedOut(page) {
  await lockedBy(holder('dead'))(page);
  await page.route(/api\/jobs\/\d+$/, async (route) => {
    const job = await (await route.fetch()).json();
    const message = 'The repository is locked by cellar, process 4712.';
    await route.fulfill({ json: { ...job, failure: { kind: 'locked', message, evidence: 'Failed to create/acquire the lock' } } });
  });
}

const lookAtLock = (page) => ask(page, 'Look at the lock');

/** A check looked at a part alone, after another that found damage. */
async function damagedInParts(page) {
  await page.route(/api\/jobs\?.*operation=check/, async (route) => {
    const { jobs, ...rest } = await (await route.fetch()).json();
    const part = { ...jobs[0], id: 987_654, partial: true, state: 'succeeded', failure: null, message: null };
    await route.fulfill({ json: { ...rest, jobs: [part, ...jobs] } });
  });
}

const LOCK_STOPS = [
  {
    name: 'lock-dialog',
    at: (world) => at(world.shelf.id),
    before: (page, world) => lockFromElsewhere(world.shelf),
    shows: 'Locked by nas.example, process 4711',
    does: async (page) => {
      await lookAtLock(page);
      await page.getByLabel('Type Empty shelf to confirm').fill('Empty');
    },
    after: (page, world) => unlock(world.shelf),
  },
  { name: 'lock-line', at: photos(), before: lockedBy(holder('unknown')), shows: 'Locked by cellar, process 4712', does: care('Care') },
  { name: 'lock-dialog-dead', at: photos(), before: lockedBy(holder('dead')), does: lookAtLock },
  {
    name: 'lock-dialog-reused',
    at: photos(),
    before: lockedBy(holder('dead', { evidence: 'reused', process_started: '2026-11-20T09:30:00Z' })),
    does: async (page) => [await lookAtLock(page), await page.getByText('Another program has that number by now').waitFor()],
  },
  {
    name: 'lock-dialog-alive',
    at: (world) => at(world.running.repository_id),
    does: async (page) => [await lookAtLock(page), await page.getByText('Works for').waitFor()],
  },
  { name: 'lock-dialog-several', at: photos(), before: lockedBy(holder('unknown', { exclusive: false }), holder('dead', { pid: 4713 })), does: lookAtLock },
  { name: 'lock-dialog-free', at: (world) => `/jobs/${world.failure.id}`, before: async (page) => [await lockedOut(page), await lockedBy()(page)], does: lookAtLock },
  { name: 'lock-dialog-loading', at: (world) => `/jobs/${world.failure.id}`, before: async (page) => [await lockedOut(page), await page.route('**/lock', () => undefined)], does: lookAtLock },
  {
    name: 'lock-refused',
    at: photos(),
    before: async (page) => {
      await lockedBy(holder('dead'))(page);
      const message = "Process 4712 of this machine holds the lock of 'Photos' and is alive. Wait until it ends, or cancel its job.";
      await page.route('**/break-lock', (route) => route.fulfill({ status: 409, json: { detail: { key: 'backend.errors.repo.lockHolderAlive', message } } }));
    },
    does: async (page) => {
      await lookAtLock(page);
      await button(page, 'Break the lock').click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'job-break-lock',
    at: (world) => at(world.attic.id),
    shows: 'Locked by nas.example',
    before: (page, world) => lockFromElsewhere(world.attic),
    does: async (page) => {
      await lookAtLock(page);
      await page.getByLabel('Type Attic to confirm').fill('Attic');
      await button(page, 'Break the lock').click();
      await page.getByText('The lock is gone').waitFor();
    },
  },
  { name: 'job-locked', at: (world) => `/jobs/${world.failure.id}`, before: lockedOut, shows: 'Look at the lock' },
];

const schedule = (what) => async (page) => {
  await button(page, `Schedule: ${what}`).click();
  await page.getByRole('dialog').waitFor();
};

const PROOF_STOPS = [
  { name: 'restore-check-dialog', at: photos(), does: (page) => ask(page, 'Check a restore') },
  {
    name: 'restore-check-dialog-paths',
    at: photos(),
    does: async (page) => {
      await ask(page, 'Check a restore');
      await page.getByLabel('Chosen files and folders').check();
      await page.getByLabel('Paths in the archive').fill('home/ana/letters');
    },
  },
  {
    name: 'restore-check-refused',
    at: photos(),
    does: async (page) => {
      await ask(page, 'Check a restore');
      await page.getByLabel('Chosen files and folders').check();
      await page.getByLabel('Paths in the archive').fill('../secret');
      await button(page, 'Start restore check').click();
      await page.getByText('cannot be a path in an archive').first().waitFor();
    },
  },
  { name: 'job-restore-check', at: (world) => `/jobs/${world.proof.id}`, shows: 'is as the archive lists it' },
  { name: 'check-schedule-dialog', at: photos(), does: schedule('Check') },
  {
    name: 'restore-check-schedule-dialog',
    at: photos(),
    does: async (page) => {
      await schedule('Restore check')(page);
      await page.getByLabel('The whole archive').check();
    },
  },
  { name: 'care-scheduled', at: (world) => at(world.damaged.id), shows: 'Every day at', does: care('Care') },
  {
    name: 'wipe-dialog',
    at: photos(),
    does: async (page) => {
      await ask(page, 'Delete all archives');
      await page.getByLabel('Type Photos to confirm').fill('Photo');
      await page.getByLabel('I have understood').check();
    },
  },
  {
    name: 'wipe-blocked',
    at: photos(),
    before: (page) => page.route('**/wipe-preview', async (route) => {
      const preview = await (await route.fetch()).json();
      const reason = 'The repository has no archive, so there is nothing to delete.';
      await route.fulfill({ json: { ...preview, archives: [], blocked: true, blocking_reason: reason } });
    }),
    does: async (page) => {
      await ask(page, 'Delete all archives');
      await page.getByText('there is nothing to delete').waitFor();
    },
  },
  {
    name: 'wipe-busy',
    at: (world) => at(world.running.repository_id),
    does: async (page) => {
      await ask(page, 'Delete all archives');
      await page.getByText('The repository is busy').waitFor();
    },
  },
];

export const CARE_STOPS = [
  ...LOCK_STOPS,
  ...PROOF_STOPS,
  { name: 'care-damaged-in-parts', at: (world) => at(world.damaged.id), before: damagedInParts, shows: 'No damage found in a part', does: care('Care') },
  { name: 'job-check-partial', at: (world) => `/jobs/${world.part.id}`, shows: 'Only a whole check tells' },
  { name: 'care', at: photos(), shows: 'No damage found', does: care('Care') },
  { name: 'care-damaged', at: (world) => at(world.damaged.id), shows: 'Do not prune and do not free space', does: care('Care') },
  { name: 'care-running', at: photos(), before: checking, shows: 'Checking segments', does: care('Care') },
  { name: 'check-dialog', at: photos(), does: (page) => ask(page, 'Check') },
  {
    name: 'check-dialog-partly',
    at: photos(),
    does: async (page) => {
      await ask(page, 'Check');
      await page.getByLabel('At most 1 hour').check();
      await page.getByText('A partial check looks at').waitFor();
    },
  },
  { name: 'compact-dialog', at: photos(), does: (page) => ask(page, 'Free space') },
  { name: 'compact-dialog-damaged', at: (world) => at(world.damaged.id), does: (page) => ask(page, 'Free space') },
  { name: 'prune-rules', at: photos('/prune'), shows: 'Kept while young' },
  {
    name: 'prune-rules-wrong',
    at: photos('/prune?weekly=0&monthly=0&yearly=0'),
    does: async (page) => {
      await page.getByLabel('Younger than').fill('a while');
      await page.getByText('A whole number from 0 to').waitFor();
    },
  },
  { name: 'prune-rules-nothing', at: photos('/prune?daily=0&weekly=0&monthly=0&yearly=0'), shows: 'These rules keep no archive' },
  { name: 'prune-rules-damaged', at: (world) => at(world.damaged.id, '/prune'), shows: 'A check found damage' },
  {
    name: 'prune-preview',
    at: photos('/prune?weekly=0&monthly=0&yearly=0'),
    does: async (page) => {
      await page.getByLabel('Daily').fill('2');
      await button(page, 'Show what would go').click();
      await page.getByText('daily, as the oldest of all').waitFor();
    },
  },
  { name: 'prune-preview-nothing', at: photos('/prune?step=preview&within=1'), shows: 'Nothing would go' },
  { name: 'prune-preview-many', at: photos('/prune?step=preview'), before: answerPrune({ archives: fates(10_000), fingerprint: 'f' }), shows: 'Would go: 9,993' },
  { name: 'prune-preview-empty', at: photos('/prune?step=preview'), before: answerPrune({ archives: [], fingerprint: 'f' }), shows: 'There is nothing to prune.' },
  { name: 'prune-preview-refused', at: photos('/prune?step=preview&daily=0&weekly=0&monthly=0&yearly=0'), shows: 'These rules keep no archive at all' },
  { name: 'prune-preview-loading', at: photos('/prune?step=preview'), before: (page) => page.route('**/prune', () => undefined), shows: 'Change the rules' },
  { name: 'prune-preview-busy', at: (world) => at(world.running.repository_id, '/prune?step=preview'), shows: 'A job works in this repository' },
  { name: 'prune-confirm', at: photos(TWO_STAY), does: askToRemove },
  {
    name: 'prune-stale',
    at: photos(TWO_STAY),
    before: olderPreview,
    does: async (page) => {
      await askToRemove(page);
      await page.getByLabel('Type Photos to confirm').fill('Photos');
      await page.getByRole('dialog').getByRole('button', { name: /^Remove/ }).click();
      await page.getByText('so nothing was removed').waitFor();
    },
  },
  { name: 'job-check', at: (world) => `/jobs/${world.check.id}`, shows: 'No damage was found' },
  { name: 'job-prune', at: (world) => `/jobs/${world.prune.id}`, shows: 'What no rule keeps is gone' },
  { name: 'job-check-damaged', at: (world) => `/jobs/${world.damage.id}`, shows: 'Do not prune and do not free space' },
  { name: 'activity-checks', at: '/activity?operation=check', shows: 'Check, Ledgers' },
];

export const GERMAN_CARE = [
  ['care', photos(), 'Kein Schaden gefunden', care('Pflege')],
  ['care-damaged', (world) => at(world.damaged.id), 'Dünnen Sie nicht aus', care('Pflege')],
  ['check-dialog', photos(), 'Pflege', (page) => ask(page, 'Prüfen')],
  ['compact-dialog', photos(), 'Pflege', (page) => ask(page, 'Platz schaffen')],
  ['lock-dialog-alive', (world) => at(world.running.repository_id), 'Gesperrt von', (page) => ask(page, 'Sperre ansehen')],
  ['prune-rules', photos('/prune'), 'Jünger als'],
  ['prune-preview', photos(TWO_STAY), 'als ältestes von allen'],
  ['job-check-damaged', (world) => `/jobs/${world.damage.id}`, 'Dünnen Sie nicht aus'],
];
