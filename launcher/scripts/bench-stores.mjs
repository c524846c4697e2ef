// What keeps the state, side by side: each store's own benchmark, with what `mvn package` has built.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jars } from './bench-jars.mjs';
import { atLeast, atMost, note, row } from './bench-table.mjs';

const DOCUMENTS = Number(process.env.DOCUMENTS ?? 1_000_000);
const built = (module, kind) => fileURLToPath(new URL(`../../bundles/org.borgui.${module}/target/${kind}`, import.meta.url));

function run(bundle, name, folder) {
  const tests = built(bundle, 'test-classes');
  if (!existsSync(tests)) throw new Error(`bundles/org.borgui.${bundle} is not built: mvn package`);
  mkdirSync(folder, { recursive: true });
  const path = [tests, built('testkit', 'classes'), ...jars()].join(':');
  const words = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', path, `org.borgui.${bundle}.${name}`, String(DOCUMENTS), folder];
  const { status, stdout, stderr } = spawnSync('java', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return (what) => [Number(new RegExp(`^${what}: ([\\d.]+) `, 'm').exec(stdout)[1])];
}

export function stores(shop) {
  note(`${DOCUMENTS.toLocaleString('en')} documents of 300 bytes, in a process of its own with the server's heap and compiler`);
  for (const [bundle, name] of [['store.sqlite', 'SqliteBenchmark'], ['store.mvstore', 'MvBenchmark']]) {
    const figure = run(bundle, name, join(shop.place.home, bundle));
    const [syncs] = figure('fdatasync of a block');
    row(`${bundle}: filling it, a thousand at once`, figure('filled in'), 's');
    row(`${bundle}: fdatasync of a block by itself`, [syncs], '/s');
    row(`${bundle}: durable writes, of fdatasync`, figure('durable writes').map((writes) => (100 * writes) / syncs), '%', { aim: atLeast(80) });
    row(`${bundle}: relaxed writes`, figure('relaxed writes'), '/s', { aim: atLeast(5_000) });
    row(`${bundle}: reading by id, 95 % below`, figure('read by id, 95 % below'), 'ms', { aim: atMost(1) });
    row(`${bundle}: a page of 50 by two fields, 95 % below`, figure('a page of 50 by two fields, 95 % below'), 'ms', { aim: atMost(5) });
  }
}
