// Plugins made on the spot: a little Java, compiled against the bundles of the distribution, in a jar with a manifest by hand.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DISTRIBUTION } from './rig.mjs';

const EXTENDER = 'osgi.extender;filter:="(osgi.extender=osgi.component)"';
const REST = 'osgi.implementation;filter:="(osgi.implementation=borgui.rest)"';

const jarsOf = (folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.jar')).map((name) => join(folder, name));
const CLASSPATH = [...jarsOf(join(DISTRIBUTION, 'repository')), ...jarsOf(join(DISTRIBUTION, 'lib'))].join(':');

/** Where the jars of one file of tests lie; to be removed by it. */
export class Jars {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'borg-ui-plugins-'));
    this.count = 0;
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * A jar, and where it lies.
   *
   * @param name symbolic name, and the package of its classes
   * @param classes sources by the name of the class; PACKAGE and VERSION stand for what they say
   * @param components the bodies of component descriptions by the name of the class
   * @param configured the classes of components that need a configuration
   * @param imports packages, with versions if need be
   * @param headers more lines of the manifest
   */
  make({ name, version, classes = {}, components = {}, configured = [], imports = [], headers = [], files = {} }) {
    const work = join(this.folder, String(++this.count));
    const out = join(work, 'out');
    const fill = (text) => text.replaceAll('PACKAGE', name).replaceAll('VERSION', version);
    const sources = Object.entries(classes).map(([type, text]) => write(join(work, 'src', ...name.split('.'), `${type}.java`), `package ${name};\n${fill(text)}`));
    mkdirSync(out, { recursive: true });
    if (sources.length > 0) {
      execFileSync('javac', ['-nowarn', '-proc:none', '--release', '17', '-cp', CLASSPATH, '-d', out, ...sources], { stdio: ['ignore', 'ignore', 'inherit'] });
    }
    for (const [type, body] of Object.entries(components)) write(join(out, 'OSGI-INF', `${type}.xml`), description(`${name}.${type}`, fill(body), configured.includes(type)));
    for (const [path, content] of Object.entries(files)) write(join(out, path), content);
    const lines = [
      'Bundle-ManifestVersion: 2',
      `Bundle-SymbolicName: ${name}`,
      `Bundle-Version: ${version}`,
      ...(imports.length > 0 ? [`Import-Package: ${imports.join(',')}`] : []),
      ...(Object.keys(components).length > 0
        ? [`Service-Component: ${Object.keys(components).map((type) => `OSGI-INF/${type}.xml`).join(',')}`, `Require-Capability: ${EXTENDER},${REST}`]
        : []),
      ...headers.map(fill),
    ];
    const manifest = write(join(work, 'MANIFEST.MF'), `${lines.map(folded).join('\n')}\n`);
    const jar = join(work, `${name}-${version}.jar`);
    execFileSync('jar', ['--create', '--file', jar, '--manifest', manifest, '-C', out, '.']);
    return jar;
  }

  /** A store of keys with one certificate of its own making, which is written down beside it. */
  signer(subject) {
    const store = join(this.folder, `${++this.count}.p12`);
    const words = ['-keystore', store, '-storepass', 'for-tests-only', '-alias', 'own'];
    execFileSync('keytool', ['-genkeypair', ...words, '-keyalg', 'EC', '-groupname', 'secp256r1', '-dname', `CN=${subject}`, '-validity', '30', '-storetype', 'PKCS12'], { stdio: 'ignore' });
    const pem = execFileSync('keytool', ['-exportcert', '-rfc', ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return { store, pem };
  }

  /** Puts an entry into a jar, in the place of one of that name. */
  add(jar, path, content) {
    const work = join(this.folder, String(++this.count));
    write(join(work, path), content);
    execFileSync('jar', ['--update', '--file', jar, '-C', work, path]);
  }

  /** Signs a jar in its place. */
  sign(jar, { store }, words = []) {
    execFileSync('jarsigner', [...words, '-keystore', store, '-storepass', 'for-tests-only', jar, 'own'], { stdio: 'ignore' });
    return jar;
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Lines of a manifest are 72 bytes long at most. */
const folded = (line) => line.match(/^.{1,70}|.{1,69}/g).join('\n ');

const description = (type, body, configured) => `<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="${type}"${configured ? ' configuration-policy="require"' : ''}>
  <implementation class="${type}"/>
  ${body}
</scr:component>
`;

const WEB = ['jakarta.ws.rs', 'org.borgui.spi.web', 'org.borgui.api.access'];

/** A plugin with one resource, that tells its version. */
export const hello = (name, version, more = {}) => ({
  name,
  version,
  imports: [...new Set([...WEB, ...(more.imports ?? [])])],
  classes: {
    Hello: `
      @jakarta.ws.rs.Path("hello")
      public class Hello {
        @jakarta.ws.rs.GET @org.borgui.spi.web.Permit(org.borgui.api.access.Permission.SIGNED_IN)
        public String get() { return "VERSION"; }
      }`,
    ...more.classes,
  },
  components: {
    Hello: '<property name="borgui.rest.resource" type="Boolean" value="true"/><service><provide interface="PACKAGE.Hello"/></service>',
    ...more.components,
  },
  headers: more.headers ?? [],
});

export const activator = (body) => ({
  imports: ['org.osgi.framework'],
  classes: {
    Activator: `
      public class Activator implements org.osgi.framework.BundleActivator {
        public void start(org.osgi.framework.BundleContext context) throws Exception { ${body} }
        public void stop(org.osgi.framework.BundleContext context) {}
      }`,
  },
  headers: ['Bundle-Activator: PACKAGE.Activator'],
});
