import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
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

test('each test that PROOFS.md names is there', () => {
  const bundles = fileURLToPath(new URL('../../bundles', import.meta.url));
  const proofs = readFileSync(`${bundles}/PROOFS.md`, 'utf8');
  const classes = new Set(readdirSync(bundles).filter((name) => name.startsWith('org.borgui.')).flatMap((bundle) =>
    filesBelow(`${bundles}/${bundle}/src`).filter((file) => file.endsWith('.java')).map((file) => basename(file, '.java'))));
  const files = new Set(readdirSync(new URL('.', import.meta.url)).map((name) => name.replace(/(\.test)?\.mjs$/, '')));
  const named = (form) => [...new Set([...proofs.matchAll(form)].map(([, name]) => name))];
  const javaNames = named(/\b([A-Z]\w*(?:Test|IT))\b/g);
  const fileNames = [...named(/\be2e\/([a-z-]+[a-z])/g), ...named(/\b([a-z-]+)\.test\b/g)];
  assert.ok(javaNames.length > 50 && fileNames.length > 20, `${javaNames.length} classes, ${fileNames.length} files`);
  assert.deepEqual(javaNames.filter((name) => !classes.has(name)), []);
  assert.deepEqual(fileNames.filter((name) => !files.has(name)), []);
});

const filesBelow = (folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' });
