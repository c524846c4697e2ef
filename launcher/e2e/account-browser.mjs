import { PASSWORD } from './rig.mjs';

/** A password that somebody else than the first administrator has. */
export const OWN = 'quiet meadow lantern 58';

export const region = (page, name) => page.getByRole('region', { name, exact: true });
export const button = (within, name) => within.getByRole('button', { name, exact: true });

export async function signIn(page, name = 'admin', password = PASSWORD) {
  await page.goto('/');
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Sign in').click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
}
