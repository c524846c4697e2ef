import { describe, expect, it } from 'vitest';
import { ago, ahead, bytes, duration, lines, listed, minuteText } from './format';

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_440_000_000, '1.4 GB'],
    [999_950, '1.0 MB'],
    [123_456_789, '123 MB'],
    [-5, '0 B'],
  ])('writes %d as %s', (value, text) => {
    expect(bytes(value)).toBe(text);
  });
});

describe('duration', () => {
  it.each([
    [0.4, '0 s'],
    [59, '59 s'],
    [65, '1 min 05 s'],
    [3900, '1 h 05 min'],
    [90_000, '1 d 01 h'],
  ])('writes %d seconds as %s', (value, text) => {
    expect(duration(value)).toBe(text);
  });
});

describe('ago', () => {
  const now = new Date('2026-11-02T12:00:00Z');
  it.each([
    ['2026-11-02T12:00:30Z', 'just now'],
    ['2026-11-02T11:59:20Z', '40 s ago'],
    ['2026-11-02T11:57:00Z', '3 min ago'],
    ['2026-11-02T02:00:00Z', '10 h ago'],
    ['2026-11-01T11:00:00Z', 'yesterday'],
    ['2026-08-01T11:00:00Z', '3 months ago'],
  ])('writes %s as %s', (then, text) => {
    expect(ago(new Date(then), now)).toBe(text);
  });
});

it('lines drops what is empty and trims the rest', () => {
  expect(lines(' /a \n\n/b b\n')).toEqual(['/a', '/b b']);
});

describe('ahead', () => {
  const now = new Date('2026-11-29T12:00:00Z');
  it.each([
    [-60, 'now'],
    [59, 'now'],
    [120, 'in 2 minutes'],
    [3600 * 33, 'in 33 hours'],
    [86_400 * 3, 'in 3 days'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(ahead(new Date(now.getTime() + seconds * 1000), now)).toBe(text);
  });

  it('names the year where it is another one', () => {
    expect(minuteText(new Date(2026, 11, 1), now)).not.toContain('2026');
    expect(minuteText(new Date(2027, 0, 1), now)).toContain('2027');
  });
});

it('lists things as a sentence does', () => {
  expect(listed(['a', 'b'])).toBe('a and b');
});
