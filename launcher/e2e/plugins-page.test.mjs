// The console's page of plugins, and pages that plugins bring to it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, signIn } from './browser.mjs';
import { NAME, PluginHost, sha256 } from './plugin-host.mjs';
import { hello } from './plugin-jars.mjs';

const PLUGINS = '/settings/plugins';
/** It asks its own resource, and shows what that says. */
const MODULE = `
  import { heading } from './words.js';
  export default function show(element, host) {
    const line = document.createElement('p');
    line.textContent = heading + ' …';
    element.append(line);
    host.api.get('api/x/' + host.name + '/hello/json').then(({ version }) => (line.textContent = heading + ' ' + version + ' ' + host.language));
    return () => line.remove();
  }`;

const PAGE = {
  classes: {
    Page: 'public class Page implements org.borgui.spi.web.ConsolePage {}',
    Json: `
      @jakarta.ws.rs.Path("hello/json")
      public class Json {
        @jakarta.ws.rs.GET @jakarta.ws.rs.Produces("application/json") @org.borgui.spi.web.Permit(org.borgui.api.access.Permission.SIGNED_IN)
        public java.util.Map<String, String> get() { return java.util.Map.of("version", "VERSION"); }
      }`,
  },
  components: {
    Page:
      '<property name="borgui.page.module" value="page.js"/><property name="borgui.page.titles" type="String">en=Greetings\nde=Grüße</property>' +
      '<service><provide interface="org.borgui.spi.web.ConsolePage"/></service>',
    Json: '<property name="borgui.rest.resource" type="Boolean" value="true"/><service><provide interface="PACKAGE.Json"/></service>',
  },
};

const host = new PluginHost();
const jar = (version, more, files) => host.jars.make({ ...hello(NAME, version, more), files });
const withPage = (version) => jar(version, PAGE, { 'web/page.js': MODULE, 'web/words.js': "export const heading = 'Greetings of version';", 'secret.txt': 'not for the web' });
let browser;
let page;

before(async () => {
  await host.start();
  browser = await openBrowser(host.server.url);
  page = browser.page;
  await signIn(page);
});

after(async () => {
  await browser?.close();
  await host.remove();
});

const button = (name) => page.getByRole('button', { name, exact: true });

describe('in the console', { concurrency: false }, () => {
  test('a plugin is uploaded, doubted, compared, approved, and runs', async () => {
    const made = withPage('1.0.0');
    await page.goto(PLUGINS);
    await page.getByText('No plugin is installed').waitFor();
    await page.getByLabel('Jar of a plugin').setInputFiles(made);
    const line = page.getByRole('listitem').filter({ hasText: NAME });
    await line.getByText('It is neither a part of this distribution nor signed.').waitFor();
    await line.getByRole('button', { name: 'Install' }).click();
    await page.getByText(sha256(made)).waitFor();
    assert.ok(await button('Approve and install').isDisabled(), 'not before the digest was compared');
    await page.getByLabel('I have compared the digest').check();
    await button('Approve and install').click();
    await page.getByRole('listitem').filter({ hasText: NAME }).getByText('Running').waitFor();
    await browser.picture('plugins-installed');
  });

  test('a file that is no plugin is refused with its reason', async () => {
    await page.getByLabel('Jar of a plugin').setInputFiles({ name: 'x.jar', mimeType: 'application/java-archive', buffer: Buffer.from('x') });
    await page.getByRole('dialog').getByText(/This file is no plugin/).waitFor();
    await button('Close').click();
  });

  test('its page is listed, runs under the policy of the console, and follows an update', async () => {
    await page.goto('/settings');
    await page.getByRole('link', { name: 'Greetings' }).click();
    await page.getByText('Greetings of version 1.0.0 en').waitFor();
    await host.good(withPage('1.1.0'));
    await page.getByText('Greetings of version 1.1.0 en').waitFor();
    await browser.picture('plugin-own-page');
    assert.deepEqual(browser.complaints.filter((complaint) => !/422|503/.test(complaint)), []);
  });

  test('of its bundle nothing but the folder web/ is handed out, and to nobody who has not signed in', async () => {
    const file = (path, client = host.admin) => client.call('GET', `/api/plugins/pages/${NAME}/${path}`);
    const script = await file('page.js');
    assert.equal(script.status, 200);
    assert.match(script.headers.get('content-type'), /^text\/javascript/);
    for (const path of ['../secret.txt', '%2e%2e/secret.txt', 'secret.txt', '', '.', 'page.js/', '%2fsecret.txt']) {
      assert.ok([400, 404].includes((await file(path)).status), path);
    }
    assert.equal((await file('page.js', host.server.client())).status, 401);
  });

  test('a page that breaks says so, and the console goes on', async () => {
    await host.good(jar('1.2.0', PAGE, { 'web/page.js': 'throw new Error("broken on purpose");' }));
    await page.getByText(`This page of ${NAME} does not work.`).waitFor();
    await page.goto('/settings');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  });

  test('a plugin is removed by its name, and its page goes with it', async () => {
    await page.goto(`${PLUGINS}/${NAME}`);
    await button('Remove').click();
    await page.getByRole('dialog').getByRole('textbox').fill(NAME);
    await button('Remove plugin').click();
    await page.getByText('No plugin is installed').waitFor();
    await page.goto('/settings');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Greetings' }).count(), 0);
  });
});
