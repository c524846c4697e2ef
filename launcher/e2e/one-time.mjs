import { createHmac } from 'node:crypto';
import { until } from './rig.mjs';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SPAN = 30_000;

/** The code of RFC 6238 for a span of time, as an app makes it. */
export function codeOf(secret, span) {
  const bits = [...secret.replaceAll(' ', '')].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(span));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** An app that knows one secret. */
export class App {
  last = 0;

  constructor(secret) {
    this.secret = secret;
  }

  /** A code that was not used yet: of this half minute, or of the next, which counts already. */
  async next() {
    const now = () => Math.floor(Date.now() / SPAN);
    await until('a code that was not used', () => now() + 1 > this.last, SPAN + 5_000);
    this.last = Math.max(this.last + 1, now());
    return codeOf(this.secret, this.last);
  }
}
