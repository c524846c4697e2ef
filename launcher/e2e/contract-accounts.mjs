// Signing in, who one is, users, their passwords and their roles.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keys, ok, refused, TIME } from './contract-checks.mjs';
import { PASSWORD } from './rig.mjs';

export function accounts({ get, post, put, del, signIn, create, token }) {
  test('signing in, and who one is', async () => {
    const missing = await ok(post('/api/auth/login', { username: 'admin', password: PASSWORD }, { as: null }), 422);
    assert.deepEqual(
      missing.detail.map(({ type, loc }) => [type, loc]),
      [['missing', ['body', 'username']], ['missing', ['body', 'password']]],
    );
    await refused(signIn('admin', 'wrong'), 401, 'auth.incorrectCredentials');
    await refused(signIn('nobody', 'wrong'), 401, 'auth.incorrectCredentials');
    const nobody = await get('/api/auth/me', { as: null });
    assert.equal(nobody.status, 401);
    assert.deepEqual(nobody.body, { detail: 'Could not validate credentials' });
    assert.equal(nobody.headers.get('www-authenticate'), 'Bearer');
    const me = await ok(get('/api/auth/me'));
    keys(me, `
      id username full_name deployment_type enterprise_name email is_active auth_source oidc_subject role all_repositories_role
      must_change_password totp_enabled passkey_count last_login created_at global_permissions
    `);
    assert.match(me.created_at, TIME);
    assert.match(me.last_login, TIME);
    const authorization = { Authorization: `Bearer ${token}` };
    assert.deepEqual(await ok(get('/api/auth/me', { as: null, headers: authorization })), me);
    assert.equal((await get('/api/auth/me', { as: 'nonsense', headers: authorization })).status, 401, 'the own header wins');
    const config = await ok(get('/api/auth/config', { as: null }));
    keys(config, `
      proxy_auth_enabled insecure_no_auth_enabled authentication_required oidc_enabled oidc_provider_name oidc_disable_local_auth
      oidc_link_supported oidc_unlink_supported oidc_account_linking_supported proxy_auth_header proxy_auth_role_header
      proxy_auth_all_repositories_role_header proxy_auth_email_header proxy_auth_full_name_header proxy_auth_health
    `);
    assert.deepEqual(config.proxy_auth_health, { enabled: false, warnings: [] });
    keys(await ok(get('/api/auth/authorization-model', { as: null })), `
      global_roles repository_roles global_permission_rules repository_action_rules assignable_repository_roles_by_global_role
    `);
  });

  test('users, their passwords, and their roles on repositories', async () => {
    const { repository } = await ok(create('shared'));
    const first = 'a quiet first word 1';
    const made = await ok(post('/api/settings/users', { username: 'vera', password: first, role: 'viewer' }));
    keys(made, 'success message user');
    keys(made.user, 'id username full_name email is_active role all_repositories_role', true);
    await ok(post('/api/settings/users', { username: 'otto', password: first, role: 'operator' }));
    await refused(post('/api/settings/users', { username: 'vera', password: first }), 400, 'settings.usernameAlreadyExists');
    const { users } = await ok(get('/api/settings/users'));
    keys(users[0], 'id username full_name email is_active role all_repositories_role auth_source oidc_subject created_at last_login', true);
    const base = `/api/settings/users/${made.user.id}`;
    keys(await ok(put(base, { full_name: 'Vera Stein' })), 'success message');
    keys(await ok(post(`${base}/reset-password`, { new_password: 'another quiet word 2' })), 'success message');
    await ok(put(`${base}/permissions/scope`, { all_repositories_role: null }));
    const asked = { repository_id: repository.id, role: 'viewer' };
    await refused(post(`${base}/permissions`, { ...asked, role: 'owner' }), 422, 'permissions.invalidRole', { roles: 'operator, viewer' });
    await refused(post(`${base}/permissions`, { ...asked, repository_id: 999 }), 404, 'repo.repositoryNotFound');
    const grant = await ok(post(`${base}/permissions`, asked), 201);
    keys(grant, 'id user_id repository_id repository_name role created_at');
    assert.match(grant.created_at, TIME);
    await refused(post(`${base}/permissions`, asked), 409, 'permissions.alreadyExists');
    assert.equal((await ok(put(`${base}/permissions/${repository.id}`, { role: 'operator' }))).role, 'operator');
    assert.equal((await ok(get(`${base}/permissions`))).length, 1);
    assert.equal((await del(`${base}/permissions/${repository.id}`)).status, 204);
    await refused(del(`${base}/permissions/${repository.id}`), 404, 'permissions.notFound');
    assert.deepEqual(await ok(put(`${base}/permissions/scope`, { all_repositories_role: 'viewer' })), { all_repositories_role: 'viewer' });
    assert.deepEqual(await ok(get(`${base}/permissions/scope`)), { all_repositories_role: 'viewer' });
    await refused(get('/api/settings/users/999/permissions'), 404, 'settings.userNotFound');
    keys(await ok(get('/api/settings/profile')), 'success profile');
    assert.deepEqual(await ok(get('/api/settings/permissions/me')), []);
    await refused(del(`/api/settings/users/${(await ok(get('/api/auth/me'))).id}`), 400, 'settings.cannotDeleteOwnAccount');

    const vera = (await ok(signIn('vera', 'another quiet word 2'))).access_token;
    const change = (passwords) => post('/api/auth/change-password', passwords, { as: vera });
    await refused(change({ current_password: 'no', new_password: first }), 400, 'auth.currentPasswordIncorrect');
    const changed = { current_password: 'another quiet word 2', new_password: 'the third quiet word 3' };
    assert.deepEqual(await ok(change(changed)), { message: 'backend.success.auth.passwordChanged' });
    const again = (await ok(signIn('vera', 'the third quiet word 3'))).access_token;
    assert.equal((await get('/api/settings/users', { as: again })).status, 403);
    const leaving = await ok(post('/api/auth/logout', undefined, { as: again }));
    assert.deepEqual(leaving, { message: 'backend.success.auth.loggedOut', logout_url: null });
    assert.equal((await get('/api/auth/me', { as: again })).status, 401);
    keys(await ok(del(base)), 'success message');
  });
}
