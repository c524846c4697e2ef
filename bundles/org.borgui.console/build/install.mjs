// Installs the packages when package-lock.json is not the one they were last installed from.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const MARK = 'node_modules/.installed-from';
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).update(process.version).digest('hex');

if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) {
  process.exit(0);
}
const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' });
if (npm.status !== 0) {
  process.exit(npm.status ?? 1);
}
writeFileSync(MARK, wanted);
