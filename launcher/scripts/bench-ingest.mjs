// Reading a large archive for the first time, against borg's listing of it to nowhere; then pages of it through the API.
import { folder, tar } from './bench-files.mjs';
import { atMost, note, p95, row } from './bench-table.mjs';

const ENTRIES = Number(process.env.ENTRIES ?? 1_000_000);
const PAIRS = 4;
const PAGES = 500;
const names = ['spring', 'summer', 'autumn', 'winter']; // a word each, so that each is a series of its own

async function page(shop, repository, archive, path) {
  return shop.admin.good('GET', `/api/catalog/${repository.id}/archives/${archive}/entries?${new URLSearchParams({ path, limit: '200' })}`);
}

/** From the first look at an archive until all of it can be browsed. */
async function read(shop, repository, archive) {
  await shop.admin.good('GET', `/api/repositories/${repository.id}/archives`);
  await shop.rest();
  const before = shop.cpu();
  const begun = performance.now();
  let seen;
  do seen = await page(shop, repository, archive, '');
  while (!seen.ready);
  if (seen.read !== ENTRIES) throw new Error(`${seen.read} entries were read`);
  return { wall: performance.now() - begun, cpu: shop.cpu() - before };
}

async function list(shop, repository, archive) {
  await shop.rest();
  return (await shop.behind(['list', '--json-lines', `${repository.path}::${archive}`])).wall;
}

export async function ingest(shop) {
  await shop.open();
  const repository = await shop.make('large');
  await shop.behind(['import-tar', `${repository.path}::${names[0]}`, '-'], tar(ENTRIES));
  note(`${PAIRS} pairs: an archive of ${ENTRIES.toLocaleString('en')} empty files, renamed before each further pair, so that the server has never seen it`);
  const reads = [];
  const lists = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    if (pair > 0) await shop.behind(['rename', `${repository.path}::${names[pair - 1]}`, names[pair]]);
    if (pair % 2) lists.push(await list(shop, repository, names[pair]));
    reads.push(await read(shop, repository, names[pair]));
    if (pair % 2 === 0) lists.push(await list(shop, repository, names[pair]));
  }
  row('reading an archive for the first time', reads.map(({ wall }) => wall), 'ms');
  row('borg list --json-lines > /dev/null', lists, 'ms');
  row('reading, of listing', reads.map(({ wall }, at) => wall / lists[at]), 'x', { aim: atMost(1.1) });
  row('processor of the server', reads.map(({ cpu }) => cpu), 'ms');
  row('resident memory at most', [shop.megabytes('VmHWM')], 'MB');

  const times = [];
  for (let i = 0; i < PAGES; i++) {
    const path = folder((i * 7919) % (ENTRIES / 100));
    const begun = performance.now();
    const { total } = await page(shop, repository, names[PAIRS - 1], path);
    times.push(performance.now() - begun);
    if (total !== 100) throw new Error(`${path} has ${total} entries`);
  }
  row(`GET a page of any folder (${PAGES}): 95 % below`, times, 'ms', { of: p95, aim: atMost(20) });
}
