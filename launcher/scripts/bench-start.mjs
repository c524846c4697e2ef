// How soon the server is ready, and what it takes while it has nothing to do.
import { readFileSync } from 'node:fs';
import { startServer } from '../e2e/server.mjs';
import { atMost, row } from './bench-table.mjs';

const RUNS = 5;

export async function start(shop) {
  const ready = [];
  const rest = [];
  const stop = [];
  for (let run = 0; run < RUNS; run++) {
    const server = await startServer({ CONFIG_DIR: shop.config, INITIAL_ADMIN_PASSWORD: 'for a moment only' });
    ready.push(server.readyAfter);
    await new Promise((wake) => setTimeout(wake, 5000));
    rest.push(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024);
    stop.push(await server.stop());
  }
  row('ready after start', ready, 'ms', { aim: atMost(4000) });
  row('resident memory, 5 s after ready', rest.map(Math.round), 'MB', { aim: atMost(220) });
  row('stopped after SIGTERM', stop, 'ms', { aim: atMost(10000) });
}
