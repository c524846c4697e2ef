/** What is seen of the history, its settings and its logs, and of jobs that wait. */

const button = (page, name) => page.getByRole('button', { name, exact: true }).first();
const dialog = (page) => page.getByRole('dialog').waitFor();
const HISTORY = '/settings/history';
const STORAGE = '**/logs/storage';

/** The job that the page asks for, as it would be told otherwise. */
const told = (more) => (page) =>
  page.route(/api\/jobs\/\d+$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), ...more } });
  });

const waiting = (group) =>
  told({ state: 'queued', started_at: null, ended_at: null, progress: null, can_cancel: true, has_logs: false, log: 'none', waits: { group, running: 2, limit: 2, message: '' } });

const cleanUp = (name, sentence) => async (page) => {
  await button(page, name).click();
  await page.getByText(sentence).first().waitFor();
};

async function writeWrong(page) {
  await page.getByLabel('MB at most').fill('9');
  await page.getByLabel('Entries at most').fill('as many as there are');
  await page.getByText('A whole number from 1 on.').first().waitFor();
  await page.getByLabel('Entries at most').fill('100000');
  await button(page, 'Save').click();
  await page.getByRole('alert').waitFor();
}

async function refuseDelete(page) {
  await page.route('**/api/activity/**', (route) =>
    route.fulfill({ status: 409, json: { detail: { key: 'backend.errors.activity.jobStillNeeded', params: {}, message: 'Job 1 has removed archives, and the repository has not been read since: without this entry they would look lost. Read the repository anew first.' } } }),
  );
}

const ended = (world) => `/jobs/${world.check.id}`;

export const HISTORY_STOPS = [
  { name: 'history', at: HISTORY, shows: 'what logs may take' },
  { name: 'history-cleaned', at: HISTORY, does: cleanUp('Clean up now', 'there was nothing to remove') },
  { name: 'history-wrong', at: HISTORY, shows: 'Clean up now', does: writeWrong },
  {
    name: 'history-saved',
    at: HISTORY,
    does: async (page) => {
      await button(page, 'Save').click();
      await page.getByText('Saved.').waitFor();
    },
  },
  { name: 'history-loading', at: HISTORY, before: (page) => page.route(STORAGE, () => undefined), shows: 'Backups by hand' },
  { name: 'history-error', at: HISTORY, before: (page) => page.route(STORAGE, (route) => route.fulfill({ status: 503, json: { detail: 'The store is being repaired.' } })), shows: 'The store is being repaired.' },
  { name: 'job-delete-dialog', at: ended, does: (page) => button(page, 'Delete entry').click().then(() => dialog(page)) },
  {
    name: 'job-delete-refused',
    at: ended,
    before: refuseDelete,
    does: async (page) => {
      await button(page, 'Delete entry').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete entry' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'job-log-not-kept', at: ended, before: told({ has_logs: false, log: 'not_kept' }), shows: 'The log was not kept' },
  { name: 'job-log-removed', at: ended, before: told({ has_logs: false, log: 'removed' }), shows: 'a clean-up has removed it' },
  { name: 'job-waits', at: ended, before: waiting('scheduled_backups'), shows: 'Waits: 2 of 2 scheduled backups run' },
];

export const GERMAN_HISTORY = [
  ['history', HISTORY, 'des erlaubten Platzes'],
  ['job-delete-dialog', ended, 'Einzelheiten', (page) => button(page, 'Eintrag löschen').click().then(() => dialog(page))],
];
