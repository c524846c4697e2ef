// What is taken out by a browser: each address gives its file once, to the session that asked for it.
import assert from 'node:assert/strict';
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { before, test } from 'node:test';
import { button, signIn } from './account-browser.mjs';
import { ticketFor } from './browser.mjs';

const PAGE = '<title>from the archive</title><script>document.title = "it ran"</script>';

export function downloads(world) {
  let files;
  let repository;
  let job;
  let archive;
  let page;
  let other;

  before(async () => {
    const { admin, place, open } = world();
    files = join(place.files, 'taken out');
    mkdirSync(files);
    writeFileSync(join(files, 'page.html'), PAGE);
    repository = await admin.makeRepository('taken out', place.repository('taken'), { source_directories: [files] });
    job = await admin.ended(await admin.backUp(repository));
    ({ archives: [archive] } = await admin.good('GET', `/api/repositories/${repository.id}/archives`));
    [{ page }, { page: other }] = [await open(), await open()];
    await signIn(page);
    await signIn(other);
  });

  /** What the browser saves, and the address it comes from. */
  async function saved(where, click) {
    const [download] = await Promise.all([where.waitForEvent('download'), click()]);
    return { name: download.suggestedFilename(), url: download.url(), content: await text(createReadStream(await download.path())) };
  }

  const fetched = (from, url) => from.evaluate(async (address) => (await fetch(address)).status, url);
  const path = () => `/api/archives/download?${new URLSearchParams({ repository: repository.id, archive: archive.name, file_path: join(files, 'page.html').slice(1) })}`;

  test('a file, a folder and a log are saved by a click', async () => {
    const folder = files.slice(1).split('/').map(encodeURIComponent).join('/');
    await page.goto(`/repositories/${repository.id}/archives/${encodeURIComponent(archive.name)}/${folder}`);
    const file = await saved(page, () => button(page, 'Download page.html').click());
    assert.deepEqual([file.name, file.content], ['page.html', PAGE]);
    assert.match(file.url, /&ticket=[\w-]{32}$/);
    assert.equal(await fetched(page, file.url), 404, 'it gives its file once');

    const above = folder.slice(0, folder.lastIndexOf('/'));
    await page.goto(`/repositories/${repository.id}/archives/${encodeURIComponent(archive.name)}/${above}`);
    const tar = await saved(page, () => button(page, 'Download taken out as tar').click());
    assert.match(tar.name, /\.tar$/);
    assert.ok(tar.content.includes(PAGE));

    await page.goto(`/jobs/${job.id}`);
    const log = await saved(page, () => button(page, 'Download').click());
    assert.match(log.name, /^job_\d+_create\.log$/);
    assert.match(log.content, /borg create .*\n1 file, /);
  });

  test('the address is worth nothing in another session, and without its ticket', async () => {
    const ticket = await ticketFor(page, path());
    assert.equal(await fetched(other, ticket), 404);
    assert.equal(await fetched(page, ticket), 404, 'and is spent');
    assert.equal(await fetched(page, path()), 403);
    assert.equal(await fetched(page, (await ticketFor(page, path())).replace('page.html', 'other.html')), 404);
  });

  test('a page from an archive is never shown, wherever its address is opened', async () => {
    const ticket = await ticketFor(page, path());
    const before = page.url();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.goto(ticket).catch((error) => assert.match(error.message, /Download is starting|ERR_ABORTED/)),
    ]);
    assert.equal(await text(createReadStream(await download.path())), PAGE);
    assert.equal(page.url(), before);
  });

  test('each is recorded', async () => {
    const { entries } = await world().admin.good('GET', '/api/audit?type=download&limit=20');
    const objects = entries.map(({ action }) => action);
    for (const route of ['GET /api/archives/download', 'GET /api/catalog/', 'GET /api/jobs/']) {
      assert.ok(objects.some((action) => action.startsWith(route)), `${route}: ${objects}`);
    }
  });
}
