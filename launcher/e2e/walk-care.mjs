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

export const CARE_STOPS = [
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
  { name: 'prune-rules-damaged', at: (world) => at(world.damaged.id, '/prune'), shows: 'The check found damage' },
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
  ['prune-rules', photos('/prune'), 'Jünger als'],
  ['prune-preview', photos(TWO_STAY), 'als ältestes von allen'],
  ['job-check-damaged', (world) => `/jobs/${world.damage.id}`, 'Dünnen Sie nicht aus'],
];
