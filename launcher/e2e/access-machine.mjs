// What the process of the server shows to the machine it runs on: one port, and nothing of its memory.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { portsOf, until } from './rig.mjs';

export function machine({ server }) {
  const { pid } = server.child;
  const words = () => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');

  test('listens on the port of HTTP alone', () => {
    assert.deepEqual(portsOf(pid), [Number(new URL(server.url).port)]);
  });

  test('has no door for debuggers and managers, and puts no image of its memory onto the disk', () => {
    assert.ok(words()[0].endsWith('java'), words()[0]);
    assert.deepEqual(words().filter((word) => /jmxremote|jdwp|agentlib|agentpath|javaagent|Xrun|\+HeapDump|HeapDumpPath|\+CrashOnOutOfMemory/.test(word)), []);
    assert.ok(words().includes('-XX:+DisableAttachMechanism'));
    assert.match(readFileSync(`/proc/${pid}/limits`, 'utf8'), /^Max core file size\s+0\s+0\s/m);
  });

  // What is printed becomes part of the log, which is searched for secrets afterwards.
  test('prints its threads when asked to, and goes on', async () => {
    process.kill(pid, 'SIGQUIT');
    await until('the threads are printed', () => /Full thread dump[\s\S]+JNI global refs/.test(server.log()));
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });
}
