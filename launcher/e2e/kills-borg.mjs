// A borg that stops where a test wants it to, so that whatever is killed dies at a moment that is known.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DISTRIBUTION, until } from './rig.mjs';

/** A flag is a file REPOSITORY-VERB in the folder; it holds the moment. Beside it lies .waiting once that has come. */
const SCRIPT = `#!/bin/sh
verb=none
for word in "$@"; do
  case $word in
    create | delete | compact | check | extract) verb=$word; break ;;
  esac
done
hold() { : >"$flag.waiting"; while [ -e "$flag" ]; do sleep 0.05; done; }
for flag in FOLDER/*-"$verb"; do
  [ -e "$flag" ] || continue
  name=\${flag##*/}
  case "$* " in
    */"\${name%-*}"[:\\ ]*) ;;
    *) continue ;;
  esac
  repository=$(sed -n 2p "$flag")
  case $(sed -n 1p "$flag") in
    before) hold; break ;;
    during)
      BORG "$@" &
      child=$!
      while kill -0 $child 2>/dev/null && [ ! -e "$repository/lock.exclusive" ] && [ ! -e "$repository/lock.roster" ]; do
        sleep 0.01
      done
      kill -STOP $child 2>/dev/null
      echo $child >"$flag.pid"
      hold
      kill -CONT $child 2>/dev/null
      wait $child
      exit ;;
    after)
      BORG "$@"
      code=$?
      hold
      exit $code ;;
  esac
done
exec BORG "$@"
`;

/** The borg of a place that can be held. */
export class HeldBorg {
  constructor(place, borg = '/usr/bin/borg') {
    this.folder = join(place.home, 'hold');
    mkdirSync(this.folder);
    this.program = join(place.home, 'bin-of-test', 'borg');
    mkdirSync(join(place.home, 'bin-of-test'));
    writeFileSync(this.program, SCRIPT.replaceAll('FOLDER', this.folder).replaceAll('BORG', borg));
    chmodSync(this.program, 0o755);
  }

  /** A configuration of the server with this borg, and so many jobs at once. */
  configuration(place, parallel) {
    const folder = join(place.home, `config-${parallel}`);
    cpSync(join(DISTRIBUTION, 'config'), folder, { recursive: true });
    writeFileSync(join(folder, 'org.borgui.borg.config'), `executable="${this.program}"\n`);
    writeFileSync(join(folder, 'org.borgui.core.jobs.config'), `parallel=I"${parallel}"\n`);
    return folder;
  }

  /** Lets the next borg of a verb stop in a repository: before it begins, during its work, or after it. */
  hold({ name, path }, verb, moment) {
    writeFileSync(join(this.folder, `${name}-${verb}`), `${moment}\n${path}\n`);
  }

  held({ name }, verb) {
    const flag = join(this.folder, `${name}-${verb}.waiting`);
    return until(`${verb} in ${name} is held`, () => existsSync(flag), 60_000);
  }

  /** Kills the borg that was stopped during its work. */
  kill({ name }, verb) {
    process.kill(Number(readFileSync(join(this.folder, `${name}-${verb}.pid`), 'utf8')), 'SIGKILL');
  }

  letGo() {
    for (const name of readdirSync(this.folder)) rmSync(join(this.folder, name));
  }
}
