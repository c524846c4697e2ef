// The HTTP API as its clients know it: fields, keys of errors, headers. One server, and each subject builds on those before it.
import { after } from 'node:test';
import { accounts } from './contract-accounts.mjs';
import { archives, deletions } from './contract-archives.mjs';
import { backups } from './contract-backups.mjs';
import { events } from './contract-events.mjs';
import { folders } from './contract-folders.mjs';
import { overviews } from './contract-overviews.mjs';
import { paths } from './contract-paths.mjs';
import { repositories } from './contract-repositories.mjs';
import { restores } from './contract-restores.mjs';
import { World } from './contract-world.mjs';

const world = await World.make();
after(() => world.end());

const SUBJECTS = [paths, accounts, repositories, backups, archives, restores, folders, overviews, events, deletions];
for (const tests of SUBJECTS) tests(world);
