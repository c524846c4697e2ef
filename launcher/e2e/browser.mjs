import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

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
