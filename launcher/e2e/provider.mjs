// A certified provider of OpenID Connect, at which whoever comes is signed in as the one whom the test names.
import Provider from 'oidc-provider';
import { freePort } from './rig.mjs';

export const CLIENT = 'borg-ui';
export const CLIENT_SECRET = 'a secret between two servers 4711';

/** What people there are like, by their subject. */
const usual = (subject) => ({ preferred_username: subject, name: `${subject} of the provider`, email: `${subject}@example.org`, email_verified: true });

export class IdentityProvider {
  /** Who sits before the browser; null: somebody who says no. */
  who = 'ida';
  claims = {};
  logins = 0;

  /** @param servers addresses of servers that may send people here, and the id this provider has there */
  async start(servers, id = 'oidc') {
    const port = await freePort();
    this.issuer = `http://localhost:${port}`;
    const place = id === 'oidc' ? '/api/auth/oidc' : `/api/auth/oidc/${id}`;
    this.provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT,
          client_secret: CLIENT_SECRET,
          grant_types: ['authorization_code'],
          response_types: ['code'],
          redirect_uris: servers.map((url) => `${url}${place}/callback`),
          token_endpoint_auth_method: 'client_secret_basic',
          post_logout_redirect_uris: servers.map((url) => `${url}/`),
          backchannel_logout_uri: `${servers[0]}${place}/backchannel`,
          backchannel_logout_session_required: true,
        },
      ],
      clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
      claims: { openid: ['sub', 'sid', 'auth_time'], profile: ['name', 'preferred_username', 'groups', 'realm_access'], email: ['email', 'email_verified'] },
      cookies: { keys: ['one key'] },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      // Its own guard lets it tell nobody on this machine.
      fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
      findAccount: async (_, subject) => ({ accountId: subject, claims: async () => ({ sub: subject, ...usual(subject), ...this.claims }) }),
    });
    this.provider.use((context, next) => (context.path.startsWith('/interaction/') ? this.#interact(context) : next()));
    this.server = this.provider.listen(port, 'localhost');
    await new Promise((listening) => this.server.once('listening', listening));
    return this;
  }

  async #interact(context) {
    const { prompt, params, session, grantId } = await this.provider.interactionDetails(context.req, context.res);
    let result;
    if (this.who === null) {
      result = { error: 'access_denied', error_description: 'Not today' };
    } else if (prompt.name === 'login') {
      this.logins += 1;
      result = { login: { accountId: this.who } };
    } else {
      const grant = (grantId && (await this.provider.Grant.find(grantId))) || new this.provider.Grant({ accountId: session.accountId, clientId: params.client_id });
      grant.addOIDCScope(params.scope);
      result = { consent: { grantId: await grant.save() } };
    }
    await this.provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: true });
    context.respond = false;
  }

  /** How this provider is set up in the console. */
  settings(more = {}) {
    return { id: 'oidc', name: 'Example', enabled: true, issuer: this.issuer, client_id: CLIENT, client_secret: CLIENT_SECRET, new_user_mode: 'viewer', ...more };
  }

  stop() {
    this.server?.closeAllConnections();
    return new Promise((closed) => (this.server ? this.server.close(closed) : closed()));
  }
}

/** A browser without pages: it keeps cookies of each server, and follows where it is sent. */
export class Visitor {
  jars = new Map();
  seen = [];

  #jar(url) {
    const { host } = new URL(url);
    if (!this.jars.has(host)) this.jars.set(host, new Map());
    return this.jars.get(host);
  }

  async ask(method, url, body, headers = {}) {
    const jar = this.#jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value && !/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) jar.set(name, value);
      else jar.delete(name);
    }
    const text = await answer.text();
    this.seen.push(text, answer.headers.get('location') ?? '');
    let read = null;
    try {
      read = JSON.parse(text);
    } catch {
      // a page
    }
    const next = answer.headers.get('location');
    return { status: answer.status, location: next && new URL(next, url).href, text, body: read, key: read?.detail?.key ?? null, headers: answer.headers };
  }

  /** Goes on until it is told to stay, or an address is one that it is to stop at; the last answer, and its address. */
  async follow(url, stop = () => false) {
    let at = url;
    for (let steps = 0; steps < 12; steps++) {
      if (stop(at)) return { at };
      const answer = await this.ask('GET', at);
      if (!answer.location) return { ...answer, at };
      at = answer.location;
    }
    throw new Error(`it is sent on and on: ${at}`);
  }
}
