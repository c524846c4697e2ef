// Whatever people and machines call things, a line of the log stays one line, without colours and without a change of direction.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, Place, until } from './rig.mjs';

const LINE = '2026-01-01T00:00:00.000Z INFO  o.b.access - mallory signed in from 127.0.0.1';
const NAMES = [`a\n${LINE}`, `a\r\n${LINE}`, `a\r${LINE}`, `a\u0085${LINE}`, `a\u2028${LINE}`, `a\u2029${LINE}`, `a\u000b${LINE}`, `a\u000c${LINE}`,
  '\u001b[31mred\u001b[0m', '\u009b31mred', '\u001b]0;title\u0007', 'a\b\b\bb', '\u202eesrever', '\u2066isolated\u2069', 'zero\u200bwidth', 'a\u0000b', '%0a%0d', '\\n', '\ud800'];
/** What the shipped log begins each line with; a stack trace is indented and marked. */
const ENTRY = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\S+ (ERROR|WARN |INFO |DEBUG|TRACE) [\w.$-]+ - |  \| |\S*Exception|\S*Error)/;
const HURTS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

describe('the log', () => {
  const place = new Place();
  let server;
  let admin;

  before(async () => {
    mkdirSync(join(place.files, 'letters'));
    writeFileSync(join(place.files, 'letters', 'a.txt'), 'a');
    server = await place.start({ LOG_LEVEL: 'DEBUG', TRUSTED_PROXIES: '127.0.0.1' });
    admin = await server.signIn();
  });

  after(() => place.remove());

  /** As the bytes of UTF-8; fetch and node refuse to send most of these. */
  const send = (lines) => new Promise((answered) => {
    const socket = net.connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.end(`${lines.join('\r\n')}\r\n\r\n`));
    socket.on('data', () => {}).on('error', () => {}).on('close', answered);
  });

  test('keeps one line a message, whatever stands in names, hosts and paths', { timeout: 180_000 }, async () => {
    const repository = await admin.makeRepository('letters', place.repository('letters'), { source_directories: [join(place.files, 'letters')] });
    const called = (name) => [
      ['POST', '/api/auth/login', new URLSearchParams({ username: name, password: PASSWORD })],
      ['POST', '/api/settings/users', { username: name, full_name: name, email: name, password: 'someone of quiet gardens', role: 'viewer' }],
      ['PUT', `/api/repositories/${repository.id}`, { name }],
      ['POST', '/api/repositories', { name, path: place.repository(`x${name}`), encryption: 'none', source_directories: [join(place.files, name)] }],
      ['GET', `/api/browse/${repository.id}/${encodeURIComponent(name.replace('\ud800', ''))}?path=x`],
      ['POST', '/api/backup-plans', { name, source_directories: [join(place.files, 'letters')], repositories: [{ repository_id: repository.id }] }],
    ];
    const sent = (name) => [
      [`GET /api/jobs?x=${name} HTTP/1.1`, 'Host: localhost'],
      [`GET /${name} HTTP/1.1`, 'Host: localhost'],
      ['GET /api/jobs HTTP/1.1', `Host: ${name}`],
      ['GET /api/jobs HTTP/1.1', 'Host: localhost', `X-Forwarded-For: ${name}`, `X-Forwarded-Host: ${name}`, `User-Agent: ${name}`, `Authorization: Bearer ${name}`, `Cookie: ${name}`],
      [`${name} / HTTP/1.1`, 'Host: localhost'],
    ];
    await Promise.all(NAMES.flatMap(sent).map((lines) => send([...lines, 'Connection: close'])));
    for (const name of NAMES) await Promise.all(called(name).map((words) => admin.call(...words)));
    await until('all jobs have ended', async () => (await admin.good('GET', '/api/jobs?limit=200')).jobs?.every(({ state }) => !['queued', 'running'].includes(state)), 60_000);
    assert.match(server.log(), /DEBUG/);
    const all = server.log().split('\n').filter(Boolean);
    const lines = all.slice(all.findIndex((line) => ENTRY.test(line))); // what comes before is said before there is a log
    assert.ok(lines.length > 100);
    const wrong = lines.filter((line) => !ENTRY.test(line) || HURTS.test(line) || line.startsWith(LINE.slice(0, 24)));
    assert.deepEqual(wrong.slice(0, 5).map((line) => JSON.stringify(line).slice(0, 400)), []);
  });
});
