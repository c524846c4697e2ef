// Measures what the README claims, section by section; each has a server of its own. usage: launcher/bench [names…]
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { backups } from './bench-backups.mjs';
import { catalog } from './bench-catalog.mjs';
import { download } from './bench-download.mjs';
import { ingest } from './bench-ingest.mjs';
import { plugins } from './bench-plugins.mjs';
import { reads } from './bench-reads.mjs';
import { schedules } from './bench-schedules.mjs';
import { start } from './bench-start.mjs';
import { Shop } from './bench-shop.mjs';
import { signIn } from './bench-sign-in.mjs';
import { stores } from './bench-stores.mjs';
import { heading, summary } from './bench-table.mjs';

const sections = { start, backups, download, reads, schedules, ingest, catalog, 'sign-in': signIn, plugins, stores };
const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(' ')}; known are ${Object.keys(sections).join(' ')}`);
  process.exit(2);
}

let shop;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => Promise.resolve(shop?.close()).finally(() => process.exit(130)));

const gigabytes = Math.round(totalmem() / 2 ** 30);
console.log(`${availableParallelism()} processors, ${gigabytes} GB, load of the last minute ${loadavg()[0].toFixed(2)}`);
for (const [name, measure] of Object.entries(sections)) {
  if (names.length > 0 && !names.includes(name)) continue;
  heading(name);
  shop = new Shop();
  try {
    await measure(shop);
  } catch (error) {
    console.error(shop.server?.log().slice(-4000));
    throw error;
  } finally {
    await shop.close();
  }
}
process.exitCode = summary() ? 0 : 1;
