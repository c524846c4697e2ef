package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.UserService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccountTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Rest rest = new Rest();

    @Test
    void an_api_client_gets_a_token_and_no_cookie() throws Exception {
        rest.caller = Samples.NOBODY;
        var answer = rest.call("POST", "auth/login", FORM, "username=admin&password=right&grant_type=password");
        assertThat(answer.json().path("access_token").asText()).isEqualTo("s3cr3t");
        assertThat(answer.json().path("token_type").asText()).isEqualTo("bearer");
        assertThat(answer.json().path("expires_in").asLong()).isBetween(86_390L, 86_400L);
        assertThat(answer.json().path("totp_required").isBoolean()).isTrue();
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void a_browser_gets_a_cookie_and_never_the_secret_in_the_body() throws Exception {
        rest.caller = Samples.NOBODY;
        var answer = rest.call("POST", "auth/session", FORM, "username=admin&password=right");
        assertThat(answer.header("Set-Cookie")).startsWith("borgui=s3cr3t");
        assertThat(answer.json().path("csrf_token").asText()).isEqualTo("csrf-1");
        assertThat(answer.json().at("/user/username").asText()).isEqualTo("admin");
        assertThat(answer.body()).doesNotContain("s3cr3t");
    }

    @Test
    void a_sign_in_by_json_is_told_what_is_missing() throws Exception {
        var answer = rest.post("auth/login", "{\"username\": \"admin\", \"password\": \"right\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/detail/params/field").asText()).isEqualTo("username,password");
        assertThat(rest.call("POST", "auth/login", FORM, "username=admin").status())
                .isEqualTo(422);
    }

    @Test
    void only_a_browser_has_a_browser_session() throws Exception {
        assertThat(rest.get("auth/session").json().path("csrf_token").asText()).isEqualTo("csrf-1");
        rest.caller = Samples.ANA;
        assertThat(rest.get("auth/session").json().path("user").isNull()).isTrue();
    }

    @Test
    void signing_out_takes_the_cookie_away() throws Exception {
        var answer = rest.call("POST", "auth/logout", null, null);
        assertThat(answer.header("Set-Cookie")).isEqualTo("borgui=; Max-Age=0");
        assertThat(answer.json().has("logout_url")).isTrue();
    }

    @Test
    void me_has_its_permissions() throws Exception {
        var me = rest.get("auth/me").json();
        assertThat(me.path("is_active").asBoolean()).isTrue();
        assertThat(me.path("global_permissions").toString()).contains("settings.users.manage");
        rest.caller = Samples.ANA;
        assertThat(rest.get("auth/me").json().path("global_permissions").size()).isZero();
    }

    @Test
    void the_first_password_cannot_be_kept() throws Exception {
        assertThat(rest.call("POST", "auth/password-setup/skip", null, null).status())
                .isEqualTo(403);
    }

    @Test
    void the_model_of_roles_is_public_and_whole() throws Exception {
        var model = rest.get("auth/authorization-model").json();
        assertThat(model.path("global_roles").size()).isEqualTo(3);
        assertThat(model.at("/repository_action_rules/delete_archive").asText()).isEqualTo("operator");
        assertThat(model.at("/assignable_repository_roles_by_global_role/viewer")
                        .size())
                .isEqualTo(1);
        assertThat(rest.get("auth/config").json().path("oidc_enabled").asBoolean())
                .isTrue();
    }

    @Test
    void a_new_user_has_no_role_on_all_repositories_unless_asked() throws Exception {
        var answer =
                rest.post("settings/users", "{\"username\": \"ana\", \"password\": \"x\", \"role\": \"operator\"}");
        assertThat(answer.json().at("/user/is_active").asBoolean()).isTrue();
        assertThat(rest.fakes.lastTold(UserService.NewUser.class).everywhere()).isNull();
        assertThat(rest.post("settings/users", "{\"username\": \"a\", \"password\": \"x\", \"role\": \"boss\"}")
                        .status())
                .isEqualTo(422);
        assertThat(rest.get("settings/users").json().path("users").size()).isEqualTo(2);
    }

    @Test
    void the_scope_is_taken_away_by_null_and_by_nothing_else() throws Exception {
        rest.put("settings/users/2/permissions/scope", "{\"all_repositories_role\": \"viewer\"}");
        assertThat((Object) rest.fakes.lastTold(Optional.class)).isEqualTo(Optional.of(RepositoryRole.VIEWER));
        rest.put("settings/users/2/permissions/scope", "{\"all_repositories_role\": null}");
        assertThat((Object) rest.fakes.lastTold(Optional.class)).isEqualTo(Optional.empty());
        assertThat(rest.put("settings/users/2/permissions/scope", "{}").status())
                .isEqualTo(422);
    }

    @Test
    void grants_carry_the_name_of_the_repository() throws Exception {
        var repository = Samples.repository(5, "docs-repo");
        rest.fakes.repositories.put(repository.id(), repository);
        var made = rest.post("settings/users/2/permissions", "{\"repository_id\": 5, \"role\": \"viewer\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("repository_name").asText()).isEqualTo("docs-repo");
        assertThat(rest.delete("settings/users/2/permissions/5").status()).isEqualTo(204);
        assertThat(rest.get("settings/permissions/me").json().at("/0/role").asText())
                .isEqualTo("viewer");
        assertThat(rest.post("settings/users/2/permissions", "{\"repository_id\": 6, \"role\": \"viewer\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void passwords_are_in_no_text() throws Exception {
        assertThat(new PasswordChange("old", "new", null).toString()).doesNotContain("old", "new");
        var answer = rest.post("auth/change-password", "{\"current_password\": \"a\", \"new_password\": \"b\"}");
        assertThat(answer.json().path("message").asText()).isEqualTo("backend.success.auth.passwordChanged");
    }

    @Test
    void everything_is_allowed_by_the_plan_that_does_not_exist() throws Exception {
        var info = rest.get("system/info").json();
        assertThat(info.path("feature_access")).isNotEmpty().allMatch(access -> access.asBoolean());
        assertThat(info.path("borg2_version").isNull()).isTrue();
        assertThat(info.at("/entitlement/instance_id").isNull()).isTrue();
    }

    @Test
    void folders_are_those_below_the_roots() throws Exception {
        var page = rest.get("filesystem/browse").json();
        assertThat(page.path("current_path").asText()).isEqualTo("/local");
        assertThat(page.at("/items/0/is_borg_repo").asBoolean()).isTrue();
        assertThat(rest.get("filesystem/browse?connection_type=ssh").status()).isEqualTo(400);
        assertThat(rest.get("filesystem/roots").body()).isEqualTo("{\"roots\":[{\"path\":\"/local\"}],\"fixed\":true}");
        assertThat(rest.call("POST", "filesystem/validate-path?path=/local/docs", null, null)
                        .json()
                        .path("exists")
                        .asBoolean())
                .isTrue();
        assertThat(rest.post("filesystem/create-folder", "{\"path\": \"/local\", \"folder_name\": \"n\"}")
                        .json()
                        .path("path")
                        .asText())
                .isEqualTo("/local/n");
    }
}
