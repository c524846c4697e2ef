export { signIn } from './browser.mjs';

/** A password that somebody else than the first administrator has. */
export const OWN = 'quiet meadow lantern 58';

export const region = (page, name) => page.getByRole('region', { name, exact: true });
export const button = (within, name) => within.getByRole('button', { name, exact: true });
