import axe from 'axe-core';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, signIn } from './browser.mjs';
import { PASSWORD } from './rig.mjs';
import { manyArchives, manyFiles } from './walk-lists.mjs';
import { STOPS, VIEWER_STOPS } from './walk-stops.mjs';
import { VIEWER, World } from './walk-world.mjs';

const WIDTHS = [320, 768, 1440];
const SCHEMES = ['light', 'dark'];
/** Axe looks at the narrowest and the widest, once in each colours. */
const SEARCHED = ['320 light', '1440 dark'];
/** The stops to visit, where not all are wanted. */
const ONLY = process.env.WALK_ONLY?.split(',');
let world;
/** Two browsers walk side by side; each stop takes the one that is free. */
let browsers;
let free;

before(async () => {
  world = await World.make();
  browsers = await Promise.all([openBrowser(world.server.url), openBrowser(world.server.url)]);
  for (const { page } of browsers) page.setDefaultTimeout(20_000);
  free = [...browsers];
});

after(async () => {
  await Promise.all((browsers ?? []).map((browser) => browser.close()));
  await world?.end();
});

async function signInAs(page, name) {
  await page.context().clearCookies();
  await signIn(page, name);
}

/** What axe finds that keeps people out. */
function findings() {
  return globalThis.axe
    .run(document, { resultTypes: ['violations'], preload: false, iframes: false })
    .then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary.split('\n')[1] ?? ''}`).join(' | ')}`),
    );
}

/** What sticks out of the page at its right, where the page can be scrolled there. */
function sticksOut() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > width + 1)
    .slice(0, 4)
    .map((one) => `sticks out: ${one.outerHTML.slice(0, 120)}`);
}

async function look(browser, stop, picture) {
  const { page } = browser;
  const wrong = [];
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 320 ? 700 : 900 });
      await page.waitForFunction((wanted) => document.documentElement.dataset.scheme === wanted, scheme);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const seen = await page.evaluate(sticksOut);
      if (SEARCHED.includes(`${width} ${scheme}`)) seen.push(...(await page.evaluate(findings)));
      wrong.push(...seen.map((one) => `${stop.name} ${width} ${scheme}: ${one}`));
      await browser.picture(`walk/${picture}-${width}-${scheme}`);
    }
  }
  return wrong;
}

async function visit(browser, stop, picture = stop.name) {
  const { page } = browser;
  await page.setViewportSize({ width: 1440, height: 900 });
  await stop.before?.(page, world);
  await page.goto(typeof stop.at === 'string' ? stop.at : stop.at(world));
  if (stop.shows) await page.getByText(stop.shows).first().waitFor();
  await stop.does?.(page, world);
  const wrong = await look(browser, stop, picture);
  if (stop.before) await page.unrouteAll({ behavior: 'ignoreErrors' });
  await stop.after?.(page, world);
  assert.deepEqual(wrong, []);
}

/** Visits all stops, each in the browser that is free. */
async function walk(t, stops, prefix = '') {
  const wanted = stops.filter(({ name }) => !ONLY || ONLY.includes(name));
  await Promise.all(
    wanted.map((stop) =>
      t.test(stop.name, async () => {
        const browser = free.pop();
        try {
          await visit(browser, stop, prefix + stop.name);
        } finally {
          free.push(browser);
        }
      }),
    ),
  );
}

test('before signing in', () => visit(browsers[0], { name: 'sign-in', at: '/', shows: 'User name' }));

test('as administrator', { concurrency: 2 }, async (t) => {
  await Promise.all(browsers.map(({ page }) => signInAs(page, 'admin')));
  await walk(t, STOPS);
});

test('long lists', { skip: Boolean(ONLY && !ONLY.includes('long-lists')), concurrency: 2 }, async (t) => {
  await Promise.all([
    t.test('10,000 archives', () => manyArchives(browsers[0].page, world)),
    t.test('10,000 files', () => manyFiles(browsers[1].page, world)),
  ]);
});

test('as viewer', { concurrency: 2 }, async (t) => {
  await Promise.all(browsers.map(({ page }) => signInAs(page, VIEWER)));
  await walk(t, STOPS.filter(({ name }) => VIEWER_STOPS.includes(name)), 'viewer-');
});

test('the content security policy is never broken', () => {
  const complaints = browsers.flatMap((browser) => browser.complaints);
  assert.deepEqual(complaints.filter((one) => /Content Security Policy/i.test(one)), []);
});
