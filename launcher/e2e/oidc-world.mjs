// A server and a certified provider beside it, and the way of a person from one to the other and back.
import assert from 'node:assert/strict';
import { IdentityProvider, Visitor } from './provider.mjs';
import { freePort, Place } from './rig.mjs';

export const ERRORS = 'backend.errors.auth.';
export const MANAGE = '/api/settings/sign-in-providers';

/** What somebody who has come back is answered. */
export const exchange = (visitor, url) => visitor.ask('POST', `${url}/api/auth/oidc/exchange`, undefined, { origin: new URL(url).origin });

export class SignOnWorld {
  place = new Place();
  provider = new IdentityProvider();

  async start() {
    this.environment = { PORT: String(await freePort()), EGRESS_ALLOW: 'localhost' };
    await this.provider.start([`http://localhost:${this.environment.PORT}`]);
    await this.startServer();
  }

  /** At the same address again. */
  async startServer(more = {}) {
    await this.server?.stop();
    this.server = await this.place.start({ ...this.environment, ...more });
    this.admin = await this.server.signIn();
  }

  async stop() {
    await this.provider.stop();
    await this.place.remove();
  }

  async types() {
    return (await this.admin.good('GET', '/api/auth/events?limit=50')).map(({ event_type: type }) => type);
  }

  change(more) {
    return this.admin.good('PUT', `${MANAGE}/oidc`, { ...this.provider.settings(more), client_secret: null });
  }

  async user(name) {
    return (await this.admin.good('GET', '/api/settings/users')).users.find(({ username }) => username === name);
  }

  /** Somebody goes to the provider and comes back; where they end. */
  async visit(who, { visitor = new Visitor(), returnTo = '/plans' } = {}) {
    const { url } = this.server;
    this.provider.who = who;
    const isBack = (at) => /[?&]oidc(_error|_link)?=/.test(at) && at.startsWith(url);
    const { at } = await visitor.follow(`${url}/api/auth/oidc/login?return_to=${encodeURIComponent(returnTo)}`, isBack);
    return { visitor, at: new URL(at) };
  }

  /** Somebody comes back, and is refused a session; why. */
  async refusal(who) {
    const { visitor } = await this.visit(who);
    return (await exchange(visitor, this.server.url)).key;
  }

  /** The same, and signs in. */
  async comeIn(who, options) {
    const { visitor, at } = await this.visit(who, options);
    assert.equal(at.searchParams.get('oidc'), 'complete', at.href);
    const answer = await exchange(visitor, this.server.url);
    const client = this.server.client();
    client.token = answer.body?.access_token;
    return { ...answer, visitor, client };
  }
}
