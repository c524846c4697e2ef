import i18next from 'i18next';
import type { Weakness } from './usePosture';

type Words = { lang: string | undefined; title: string; reason: string; remedy: string };

/**
 * What is said of a weakness. The server says it in English; another language has words of its own for the weaknesses
 * that are known by their id, and the server's for others.
 */
export function wordsOf({ id, title, reason, remedy, object }: Weakness): Words {
  const key = `weakness.${id}`;
  if (i18next.resolvedLanguage === 'en' || !i18next.exists(`${key}.title`)) {
    return { lang: i18next.resolvedLanguage === 'en' ? undefined : 'en', title, reason, remedy };
  }
  // These keys are in the catalogues of other languages alone, and so in no type.
  const say = (part: string) => i18next.t(`${key}.${part}` as never, { object }) as string;
  return { lang: undefined, title: say('title'), reason: say('reason'), remedy: say('remedy') };
}
