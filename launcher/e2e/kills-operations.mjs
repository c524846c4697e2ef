// The operations that are killed: how each is begun, and at which verb of borg it can be held.
import { join } from 'node:path';

const care = (call, body) => async ({ admin, repository }) =>
  (await admin.good('POST', `/api/repositories/${repository.id}/${call}`, body)).job_id;

const newest = async ({ admin, repository }) => (await admin.good('GET', `/api/repositories/${repository.id}/archives`)).archives.at(-1).name;

/** The backup of a run of a plan, once it has been made. */
async function ofPlan(scene) {
  const { admin, plan } = scene;
  scene.run = await admin.good('POST', `/api/backup-plans/${plan.id}/run`);
  return scene.run.repositories[0].jobs[0].id;
}

async function restore(scene) {
  const order = { repository_id: scene.repository.id, archive: await newest(scene), paths: [], destination: scene.destination, on_conflict: 'overwrite' };
  return (await scene.admin.good('POST', '/api/restore/start', order)).job_id;
}

async function remove(scene) {
  const { admin, repository } = scene;
  const query = new URLSearchParams({ repository: String(repository.id) });
  return (await admin.good('DELETE', `/api/archives/${encodeURIComponent(await newest(scene))}?${query}`)).job_id;
}

const keepOne = { keep_hourly: 0, keep_daily: 1, keep_weekly: 0, keep_monthly: 0, keep_quarterly: 0, keep_yearly: 0 };

export const OPERATIONS = [
  { name: 'backup', verb: 'create', begin: ({ admin, repository }) => admin.backUp(repository) },
  { name: 'plan', verb: 'create', begin: ofPlan },
  { name: 'prune', verb: 'delete', begin: care('prune', keepOne) },
  { name: 'compact', verb: 'compact', begin: care('compact') },
  { name: 'check', verb: 'check', begin: care('check', { max_duration: 0 }) },
  { name: 'restore', verb: 'extract', begin: restore },
  { name: 'delete', verb: 'delete', begin: remove },
];

/** One operation of each group of jobs that is limited: they keep all others waiting. */
export const BLOCKERS = OPERATIONS.filter(({ name }) => ['backup', 'plan', 'compact', 'restore'].includes(name));

/** A repository for each operation, with one archive, and a plan for the one that needs it. */
export async function scenes(place, admin, sources, operations = OPERATIONS, prefix = '') {
  const made = await Promise.all(
    operations.map(async (operation) => {
      const name = prefix + operation.name;
      const repository = await admin.makeRepository(name, place.repository(name), { source_directories: [sources] });
      return { ...operation, admin, repository, destination: join(place.files, 'back') };
    }),
  );
  await Promise.all(made.map((scene) => fill(scene, 1)));
  const scene = made.find(({ name }) => name === 'plan');
  scene.plan = await admin.good('POST', '/api/backup-plans', { name: `${prefix}killed`, source_directories: [sources], repositories: [{ repository_id: scene.repository.id }] });
  return made;
}

/** Makes sure that there is something to prune and to delete twice; the others need nothing. */
export const refill = (scene) => fill(scene, scene.verb === 'delete' ? 2 : 0);

async function fill({ admin, repository }, count) {
  for (let i = 0; i < count; i++) {
    const { state, failure } = await admin.ended(await admin.backUp(repository), 90_000);
    if (state !== 'succeeded') throw new Error(`the backup of ${repository.name} is ${state}: ${JSON.stringify(failure)}`);
  }
}
