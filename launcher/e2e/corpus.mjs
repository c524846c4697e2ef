// What people and machines put into fields: names that hurt, and values of the wrong kind.
export const TEXTS = [
  '', ' ', '-rf', '--help', 'two\nlines', 'semi;colon', 'back\\slash', '50%', '%00', '%2e%2e%2f', 'x::y', '::', '\'"`$(id)`', '{now}', '*', '?',
  'n'.repeat(255), 'n'.repeat(256), 'n'.repeat(5000), '\u202ertl', 'Größe 😀', 'nul\u0000byte', '\ud800', '..', '../../etc/passwd', '/etc/passwd',
  '/proc/self/environ', '/', 'file:///etc/passwd', 'ssh://host/repo', '<script>alert(1)</script>', 'null', '-1', '0', '9'.repeat(30), '1e9', 'true',
  'pp:/etc', '@/etc/passwd', 'lzma,9;id', '.', '~root', '\u0007bell', '\u2028', 'a/b', 'a\tb',
];

const deep = (levels) => '['.repeat(levels) + ']'.repeat(levels);

/** JSON that is not what a field wants, as text, so that it may be what JSON.stringify would never write. */
export const ODD = [
  'null', 'true', '-1', '0', '1.5', '1e308', '-9223372036854775809', '9007199254740993', '[]', '{}', '[null]', '[[]]', '[""]', '[1]', '{"a":1}',
  '["/etc/passwd"]', '["-rf"]', '["\\u0000"]', deep(200), `"${'x'.repeat(200_000)}"`,
];

/** Bodies that are none. */
export const BODIES = ['', ' ', '{', '[', ']', '[]', 'null', '"text"', '1', '{"a":}', '{"a":1,}', '\u0000', '{"__proto__":{"x":1}}', '{"@class":"java.lang.Runtime"}',
  `{"a":${deep(20_000)}}`, '{"unknown_field":"is ignored"}', '<xml/>'];

/** Values of a path or query that stand for an identity or a number. */
export const NUMBERS = ['-1', '0', '99999999', '9223372036854775807', '9223372036854775808', '1.5', 'abc', '1;drop', '%2e%2e', '%00', '1%0a', '0x1', 'NaN', '%20', '١'];
