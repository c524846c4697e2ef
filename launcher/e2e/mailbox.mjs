import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/** A key, its certificate for `localhost`, and the options that let the server under test trust it. */
export function certificate(folder) {
  const file = join(folder, 'mail.p12');
  const made = spawnSync('keytool', [
    '-genkeypair', '-alias', 'mail', '-keyalg', 'RSA', '-keysize', '2048', '-validity', '2', '-storetype', 'PKCS12',
    '-dname', 'CN=localhost', '-ext', 'san=dns:localhost', '-keystore', file, '-storepass', 'changeit',
  ], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stdout + made.stderr);
  return { pfx: readFileSync(file), passphrase: 'changeit', trust: `-Djavax.net.ssl.trustStore=${file} -Djavax.net.ssl.trustStorePassword=changeit` };
}

/** A mail server that keeps what it is given; it takes mail from one account, after STARTTLS. */
export class MailServer {
  constructor({ pfx, passphrase }) {
    this.mails = [];
    this.smtp = new SMTPServer({
      pfx,
      passphrase,
      authMethods: ['PLAIN', 'LOGIN'],
      onAuth: ({ username, password }, session, done) =>
        username === 'ana' && password === 'p/w' && session.secure ? done(null, { user: username }) : done(new Error('geheim: no such account')),
      onData: (stream, session, done) => {
        const parts = [];
        stream.on('data', (part) => parts.push(part));
        stream.on('end', () => {
          this.mails.push({ text: Buffer.concat(parts).toString('utf8'), from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map(({ address }) => address), secure: session.secure });
          done();
        });
      },
    });
    this.smtp.on('error', () => {}); // a client that does not trust the certificate hangs up
  }

  async listen(port = 0) {
    await new Promise((listening) => this.smtp.listen(port, '127.0.0.1', listening));
    this.port = this.smtp.server.address().port;
    return this;
  }

  close() {
    return new Promise((closed) => this.smtp.close(closed));
  }
}

/** A web server that keeps what is posted to it. */
export class Hook {
  constructor() {
    this.calls = [];
    this.status = 200;
    this.http = createServer((request, answer) => {
      const parts = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => {
        this.calls.push({ method: request.method, url: request.url, headers: request.headers, text: Buffer.concat(parts).toString('utf8') });
        answer.writeHead(this.status).end();
      });
    });
  }

  async listen() {
    await new Promise((listening) => this.http.listen(0, '127.0.0.1', listening));
    this.port = this.http.address().port;
    return this;
  }

  /** The notices that came, oldest first. */
  notices() {
    return this.calls.map(({ text }) => JSON.parse(text));
  }

  close() {
    this.http.closeAllConnections();
    return new Promise((closed) => this.http.close(closed));
  }
}
