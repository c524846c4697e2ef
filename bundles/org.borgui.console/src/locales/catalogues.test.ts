import { expect, it } from 'vitest';
import de from './de.json';
import en from './en.json';

type Words = { [key: string]: string | Words };

/** Every text by its full key. */
function flat(words: Words, above = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${above}${key}`, value] as const] : [...flat(value, `${above}${key}.`)],
    ),
  );
}

const placeholders = (text: string | undefined) => [...(text ?? '').matchAll(/\{\{\w+\}\}/g)].map(String).sort();

const english = flat(en);
const german = flat(de);

/** What is weak is said in English by the server. */
const ownWords = ([key]: [string, string]) => key.startsWith('weakness.');

it('both languages have the same texts', () => {
  const keys = [...german].filter((text) => !ownWords(text)).map(([key]) => key);
  expect(keys.sort()).toEqual([...english.keys()].sort());
});

it('a weakness has all three of its texts', () => {
  const known = [...german].filter(ownWords).map(([key]) => key.replace(/\.\w+$/, ''));
  expect(known.length).toBeGreaterThan(0);
  for (const id of known) {
    expect(['title', 'reason', 'remedy'].filter((part) => !german.get(`${id}.${part}`)?.trim())).toEqual([]);
  }
});

it.each([...english.keys()])('%s has the same placeholders in both languages and is not empty', (key) => {
  expect(placeholders(german.get(key))).toEqual(placeholders(english.get(key)));
  expect(german.get(key)?.trim()).not.toBe('');
});

it('nobody is addressed in the familiar form', () => {
  const familiar = [...german.values()].filter((text) => /\b(du|dein|deine|deinen|dich|dir)\b/i.test(text));
  expect(familiar).toEqual([]);
});
