import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../locales/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = 'language';
const USUAL: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

/** The language a person chose in this browser; null where the browser decides. */
export function chosenLanguage(): Language | null {
  const kept = globalThis.localStorage?.getItem(KEPT);
  return LANGUAGES.find((one) => one === kept) ?? null;
}

/** Speaks a language from now on; null follows the browser. */
export async function chooseLanguage(language: Language | null): Promise<void> {
  if (language === null) {
    localStorage.removeItem(KEPT);
  } else {
    localStorage.setItem(KEPT, language);
  }
  await speak(language ?? browserLanguage());
}

function wishes(): readonly string[] {
  return globalThis.navigator?.languages ?? [];
}

function browserLanguage(): Language {
  return (
    wishes()
      .map(known)
      .find((one) => one !== undefined) ?? 'en'
  );
}

function known(tag: string): Language | undefined {
  return LANGUAGES.find((one) => tag.toLowerCase().split('-')[0] === one);
}

async function speak(language: Language): Promise<void> {
  if (language === 'de' && !i18next.hasResourceBundle('de', 'translation')) {
    i18next.addResourceBundle('de', 'translation', (await import('../locales/de.json')).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** How numbers and dates are written: as the browser wishes for the language that is spoken. */
export function locale(): string {
  const language = known(i18next.language) ?? 'en';
  return wishes().find((tag) => known(tag) === language) ?? USUAL[language];
}

await i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Words for pure functions; components use useTranslation. */
export const t = i18next.t;

const first = chosenLanguage() ?? browserLanguage();
if (typeof document !== 'undefined' && first !== 'en') {
  // Without its words (the server is away just now) the console speaks English.
  await speak(first).catch(() => undefined);
}
