// How long it takes from the word to install a plugin to its first answer, and what all other requests notice of it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hello, Jars } from '../e2e/plugin-jars.mjs';
import { atMost, note, p95, row } from './bench-table.mjs';

const NAME = 'org.example.greeter';
const VERSIONS = 20;
const CLIENTS = 4;
const ELSEWHERE = '/api/system/info';

/** Asks for something else until told to end; answers how many milliseconds each took. */
function asking(client) {
  const waits = [];
  const state = { over: false };
  const ask = async () => {
    while (!state.over) {
      const begun = performance.now();
      const { status } = await client.call('GET', ELSEWHERE);
      if (status !== 200) throw new Error(`${ELSEWHERE} answered ${status}`);
      waits.push(performance.now() - begun);
    }
  };
  const all = Promise.all(Array.from({ length: CLIENTS }, ask));
  return async () => {
    state.over = true;
    await all;
    return waits;
  };
}

async function installed(admin, bytes, version) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await admin.upload('/api/plugins/files', bytes);
  const begun = performance.now();
  await admin.good('POST', '/api/plugins/install', { sha256, approve: true });
  for (;;) {
    const { text } = await admin.call('GET', `/api/x/${NAME}/hello`);
    if (text === version) return performance.now() - begun;
  }
}

export async function plugins(shop) {
  const admin = await shop.open();
  const jars = new Jars();
  try {
    const made = Array.from({ length: VERSIONS }, (_, i) => `1.${i}.0`).map((version) => [version, readFileSync(jars.make(hello(NAME, version)))]);
    const before = asking(admin);
    await new Promise((wake) => setTimeout(wake, 5_000));
    const quiet = await before();
    const [[, first], ...updates] = made;
    const fresh = await installed(admin, first, '1.0.0');
    const during = asking(admin);
    const took = [];
    for (const [version, bytes] of updates) took.push(await installed(admin, bytes, version));
    const busy = await during();
    row('from the word to install to the first answer', [fresh], 'ms', { aim: atMost(2000) });
    row('from the word to update to the first answer, at worst', took, 'ms', { aim: atMost(2000), of: (all) => Math.max(...all) });
    row('another request meanwhile, at worst', busy, 'ms', { aim: atMost(100), of: (all) => Math.max(...all) });
    row('the same, 95 of 100', busy, 'ms', { of: p95 });
    row('the same with no plugin changing, at worst', quiet, 'ms', { of: (all) => Math.max(...all) });
    note(`${busy.length} requests by ${CLIENTS} clients while ${updates.length} versions came`);
  } finally {
    jars.remove();
  }
}
