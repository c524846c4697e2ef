import i18next from 'i18next';
import { afterEach, expect, test } from 'vitest';
import de from '../locales/de.json';
import '../shared/i18n';
import { wordsOf } from './words';

const weakness = (id: string) =>
  ({
    id,
    severity: 'high',
    title: 'Title',
    reason: 'Reason.',
    remedy: 'Remedy.',
    page: null,
    object: 'photos',
  }) as const;

afterEach(() => i18next.changeLanguage('en'));

test('English is what the server says', () => {
  expect(wordsOf(weakness('account.weak-password'))).toEqual({
    lang: undefined,
    title: 'Title',
    reason: 'Reason.',
    remedy: 'Remedy.',
  });
});

test('another language has words of its own, and says which are not', async () => {
  i18next.addResourceBundle('de', 'translation', de);
  await i18next.changeLanguage('de');
  const { lang, title, remedy } = wordsOf(weakness('account.weak-password'));
  expect([lang, title, remedy]).toEqual([
    undefined,
    'Ein Passwort ist schwach',
    'Als photos anmelden und ein anderes Passwort wählen.',
  ]);
  expect(wordsOf(weakness('of.a-plugin'))).toEqual({
    lang: 'en',
    title: 'Title',
    reason: 'Reason.',
    remedy: 'Remedy.',
  });
});
