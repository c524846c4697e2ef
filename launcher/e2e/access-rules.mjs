// What the rules answer on each route, and to whom.
const PUBLIC = [
  'GET /api/auth/authorization-model',
  'GET /api/auth/config',
  'POST /api/auth/login',
  'POST /api/auth/login/totp',
  'GET /api/auth/session',
  'POST /api/auth/session',
  'POST /api/auth/session/totp',
  'POST /api/auth/session/passkey',
  'GET /api/auth/passkeys/authenticate',
  'POST /api/auth/passkeys/authenticate/options',
  'POST /api/auth/passkeys/authenticate/verify',
  'GET /api/system/info',
  'GET /api/auth/oidc/providers',
];

/** Public as well, and of no use while there is no provider, or for who was not sent to one. */
const OIDC = {
  'GET /api/auth/oidc/login': 404,
  'GET /api/auth/oidc/{provider}/login': 404,
  'GET /api/auth/oidc/callback': 400,
  'GET /api/auth/oidc/{provider}/callback': 400,
  'POST /api/auth/oidc/exchange': 403,
  'POST /api/auth/session/oidc': 401,
  'POST /api/auth/oidc/backchannel': 422,
  'POST /api/auth/oidc/{provider}/backchannel': 422,
};

const ADMINS = [
  /^\w+ \/api\/settings\/users/,
  /^\w+ \/api\/settings\/access-policy/,
  /^\w+ \/api\/settings\/sign-in-providers/,
  /^\w+ \/api\/plugins(?!\/pages)/,
  /^\w+ \/api\/notifications/,
  /^\w+ \/api\/audit/,
  /^\w+ \/api\/auth\/users/,
  /^GET \/api\/auth\/events$/,
  /^(POST|PUT|DELETE) \/api\/repositories(?!.*\/(check|restore-check|check-schedule|restore-check-schedule|break-lock)$)/,
  /^GET \/api\/repositories\/\{repo_id\}\/wipe-jobs/,
  /^GET \/api\/repositories\/\{repo_id\}\/keyfile$/,
  /^(PUT|POST) \/api\/settings\/system/,
  /^GET \/api\/settings\/system\/logs/,
  /^\w+ \/api\/settings\/vault/,
  /^DELETE \/api\/activity/,
  /^GET \/api\/posture$/,
  /^PUT \/api\/filesystem\/roots$/,
  /^POST \/api\/filesystem\/create-folder$/,
];

/** Which need the role of an operator on the repository they are about. */
const OPERATORS = [
  'POST /api/backup/start',
  'POST /api/backup/run',
  'POST /api/backup/cancel/{job_id}',
  'DELETE /api/archives/{archive_id}',
  'POST /api/repositories/{repo_id}/check',
  'POST /api/repositories/{repo_id}/restore-check',
  'PUT /api/repositories/{repo_id}/check-schedule',
  'PUT /api/repositories/{repo_id}/restore-check-schedule',
  'POST /api/repositories/{repo_id}/break-lock',
];

/** Plans follow the rights on their repositories; what changes them needs those of an operator. */
const PLANS = /^\w+ \/api\/backup-plans/;

/** Schedules of the older kind need the role of an operator on the server besides. */
const SCHEDULES = /^(POST|PUT|DELETE) \/api\/schedule(\/\{|$)/;

/** About the caller, who may always. */
const OWN = /^\w+ \/api\/(auth\/(step-up|sessions|totp|passkeys|oidc)|downloads|settings\/(tokens|profile))/;

/** About one repository or one of its jobs; all others are lists or about the caller. */
export function isAboutRepository(route) {
  if (route.includes('/settings/')) return false;
  return (
    /\{(repo_id|repository_id|job_id|id|archive_id|plan_id|run_id|schedule_id)\}/.test(route) ||
    /^GET \/api\/archives\/(list|download)|^POST \/api\/(backup\/(start|run)|restore\/(preview|start))/.test(route)
  );
}

/** Whether anybody may call it, signed in or not. */
export const isPublic = (route) => PUBLIC.includes(route) || route in OIDC;

/** What the rules say; an id that nobody made counts as a foreign one. */
export function expected(route, who, isForeign) {
  if (route in OIDC) return [OIDC[route]];
  if (PUBLIC.includes(route)) return route.endsWith('/options') || !route.startsWith('POST') ? [200] : [422];
  if (who === 'anonymous') return [401];
  if (OWN.test(route)) return [200, 204, 400, 403, 404, 422]; // what is sent is wrong, or about nothing that there is
  if (who === 'admin') return isForeign ? [400, 404, 409, 422] : [200, 201, 202, 204, 400, 404, 409, 422];
  if (ADMINS.some((rule) => rule.test(route))) return [403];
  if (SCHEDULES.test(route)) return who === 'manager' ? (isAboutRepository(route) ? [403] : [422]) : [403];
  if (route === 'POST /api/backup-plans') return who === 'operator' ? [422] : [403];
  if (isAboutRepository(route) && (isForeign || who === 'other' || who === 'manager')) return [403, 404];
  if (route === 'POST /api/jobs/{id}/cancel') return who === 'operator' ? [409] : [403];
  if (route === 'GET /api/plugins/pages/{plugin}/{path}') return [404];
  // The job is none of that kind, or has ended: found out only by those who may know it.
  if (/-jobs\/\{job_id\}/.test(route)) return [404];
  if (PLANS.test(route) && !route.startsWith('GET')) return who === 'viewer' ? [403] : [200, 201, 202, 400, 409, 422];
  if (/POST .*cancel/.test(route)) return OPERATORS.includes(route) && who === 'viewer' ? [403, 400] : [400, 409];
  if (OPERATORS.includes(route)) return who === 'viewer' ? [403] : [200, 400, 409];
  return [200];
}
