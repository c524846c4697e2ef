// One server for all tests of access: two repositories, links that lead out of the roots, and a person of every role.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Place } from './rig.mjs';

export const SECRET_KEY = 'the canary of all secret keys 4711';
export const FIRST = 'a first word for somebody 51';
export const OWN = 'own words of somebody else 52';
export const WRONG = 'canary of a mistyped password 53';
export const HOOK = 'canary-of-a-hook-54';

export class World {
  place = new Place();
  people = {};
  users = {};
  /** All texts that were answered, to be searched for secrets. */
  answers = [];

  static async make() {
    const world = new World();
    try {
      world.server = await world.place.start({ SECRET_KEY });
      world.admin = world.people.admin = await world.server.signIn();
      await world.fill();
      await world.invite();
    } catch (error) {
      await world.end();
      throw error;
    }
    return world;
  }

  async fill() {
    const { admin, place } = this;
    for (const folder of ['photos', 'papers', 'restored']) {
      mkdirSync(join(place.files, folder));
      writeFileSync(join(place.files, folder, 'letter.txt'), `of ${folder}\n`);
    }
    symlinkSync(join(place.files, 'photos'), join(place.files, 'album'));
    symlinkSync('/etc', join(place.files, 'way-out'));
    const make = (name) => admin.makeRepository(name, place.repository(name), { source_directories: [join(place.files, name)] });
    this.photos = await make('photos');
    this.papers = await make('papers');
    this.backup = await admin.backUp(this.photos);
    for (const job of [this.backup, await admin.backUp(this.papers)]) assert.equal((await admin.ended(job)).state, 'succeeded');
    [this.archive] = (await admin.good('GET', `/api/repositories/${this.photos.id}/archives`)).archives;
    const order = { repository_id: this.photos.id, archive: this.archive.name, paths: [], destination: join(place.files, 'restored') };
    this.restore = (await admin.good('POST', '/api/restore/start', order)).job_id;
    await admin.ended(this.restore);
    const wanted = { source_directories: [join(place.files, 'photos')], repositories: [{ repository_id: this.photos.id }] };
    this.plan = await admin.good('POST', '/api/backup-plans', { name: 'plan of photos', ...wanted });
    this.schedule = (await admin.good('POST', '/api/schedule', { name: 'old of photos', cron_expression: '0 3 1 1 *', repository_id: this.photos.id })).job;
    await admin.good('POST', '/api/notifications', { name: 'hook of photos', service_url: `jsons://ops:${HOOK}@host.example/x`, enabled: false });
    this.run = await admin.ranToItsEnd(await admin.good('POST', `/api/backup-plans/${this.plan.id}/run`));
  }

  async invite() {
    this.people.anonymous = this.server.client();
    await this.makeUser('viewer', 'viewer', [[this.photos, 'viewer']]);
    await this.makeUser('operator', 'viewer', [[this.photos, 'operator']]);
    await this.makeUser('other', 'viewer', [[this.papers, 'viewer']]);
    await this.makeUser('manager', 'operator', []);
  }

  /** A user with a role on one repository, who has chosen a password. */
  makeUser = async (username, role, grants) => {
    const { admin, server } = this;
    const { user } = await admin.good('POST', '/api/settings/users', { username, password: FIRST, role });
    for (const [repository, granted] of grants) {
      await admin.good('POST', `/api/settings/users/${user.id}/permissions`, { repository_id: repository.id, role: granted });
    }
    this.users[username] = user;
    const somebody = await server.signIn(username, FIRST);
    await somebody.good('POST', '/api/auth/change-password', { current_password: FIRST, new_password: OWN });
    return (this.people[username] = await server.signIn(username, OWN));
  };

  /** Calls, and remembers what was answered. */
  call = async (who, method, path, body, headers) => {
    const answer = await this.people[who].call(method, path, body, headers);
    this.answers.push({
      from: `${who} ${method} ${path}`,
      who,
      method,
      status: answer.status,
      id: answer.headers.get('x-request-id'),
      text: answer.text + JSON.stringify([...answer.headers]),
    });
    return answer;
  };

  end() {
    return this.place.remove();
  }
}
