import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';

/**
 * Sends exactly these header lines, in UTF-8 or as the bytes they are, over a connection from `from` to `to`; answers status, body and headers.
 * No HTTP client comes in between that would mend, sort or join them.
 */
export function ask(port, path, lines, { from = '127.0.0.1', to = '127.0.0.1', method = 'GET', host = 'localhost' } = {}) {
  const head = Buffer.from([`${method} ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ''].join('\r\n'));
  const rest = lines.map((line) => Buffer.concat([Buffer.isBuffer(line) ? line : Buffer.from(line), Buffer.from('\r\n')]));
  return new Promise((resolve, reject) => {
    const chunks = [];
    const socket = connect({ port, host: to, localAddress: from });
    socket.setTimeout(20_000, () => socket.destroy(new Error(`no answer to ${lines}`)));
    socket.on('error', reject);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => resolve(read(Buffer.concat(chunks).toString())));
    socket.on('connect', () => socket.write(Buffer.concat([head, ...rest, Buffer.from('\r\n')])));
  });
}

function read(answer) {
  const [head, ...parts] = answer.split('\r\n\r\n');
  const text = parts.join('\r\n\r\n');
  const json = /\{.*\}/s.exec(text);
  let body;
  try {
    body = json ? JSON.parse(json[0]) : undefined;
  } catch {
    body = undefined;
  }
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1]), head, text, body };
}

/** A network of its own with two machines in it, 10.213.7.2 and 10.213.7.3, that can reach this one as 10.213.7.1. */
export class OtherNetwork {
  constructor() {
    const id = `bu${process.pid}`;
    this.name = id;
    this.link = `${id}a`;
    try {
      run('ip', 'netns', 'add', id);
      run('ip', 'link', 'add', this.link, 'type', 'veth', 'peer', 'name', `${id}b`, 'netns', id);
      run('ip', 'addr', 'add', '10.213.7.1/24', 'dev', this.link);
      run('ip', 'link', 'set', this.link, 'up');
      for (const last of [2, 3]) run('ip', '-n', id, 'addr', 'add', `10.213.7.${last}/24`, 'dev', `${id}b`);
      run('ip', '-n', id, 'link', 'set', `${id}b`, 'up');
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** The status of a request from there. */
  ask(from, port, path, ...headers) {
    const words = ['-s', '-o', '/dev/null', '-w', '%{http_code}', '--interface', from, ...headers.flatMap((header) => ['-H', header])];
    return Number(run('ip', 'netns', 'exec', this.name, 'curl', ...words, `http://10.213.7.1:${port}${path}`));
  }

  remove() {
    spawnSync('ip', ['link', 'delete', this.link]);
    spawnSync('ip', ['netns', 'delete', this.name]);
  }
}

function run(...words) {
  const { status, stdout, stderr } = spawnSync(words[0], words.slice(1), { encoding: 'utf8', timeout: 30_000 });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
  return stdout;
}
