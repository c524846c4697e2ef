// What a server that was killed must not leave behind.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './rig.mjs';

/** The programs that a server of this place has started, by the mark that they inherit. */
export function programs(place) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const variables = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
        return variables.some((one) => one.startsWith('BORGUI_PROCESS=')) && variables.some((one) => one.includes(place.home));
      } catch {
        return false; // it has ended
      }
    });
}

const names = (folder) => (existsSync(folder) ? readdirSync(folder) : []);
const mounts = (place) => readFileSync('/proc/mounts', 'utf8').split('\n').filter((line) => line.includes(place.home));

/** Nothing runs, is noted as running, is mounted or lies half restored. */
export async function nothingIsLeft(place, destination) {
  await until('no program of the server runs', () => programs(place).length === 0);
  await until('nothing is noted as running', () => !names(join(place.data, 'run')).some((name) => name.endsWith('.process')));
  await until('no restore is noted', () => names(join(place.data, 'restores')).length === 0);
  assert.deepEqual(names(destination).filter((name) => name.startsWith('.borgui-restore')), []);
  assert.deepEqual(mounts(place), []);
}
