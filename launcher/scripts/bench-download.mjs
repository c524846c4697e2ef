// A file of 1 GB through the API, against borg's own extract to nowhere.
import { mkdirSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { GIGABYTE, gigabyte } from './bench-files.mjs';
import { row } from './bench-table.mjs';

const PAIRS = 5;

/** Reads a whole answer to nowhere; how many bytes it had. */
function drain(url, token) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { authorization: `Bearer ${token}` } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk) => (bytes += chunk.length));
      answer.once('error', reject).once('end', () => resolve(answer.statusCode === 200 ? bytes : -answer.statusCode));
    }).once('error', reject);
  });
}

export async function download(shop) {
  const source = join(shop.files, 'large');
  mkdirSync(source);
  gigabyte(join(source, 'file.raw'));
  const admin = await shop.open();
  const repository = await shop.make('large', { source_directories: [source] });
  await shop.backUp(repository);
  const [{ name }] = (await admin.good('GET', `/api/repositories/${repository.id}/archives`)).archives;
  const path = join(source, 'file.raw').slice(1);
  const query = new URLSearchParams({ repository: String(repository.id), archive: name, file_path: path });

  const api = async () => {
    await shop.rest();
    const before = shop.cpu();
    const begun = performance.now();
    const bytes = await drain(`${shop.server.url}/api/archives/download?${query}`, admin.token);
    const millis = performance.now() - begun;
    if (bytes !== GIGABYTE) throw new Error(`${bytes} bytes came`);
    return { rate: bytes / 1000 / millis, cpu: shop.cpu() - before };
  };
  const shell = async () => {
    await shop.rest();
    const { wall } = await shop.behind(['extract', '--stdout', `${repository.path}::${name}`, path]);
    return GIGABYTE / 1000 / wall;
  };
  const apis = [];
  const shells = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    if (pair % 2) shells.push(await shell());
    apis.push(await api());
    if (pair % 2 === 0) shells.push(await shell());
  }
  const rates = apis.map(({ rate }) => rate);
  const ratios = rates.map((rate, at) => rate / shells[at]);
  row('a file of 1 GB through the API', rates, 'MB/s');
  row('the same by borg extract --stdout', shells, 'MB/s');
  const fast = [...rates].sort((a, b) => a - b)[Math.floor(PAIRS / 2)] >= 300;
  row('through the API, of borg', ratios, 'x', { aim: { words: '>= 0.8, or 300 MB/s', holds: (ratio) => ratio >= 0.8 || fast } });
  row('processor of the server', apis.map(({ cpu }) => cpu), 'ms');
  row('resident memory at most', [shop.megabytes('VmHWM')], 'MB');
}
