/** What is seen of plugins. */
const button = (page, name) => page.getByRole('button', { name, exact: true }).first();
const dialog = (page) => page.getByRole('dialog').waitFor();
const json = (url, body, status = 200) => (page) => page.route(url, (route) => route.fulfill({ status, json: body }));

const PLUGINS = '/settings/plugins';
const ALL = '**/api/plugins';
const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const plugin = (name, more) => ({
  name,
  version: '1.2.0',
  title: 'Notices to the radio of the house',
  description: 'Plays each notice that a backup has failed on every loudspeaker that listens.',
  sha256: DIGEST,
  source: 'upload',
  trust: { kind: 'approval', by: 'admin' },
  state: 'running',
  trouble: '',
  installed_at: '2026-11-01T08:00:00.000+00:00',
  installed_by: 'admin',
  provides: ['Notifier (radio, radios)'],
  needs: ['org.borgui.api', 'org.borgui.api.notice', 'org.borgui.egress', 'org.borgui.spi.notice'],
  uses: [],
  note: '',
  ...more,
});
const file = (name, more) => ({
  sha256: DIGEST,
  name,
  version: '2.0.0',
  title: 'Hooks for the kitchen',
  description: '',
  size: 81_234,
  source: 'upload',
  trust: { kind: 'none', by: '' },
  doubts: [],
  needs: ['org.borgui.api.notice', 'org.borgui.egress', 'org.borgui.spi.notice'],
  installed: false,
  trouble: '',
  ...more,
});

const MANY = {
  plugins: [
    plugin('org.example.radio'),
    plugin('org.example.a.rather.long.symbolic.name.of.a.bundle', { title: 'Waits', state: 'waiting', trouble: 'org.example.Waits waits for a configuration org.example.waits.' }),
    plugin('org.example.changed', { title: 'Changed', state: 'failed', trouble: 'its file was changed on the disk: its SHA-256 is 1 instead of 2' }),
    plugin('org.example.cut', { title: 'Cut short', note: 'The server ended while 2.0 was being installed; 1.2.0 is in use as before.' }),
  ],
  files: [
    file('org.example.kitchen', { doubts: ['It is neither a part of this distribution nor signed.', 'It is older than what is installed, which is 3.0.0.'] }),
    file('org.borgui.notify.ntfy', { sha256: `1${DIGEST.slice(1)}`, title: 'Ntfy', source: 'distribution', trust: { kind: 'distribution', by: '' } }),
    file('org.example.signed', { sha256: `2${DIGEST.slice(1)}`, title: 'Signed', source: 'folder', trust: { kind: 'signature', by: 'CN=Ada Lovelace, O=Engines' }, trouble: 'It does not start within 10 s.' }),
  ],
};
const many = json(ALL, MANY);
const one = (page) => page.route(`${ALL}/*`, (route) => route.fulfill({ json: MANY.plugins[0] }));
const lines = json(`${ALL}/*/log`, { lines: Array.from({ length: 40 }, (_, i) => `2026-11-29T08:00:${10 + i}Z INFO  Played “backup of photos failed” on 4 loudspeakers`) });

export const PLUGIN_STOPS = [
  { name: 'plugins', at: PLUGINS, shows: 'No plugin is installed' },
  { name: 'plugins-many', at: PLUGINS, before: many, shows: 'Hooks for the kitchen' },
  { name: 'plugins-error', at: PLUGINS, before: json(ALL, { detail: 'The store is being repaired.' }, 503), shows: 'The store is being repaired.' },
  { name: 'plugins-loading', at: PLUGINS, before: (page) => page.route(ALL, () => undefined), shows: 'Upload a plugin' },
  { name: 'plugin-approve-dialog', at: PLUGINS, before: many, shows: 'Hooks for the kitchen', does: (page) => button(page, 'Install').click().then(() => dialog(page)) },
  {
    name: 'plugin',
    at: `${PLUGINS}/org.example.radio`,
    before: async (page) => {
      await one(page);
      await lines(page);
    },
    shows: 'Played',
  },
  {
    name: 'plugin-remove-dialog',
    at: `${PLUGINS}/org.example.radio`,
    before: async (page) => {
      await one(page);
      await lines(page);
    },
    does: (page) => button(page, 'Remove').click().then(() => dialog(page)),
  },
];

export const GERMAN_PLUGINS = [['plugins', PLUGINS, 'Kann installiert werden']];
