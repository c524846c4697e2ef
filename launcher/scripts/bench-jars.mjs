import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DISTRIBUTION } from '../e2e/rig.mjs';

/** All jars that ship, for a benchmark that is a program of its own. */
export function jars() {
  const names = readdirSync(join(DISTRIBUTION, 'repository'), { recursive: true });
  return names.filter((name) => name.endsWith('.jar')).map((name) => join(DISTRIBUTION, 'repository', name));
}
