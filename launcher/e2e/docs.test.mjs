import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await openBrowser(server.url);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the documentation of the API shows its operations, and the browser complains of nothing', async () => {
  const { page } = browser;
  await page.goto('/api/docs');
  await page.locator('.opblock').first().waitFor();
  const description = await page.evaluate(() => fetch('openapi.json').then((answer) => answer.json()));
  const operations = Object.values(description.paths).flatMap((path) => Object.keys(path));
  assert.equal(await page.locator('.opblock').count(), operations.length);
  await page.locator('.opblock-summary-control').first().click();
  await page.getByText('Responses', { exact: true }).first().waitFor();
  assert.deepEqual(browser.complaints, []);
});
