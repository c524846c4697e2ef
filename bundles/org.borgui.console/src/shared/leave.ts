import { t } from './i18n';
import { Problem } from './problem';

/** Goes to an address of the web that is none of this console's. Whoever comes back finds the page built anew. */
export function leaveFor(address: string): void {
  const { protocol } = new URL(address, window.location.href);
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new Problem(0, t('problem.form'));
  }
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.reload();
  });
  window.location.assign(address);
}
