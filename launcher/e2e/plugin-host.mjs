// A server with plugins, as an admin deals with it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Jars } from './plugin-jars.mjs';
import { Place, until } from './rig.mjs';

export const NAME = 'org.example.greeter';

export const sha256 = (jar) => createHash('sha256').update(readFileSync(jar)).digest('hex');

export class PluginHost {
  constructor() {
    this.place = new Place();
    this.jars = new Jars();
  }

  async start(environment, distribution) {
    this.server = await this.place.start(environment, distribution);
    this.admin = await this.server.signIn();
  }

  async remove() {
    await this.place.remove();
    this.jars.remove();
  }

  upload(jar) {
    return this.admin.upload('/api/plugins/files', readFileSync(jar));
  }

  install(jar, approve = true) {
    return this.admin.call('POST', '/api/plugins/install', { sha256: sha256(jar), approve });
  }

  /** Uploads a jar that may come in, and installs it with the admin's word. */
  async put(jar) {
    const taken = await this.upload(jar);
    assert.equal(taken.status, 200, taken.text);
    return this.install(jar);
  }

  async good(jar) {
    const { status, body, text } = await this.put(jar);
    assert.equal(status, 200, text);
    return body;
  }

  /** The sentence of a refusal. */
  async refusal(jar, key = 'unusable') {
    const { status, key: found, body, text } = await this.put(jar);
    assert.equal(status, 409, text);
    assert.equal(found, `backend.errors.plugins.${key}`);
    return body.detail.message;
  }

  plugin(name = NAME) {
    return this.admin.call('GET', `/api/plugins/${name}`);
  }

  async version(name = NAME) {
    return (await this.plugin(name)).body?.version;
  }

  async file(jar) {
    const { files } = await this.admin.good('GET', '/api/plugins');
    return files.find((file) => file.sha256 === sha256(jar));
  }

  async away(name = NAME) {
    const { status, text } = await this.admin.call('DELETE', `/api/plugins/${name}`);
    assert.ok([200, 404].includes(status), text);
  }

  greeting(name = NAME) {
    return this.admin.call('GET', `/api/x/${name}/hello`);
  }

  greets(version, name = NAME) {
    return until(`${name} ${version} answers`, async () => (await this.greeting(name)).text === version);
  }
}
