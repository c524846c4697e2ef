package org.borgui.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.OidcProvider.Connection;
import org.borgui.api.access.OidcProvider.Newcomers;
import org.borgui.api.access.OidcProviderService;
import org.borgui.api.access.OidcProviderService.Listed;
import org.borgui.api.access.PolicyService;
import org.borgui.api.access.Resource;
import org.borgui.api.access.Verb;
import org.borgui.rest.PartialBody;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The one provider that existing clients know, among the settings of the server. */
@Component(service = OidcFields.class)
public final class OidcFields {

    private static final String ENABLED = "oidc_enabled";
    private static final String LOCAL_OFF = "oidc_disable_local_auth";
    private static final String SECRET = "oidc_client_secret";
    private static final String CLEAR_SECRET = "clear_oidc_client_secret";
    private static final String CALLBACK = "oidc_redirect_uri_override";

    private static final Set<String> NAMES = Set.of(
            ENABLED,
            LOCAL_OFF,
            SECRET,
            CLEAR_SECRET,
            CALLBACK,
            "oidc_client_secret_set",
            "oidc_provider_name",
            "oidc_discovery_url",
            "oidc_client_id",
            "oidc_token_auth_method",
            "oidc_scopes",
            "oidc_end_session_endpoint_override",
            "oidc_claim_username",
            "oidc_claim_email",
            "oidc_claim_full_name",
            "oidc_group_claim",
            "oidc_role_claim",
            "oidc_admin_groups",
            "oidc_all_repositories_role_claim",
            "oidc_new_user_mode",
            "oidc_new_user_template_username",
            "oidc_default_role",
            "oidc_default_all_repositories_role");

    private final OidcProviderService providers;
    private final PolicyService policies;

    @Activate
    public OidcFields(@Reference OidcProviderService providers, @Reference PolicyService policies) {
        this.providers = providers;
        this.policies = policies;
    }

    static boolean isKnown(String field) {
        return NAMES.contains(field);
    }

    /** For admins. */
    Map<String, JsonNode> values(Caller caller) {
        var listed = present(caller);
        var provider = listed.map(Listed::provider).orElseGet(OidcFields::usual);
        var values = new LinkedHashMap<String, JsonNode>();
        values.put(ENABLED, BooleanNode.valueOf(provider.enabled()));
        values.put(LOCAL_OFF, BooleanNode.valueOf(policies.policy(caller).localSignInOff()));
        values.put(
                "oidc_client_secret_set",
                BooleanNode.valueOf(listed.map(Listed::secret).orElse(false)));
        values.put(CALLBACK, NullNode.getInstance());
        texts(provider)
                .forEach((field, text) ->
                        values.put(field, text.isEmpty() ? NullNode.getInstance() : TextNode.valueOf(text)));
        return values;
    }

    private static Map<String, String> texts(OidcProvider provider) {
        var connection = provider.connection();
        var claims = provider.claims();
        var newcomers = provider.newcomers();
        var texts = new LinkedHashMap<String, String>();
        texts.put("oidc_provider_name", provider.name());
        texts.put("oidc_discovery_url", connection.issuer());
        texts.put("oidc_client_id", connection.clientId());
        texts.put("oidc_token_auth_method", connection.authentication().wire());
        texts.put("oidc_scopes", connection.scopes());
        texts.put("oidc_end_session_endpoint_override", connection.endSession());
        texts.put("oidc_claim_username", claims.username());
        texts.put("oidc_claim_email", claims.email());
        texts.put("oidc_claim_full_name", claims.fullName());
        texts.put("oidc_group_claim", claims.groups());
        texts.put("oidc_role_claim", claims.role());
        texts.put("oidc_admin_groups", String.join(",", claims.adminGroups()));
        texts.put("oidc_all_repositories_role_claim", claims.everywhere());
        texts.put("oidc_new_user_mode", newcomers.mode().wire());
        texts.put("oidc_new_user_template_username", newcomers.template());
        texts.put("oidc_default_role", newcomers.role().wire());
        texts.put(
                "oidc_default_all_repositories_role",
                Optional.ofNullable(ProviderWords.wire(newcomers.everywhere())).orElse(""));
        return texts;
    }

    /** Changes what was sent and differs; nothing when nothing does, so that clients may send back all they were given. */
    void apply(Caller caller, PartialBody sent) {
        requireComputed(sent);
        var before = present(caller);
        var old = before.map(Listed::provider).orElseGet(OidcFields::usual);
        var next = changed(old, sent);
        var secret = secret(sent);
        var policy = policies.policy(caller);
        var localOff = sent.flag(LOCAL_OFF).orElse(policy.localSignInOff());
        var differs = !next.equals(old) || secret.isPresent();
        if (differs && localOff && !policy.localSignInOff()) {
            throw RefusedException.invalid(
                    "backend.errors.settings.oidcAdminRequired",
                    "Change the provider first, sign in by it, and turn off signing in with passwords after that.");
        }
        if (!localOff && policy.localSignInOff()) {
            policies.change(caller, policy.withoutLocalSignIn(false));
        }
        if (differs && before.isPresent()) {
            providers.change(caller, next, secret);
        } else if (differs) {
            providers.add(caller, next, secret.orElse(Secret.empty()));
        }
        if (localOff && !policy.localSignInOff()) {
            policies.change(caller, policy.withoutLocalSignIn(true));
        }
    }

    /** What stands there concerns users; a token that may not read them does not see it. */
    static boolean isShownTo(Caller caller) {
        var scopes = caller.scopes();
        return caller.isAdmin() && (scopes == null || scopes.allow(Resource.USERS, Verb.READ));
    }

    private Optional<Listed> present(Caller caller) {
        return providers.list(caller).stream()
                .filter(one -> one.provider().id().equals(OidcProvider.FIRST))
                .findFirst();
    }

    private static OidcProvider usual() {
        var usual = ProviderWords.usual(OidcProvider.FIRST);
        return new OidcProvider(usual.id(), "", false, usual.connection(), usual.claims(), usual.newcomers());
    }

    private static OidcProvider changed(OidcProvider old, PartialBody sent) {
        var texts = texts(old);
        texts.replaceAll((field, before) ->
                sent.has(field) ? sent.text(field).orElse(before).strip() : before);
        UnaryOperator<String> text = field -> texts.getOrDefault(field, "");
        return new OidcProvider(
                old.id(),
                text.apply("oidc_provider_name"),
                sent.flag(ENABLED).orElse(old.enabled()),
                new Connection(
                        text.apply("oidc_discovery_url"),
                        text.apply("oidc_client_id"),
                        ProviderWords.authentication(text.apply("oidc_token_auth_method")),
                        text.apply("oidc_scopes"),
                        text.apply("oidc_end_session_endpoint_override")),
                new Claims(
                        text.apply("oidc_claim_username"),
                        text.apply("oidc_claim_email"),
                        text.apply("oidc_claim_full_name"),
                        text.apply("oidc_group_claim"),
                        text.apply("oidc_role_claim"),
                        text.apply("oidc_all_repositories_role_claim"),
                        groups(text.apply("oidc_admin_groups"))),
                new Newcomers(
                        ProviderWords.mode(text.apply("oidc_new_user_mode")),
                        text.apply("oidc_new_user_template_username"),
                        ProviderWords.role(text.apply("oidc_default_role")),
                        ProviderWords.everywhere(text.apply("oidc_default_all_repositories_role"))));
    }

    private static List<String> groups(String list) {
        return Arrays.stream(list.split("[,\\n]", -1))
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private static Optional<Secret> secret(PartialBody sent) {
        return sent.flag(CLEAR_SECRET).orElse(false)
                ? Optional.of(Secret.empty())
                : sent.text(SECRET).filter(text -> !text.isEmpty()).map(Secret::of);
    }

    /** Where browsers come back to follows from the address of the server alone. */
    private static void requireComputed(PartialBody sent) {
        if (sent.text(CALLBACK).filter(text -> !text.isBlank()).isPresent()) {
            throw RefusedException.invalid(
                    "backend.errors.settings.notSupported",
                    "'%s' cannot be changed: browsers come back to the address in PUBLIC_BASE_URL."
                            .formatted(CALLBACK));
        }
    }
}
