// Letters and digits that are not mistaken for each other when read from paper.
const LETTERS = 'abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ234679';
const GROUPS = 6;
const GROUP = 5;

/** A random passphrase to be copied by hand: six groups of five, about 170 bits. */
export function newPassphrase(): string {
  const letters: string[] = [];
  const byte = new Uint8Array(1);
  const fair = 256 - (256 % LETTERS.length);
  while (letters.length < GROUPS * GROUP) {
    const value = crypto.getRandomValues(byte)[0] ?? 255;
    if (value < fair) {
      letters.push(LETTERS.charAt(value % LETTERS.length));
    }
  }
  return Array.from({ length: GROUPS }, (_, group) => letters.slice(group * GROUP, (group + 1) * GROUP).join('')).join(
    '-',
  );
}
