// Who may do what, and what stays secret: all on one server, one subject a file.
import { after, describe } from 'node:test';
import { audit } from './access-audit.mjs';
import { browser } from './access-browser.mjs';
import { machine } from './access-machine.mjs';
import { pathsOutside } from './access-paths.mjs';
import { restores } from './access-restores.mjs';
import { eachRoute } from './access-routes.mjs';
import { secrets } from './access-secrets.mjs';
import { sessions } from './access-sessions.mjs';
import { tokens } from './access-tokens.mjs';
import { World } from './access-world.mjs';
import { holes } from './holes.mjs';

const inOrder = { concurrency: false };
const world = await World.make();
after(() => world.end());

describe('each route', inOrder, () => eachRoute(world));
describe('sessions', inOrder, () => sessions(world));
describe('a browser', inOrder, () => browser(world));
describe('paths outside the roots do not exist', inOrder, () => pathsOutside(world));
describe('a viewer who restores', inOrder, () => restores(world));
describe('tokens', inOrder, () => tokens(world));
describe('the audit log', inOrder, () => audit(world));
describe('a viewer finds closed', inOrder, () => holes(world));
describe('the process of the server', inOrder, () => machine(world));
describe('secrets', inOrder, () => secrets(world));
