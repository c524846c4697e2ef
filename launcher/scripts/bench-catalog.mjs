// The index of archives by itself: the bundle's own CatalogBenchmark, with what `mvn package` has built.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jars } from './bench-jars.mjs';
import { atMost, note, row } from './bench-table.mjs';

const tests = fileURLToPath(new URL('../../bundles/org.borgui.catalog/target/test-classes', import.meta.url));

function run(entries, folder) {
  const options = ['-Xmx64m', '-XX:+UseSerialGC', '-cp', [tests, ...jars()].join(':')];
  const words = [...options, 'org.borgui.catalog.CatalogBenchmark', String(entries), folder];
  const { status, stdout, stderr } = spawnSync('java', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`CatalogBenchmark ended with ${status}: ${stderr}`);
  return stdout;
}

export function catalog(shop) {
  if (!existsSync(tests)) throw new Error('bundles/org.borgui.catalog is not built: mvn package');
  for (const entries of [1_000_000, 5_000_000]) {
    const said = run(entries, join(shop.place.home, `catalog-${entries}`));
    note(`an archive of ${entries.toLocaleString('en')} entries that are made up, in a process of its own with a heap of 64 MB`);
    const number = (pattern) => [Number(pattern.exec(said)[1])];
    const large = entries > 1_000_000;
    const page = large ? { aim: atMost(20) } : {};
    row('a page of 200, any folder: 95 % below', number(/any folder .* 95 % below ([\d.]+) ms/), 'ms', page);
    row('each page of a large folder: 95 % below', number(/large folder .* 95 % below ([\d.]+) ms/), 'ms', page);
    const more = number(/one in a hundred changed: ([\d.]+) MB/);
    row('one more archive, one in a hundred entries changed', more.map((mb) => mb * 1000), 'KB', large ? {} : { aim: atMost(500) });
    console.log(said.trimEnd().replace(/^/gm, '    | '));
  }
}
