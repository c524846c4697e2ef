// The stream of events: in order, replayed, and over with the session.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok } from './contract-checks.mjs';
import { PASSWORD } from './rig.mjs';

/** Reads events until `done` says so; answers them, and the reader. */
async function follow(get, options) {
  const { answer } = await get('/api/events/stream', { raw: true, ...options });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /^text\/event-stream/);
  assert.equal(answer.headers.get('x-accel-buffering'), 'no');
  const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const events = [];
  let rest = '';
  const parse = (block) => Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2)));
  return {
    events,
    close: () => text.cancel(),
    async read(done) {
      while (!events.some(done)) {
        const { value, done: over } = await text.read();
        if (over) return false;
        const blocks = (rest + value).split('\n\n');
        rest = blocks.pop();
        for (const { event, id, data } of blocks.map(parse)) if (event) events.push({ event, id: Number(id), data: JSON.parse(data) });
      }
      return true;
    },
  };
}

export function events({ get, post, signIn, listed, backUp }) {
  test('events arrive in order, are replayed, and end with the session', { timeout: 40_000 }, async () => {
    const one = await listed('none');
    const stream = await follow(get);
    await stream.read(({ event }) => event === 'connection_established');
    assert.deepEqual(stream.events.map(({ event, data }) => [event, data]), [['connection_established', { complete: true }]]);
    const job = await backUp(one.path);
    const over = ({ event, data }) => event === 'job' && data.id === job.id && data.state === 'succeeded';
    await stream.read(over);
    await stream.close();
    const numbers = stream.events.map(({ id }) => id);
    assert.deepEqual(numbers, [...new Set(numbers)].sort((a, b) => a - b), 'the numbers rise');
    const states = stream.events.filter(({ event, data }) => event === 'job' && data.id === job.id).map(({ data }) => data.state);
    assert.deepEqual([...new Set(states)], ['queued', 'running', 'succeeded']);

    const again = await follow(get, { headers: { 'Last-Event-ID': String(numbers[0]) } });
    await again.read(over);
    await again.close();
    const lasting = (events) => events.filter(({ event }) => event === 'job').map(({ id, data }) => [id, data.state]);
    assert.deepEqual(lasting(again.events), lasting(stream.events), 'nothing that lasts is missed');

    const other = (await ok(signIn('admin', PASSWORD))).access_token;
    const leaving = await follow(get, { as: other });
    await leaving.read(({ event }) => event === 'connection_established');
    const begun = Date.now();
    await ok(post('/api/auth/logout', undefined, { as: other }));
    await leaving.read(() => false);
    assert.ok(Date.now() - begun < 20_000, `the stream ended after ${Date.now() - begun} ms`);
    assert.equal((await get('/api/events/stream', { as: null })).status, 401);
  });
}
