// A request for each route of the API, about what one names.
import { join } from 'node:path';
import { Form } from './rig.mjs';

/** Not called with a session that is needed afterwards, and for other reasons said. */
const LEFT_OUT = {
  'POST /api/auth/logout': 'it ends the session; tested on its own',
  'POST /api/auth/refresh': 'it ends the session; tested on its own',
  'DELETE /api/auth/sessions': 'it ends the sessions of the other tests; tested on its own',
  'POST /api/auth/change-password': 'tested on its own',
  'POST /api/settings/change-password': 'tested on its own',
  'POST /api/auth/password-setup/skip': 'always refused',
};

/** All routes that can be called; what ends things comes last. */
export async function routesOf(admin) {
  const { paths } = await admin.good('GET', '/api/openapi.json');
  return Object.entries(paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .filter((route) => !(route in LEFT_OUT))
    .sort((one, two) => one.startsWith('DELETE') - two.startsWith('DELETE'));
}

export class Requests {
  constructor({ place, archive }) {
    this.photos = join(place.files, 'photos');
    this.restored = join(place.files, 'restored');
    this.files = place.files;
    this.archive = archive.name;
  }

  /** The request of a route about this repository, this job, this user. */
  of(route, { repository, job, user, plan, schedule, run }) {
    const [method, template] = route.split(' ');
    const path = template
      .replace('{repo_id}', repository)
      .replace('{repository_id}', repository)
      .replace('{user_id}', user)
      .replace('{plan_id}', plan)
      .replace('{schedule_id}', schedule)
      .replace('{run_id}', run)
      .replace('{setting_id}', '987654')
      .replace('{session_id}', '987654')
      .replace('{token_id}', '987654')
      .replace('{passkey_id}', '987654')
      .replace('{provider}', 'nobody-set-up')
      .replace('{operation}', 'check')
      .replace(/\{(job_)?id\}/, job)
      .replace('{job_type}', 'backup')
      .replace(/\{(archive_name|name|archive_id)\}/, encodeURIComponent(this.archive));
    const query = new URLSearchParams(this.query(template, repository));
    return { method, path: query.size > 0 ? `${path}?${query}` : path, body: method === 'GET' ? undefined : this.body(route, repository) };
  }

  query(template, repository) {
    const { archive } = this;
    if (/^\/api\/archives\/(list|download|\{archive_id\})/.test(template)) {
      return { repository, archive, file_path: join(this.photos, 'letter.txt') };
    }
    if (template.endsWith('/tar')) return { archive, path: this.photos.slice(1) };
    return template.endsWith('validate-path') ? { path: this.files } : {};
  }

  body(route, repository) {
    if (route.endsWith('/backchannel')) return new URLSearchParams();
    if (/\/(totp|passkeys?|oidc)(\/|$)/.test(route)) return {};
    if (/\/auth\/(?!users)/.test(route)) return new URLSearchParams(); // a wrong password would count
    if (route.endsWith('/downloads')) return { path: '/api/jobs/1/logs/download' };
    if (route.endsWith('/keyfile')) return new Form('keyfile', 'BORG_KEY 00\n');
    if (/backup\/(start|run)/.test(route)) return { repository: String(repository), source_directories: [] };
    if (/backup-plans(\/\{plan_id\})?$/.test(route)) return { repositories: [{ repository_id: repository }] };
    if (route.includes('/from-repository/')) return { copy_schedule: false, move_source_settings: false };
    if (route.endsWith('/break-lock')) return { confirmation_phrase: 'not its name' };
    if (route.includes('/restore/')) return { repository_id: repository, archive: this.archive, paths: [], destination: this.restored };
    return {};
  }
}
