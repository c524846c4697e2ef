// The main job, by the HTTP API: make a repository, back up a real folder, list, restore, compare byte for byte.
// usage: node main-job.mjs URL USER PASSWORD REPOSITORY SOURCE DESTINATION
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [url, username, password, repositoryPath, source, destination] = process.argv.slice(2);
let token;

async function call(method, path, body) {
  const answer = await fetch(`${url}/api/${path}`, {
    method,
    headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  }
  return text ? JSON.parse(text) : undefined;
}

async function signIn() {
  const answer = await fetch(`${url}/api/auth/login`, { method: 'POST', body: new URLSearchParams({ username, password }) });
  if (!answer.ok) {
    throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  }
  token = (await answer.json()).access_token;
}

async function ended(id) {
  for (;;) {
    const job = await call('GET', `jobs/${id}`);
    if (!['queued', 'running'].includes(job.state)) {
      if (!['succeeded', 'warned'].includes(job.state)) {
        throw new Error(`job ${id} ended as ${job.state}: ${job.message ?? job.failure?.message}`);
      }
      return job;
    }
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

/** Every file below a folder: relative name to what is in it. */
function fingerprint(folder, below = '', found = new Map()) {
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = join(below, name);
    const stat = lstatSync(join(folder, path));
    if (stat.isDirectory()) {
      fingerprint(folder, path, found);
    } else if (stat.isSymbolicLink()) {
      found.set(path, `-> ${readlinkSync(join(folder, path))}`);
    } else if (stat.isFile()) {
      found.set(path, createHash('sha256').update(readFileSync(join(folder, path))).digest('hex'));
    }
  }
  return found;
}

await signIn();
const { app_version: version, borg_version: borg } = await call('GET', 'system/info');
console.log(`Borg UI ${version}, borg ${borg}`);

const { repositories } = await call('GET', 'repositories/');
let repository = repositories.find((known) => known.path === repositoryPath);
if (!repository) {
  const made = await call('POST', 'repositories/', {
    name: 'Try it',
    path: repositoryPath,
    encryption: 'repokey-blake2',
    passphrase: 'try it and see',
    source_directories: [source],
    exclude_patterns: ['**/node_modules', '**/target'],
  });
  repository = made.repository;
}
console.log(`Repository   ${repository.path} (${repository.encryption})`);

const backup = await ended((await call('POST', 'backup/start', { repository: repositoryPath })).job_id);
const seen = backup.progress;
console.log(`Backed up    ${source}: ${seen.nfiles} files, ${seen.original_size} bytes, as ${backup.archive}`);

const { archives } = await call('GET', `repositories/${repository.id}/archives`);
console.log(`Archives     ${archives.length}, the newest is ${archives[0].name}`);

rmSync(destination, { recursive: true, force: true });
const restore = await call('POST', 'restore/start', {
  repository: repositoryPath,
  repository_id: repository.id,
  archive: backup.archive,
  paths: [source.slice(1)],
  destination,
  restore_layout: 'contents_only',
});
await ended(restore.job_id);
const restored = fingerprint(destination);
const original = fingerprint(source);
let same = 0;
for (const [path, content] of restored) {
  if (original.get(path) !== content) {
    throw new Error(`${path} differs from what was backed up`);
  }
  same++;
}
if (same === 0 || same < seen.nfiles - 1) {
  throw new Error(`${seen.nfiles} files were backed up, and only ${same} came back`);
}
console.log(`Restored     ${same} files to ${destination}: each the same, byte for byte`);
