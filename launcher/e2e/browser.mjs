import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { PASSWORD } from './rig.mjs';

const pictures = fileURLToPath(
  new URL(process.env.UPDATE_PICTURES ? '../docs/pictures' : '../target/pictures', import.meta.url),
);

/** A browser page that remembers what the console complained of, and takes pictures. */
export async function openBrowser(url, context = {}, args = []) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
  const page = await browser.newPage({ baseURL: url, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...context });
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  mkdirSync(pictures, { recursive: true });
  return {
    page,
    complaints,
    picture: (name) => page.screenshot({ path: `${pictures}/${name}.png` }),
    close: () => browser.close(),
  };
}

/** Fills in the form of the sign-in. */
export async function typeSignIn(page, name = 'admin', password = PASSWORD) {
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

/** Signs in on the way to a place, and waits until that is there. */
export async function signIn(page, name = 'admin', password = PASSWORD, path = '/') {
  await page.goto(path);
  await typeSignIn(page, name, password);
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  await button.click();
  await button.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The address that gives a download once to the session of this page. */
export const ticketFor = (page, path, below = '') =>
  page.evaluate(
    async ({ path, below }) => {
      const { csrf_token: token } = await (await fetch(`${below}/api/auth/session`)).json();
      const headers = { 'content-type': 'application/json', 'x-csrf-token': token };
      const answer = await fetch(`${below}/api/downloads`, { method: 'POST', headers, body: JSON.stringify({ path }) });
      return (await answer.json()).path;
    },
    { path, below },
  );
