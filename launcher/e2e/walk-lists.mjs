// Lists of ten thousand rows: few rows are in the page, all can be reached, and the place in the list is kept.
import assert from 'node:assert/strict';
import { MANY } from './walk-world.mjs';
import { STOPS } from './walk-stops.mjs';

const frames = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

const scrollToEnd = (page) => page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));

/** Scrolls through the whole page in steps; answers how many milliseconds the middle one took to be drawn. */
async function scrollThrough(page, steps) {
  return page.evaluate(async (count) => {
    const took = [];
    for (let step = 1; step <= count; step++) {
      const begun = performance.now();
      window.scrollTo(0, (document.documentElement.scrollHeight * step) / count);
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      took.push(performance.now() - begun);
    }
    return took.sort((a, b) => a - b)[Math.floor(count / 2)];
  }, steps);
}

/** 10,000 archives: few of them are in the page, all can be reached, by scrolling and by keys. */
export async function manyArchives(page, world) {
  const stop = STOPS.find(({ name }) => name === 'archives-many');
  await page.setViewportSize({ width: 1440, height: 900 });
  await stop.before(page);
  await page.goto(stop.at(world));
  await page.getByText(stop.shows).first().waitFor();
  const rows = page.getByRole('list', { name: 'Archives of Photos' }).getByRole('listitem');
  assert.ok((await rows.count()) < 100, 'only rows near the window are in the page');
  assert.equal(await rows.first().getAttribute('aria-setsize'), '10000');

  await page.getByRole('link', { name: /^nightly/ }).first().focus();
  for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowDown');
  const here = await page.evaluate(() => document.activeElement.closest('[data-index]').dataset.index);
  assert.equal(here, '40', 'the arrow keys lead from row to row');

  const step = await scrollThrough(page, 30);
  assert.ok(step < 250, `a step of scrolling takes ${Math.round(step)} ms`);
  await page.locator('[data-index="9999"]').waitFor();
  await page.getByRole('link', { name: /^nightly/ }).last().focus();

  // away and back: the same rows are in sight
  await page.evaluate(() => window.scrollTo(0, 200_000));
  await frames(page);
  await page.waitForFunction(() => Math.abs((history.state?.scroll ?? 0) - 200_000) < 50);
  const seen = () => page.evaluate(() => [...document.querySelectorAll('[data-index]')].find((row) => row.getBoundingClientRect().top > 0)?.dataset.index);
  const before = Number(await seen());
  for (const away of [() => page.getByRole('link', { name: 'Settings' }).click().then(() => page.waitForURL('**/settings')).then(() => page.goBack()), () => page.reload()]) {
    await away();
    await page.waitForFunction(() => window.scrollY > 190_000);
    await frames(page);
    assert.ok(Math.abs(Number(await seen()) - before) <= 5, 'the place in the list is kept');
  }
  assert.match(page.url(), /repository=\d+/, 'and the filter');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}

/** A folder of 10,000 files arrives in parts as one scrolls; another order brings all of it. */
export async function manyFiles(page, world) {
  await page.goto(world.archivePath('photos/many'));
  await page.getByText('frame-0.raw').waitFor();
  assert.ok((await page.getByRole('row').count()) < 100);
  await page.getByText('1,000 of 10,000 entries are here').waitFor();
  const soFar = page.getByText('of 10,000 entries are here');
  for (let [text] = await soFar.allTextContents(); text; [text] = await soFar.allTextContents()) {
    await scrollToEnd(page);
    await page.getByText(text).waitFor({ state: 'hidden' });
  }
  await scrollToEnd(page);
  await page.getByText('frame-9999.raw').waitFor();

  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole('button', { name: 'Name' }).click();
  await page.waitForURL(/sort=-name/);
  await page.getByText('frame-9999.raw').waitFor();
  await page.reload();
  await page.getByText(`frame-${MANY - 1}.raw`).waitFor();
  await page.getByLabel('Select everything in this folder').check();
  await page.getByRole('button', { name: 'Restore selected' }).click();
  await page.getByText('Restore 10,000 selected').waitFor();
}
