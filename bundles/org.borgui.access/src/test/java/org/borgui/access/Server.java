package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.api.access.SessionService;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService.NewUser;
import org.borgui.spi.state.Query;
import org.borgui.state.DocumentState;
import org.borgui.state.State;
import org.borgui.testkit.SettableClock;
import org.borgui.testkit.access.KeptEvents;
import org.borgui.testkit.state.MemoryStore;
import org.borgui.vault.Vault;

/** All of this bundle over a store in memory, with an admin; {@link #restarted} is the next life over the same store. */
final class Server {

    static final Secret PASSWORD = Secret.of("blue table sings");
    static final String ADDRESS = "192.0.2.1";
    static final SessionService.Client CLIENT = new SessionService.Client(ADDRESS, "a test");

    final SettableClock clock;
    final State state;
    final Path initialFile;
    final FakePasswords passwords = new FakePasswords();
    final Accounts accounts;
    final Sessions sessions;
    final PasswordChecks checks;
    final KeptEvents audit = new KeptEvents();
    final RequestSignIns ways = new RequestSignIns();
    final UserSessions signIn;
    final StoredTokens tokens;
    final DownloadTickets tickets;
    final KeptPolicy policy;
    final SessionGate gate;
    final StoredUsers users;
    final Vault vault = new PlainVault();
    final SealedSeeds seeds;
    final SecondFactors factors;
    final CurrentPasskeys passkeys = new CurrentPasskeys();
    final StoredPasskeys ownPasskeys;
    final PasskeySessions passkeySignIn;
    final CurrentOpenIdConnect openIdConnect = new CurrentOpenIdConnect();
    final SealedClientSecrets secrets;
    final OidcProviders providers;
    final StoredProviders providerSettings;
    final OidcSessions oidc;
    final GrantedAccess access;
    final FirstAdmin firstAdmin;

    private Server(State state, SettableClock clock, Path folder) {
        this.clock = clock;
        this.state = state;
        initialFile = folder.resolve("initial-admin-password");
        var limits = new SessionLimits(
                Duration.ofMinutes(60), Duration.ofHours(12), Duration.ofHours(24), Duration.ofMinutes(5));
        var file = new InitialPassword(initialFile);
        accounts = new Accounts(state);
        seeds = new SealedSeeds(state);
        sessions = new Sessions(state, limits, clock);
        var trail = new Trail(audit);
        secrets = new SealedClientSecrets(state);
        providers = new OidcProviders(accounts, state, vault, secrets, openIdConnect);
        policy = new KeptPolicy(state, accounts, providers, sessions, trail);
        var admins = new Admins(ways, providers, policy);
        var guard = new GuessGuard(state, clock);
        checks = new PasswordChecks(passwords, state, guard, trail, clock);
        var codes = new CodeChecks(state, FakeCodes.INSTANCE, seeds, vault, guard, trail, clock);
        var proofs = new PasswordSessions(accounts, sessions, checks, codes, policy, trail, clock);
        var ambient = new AmbientTokens();
        signIn = new UserSessions(accounts, sessions, proofs, ambient, trail);
        tickets = new DownloadTickets(clock);
        tokens = new StoredTokens(accounts, sessions, clock);
        gate = new SessionGate(
                accounts,
                sessions,
                ways,
                new VouchedUsers(state, accounts, admins, trail, clock),
                ambient,
                tickets,
                policy,
                new RequestRecords(state, trail, clock),
                clock);
        users = new StoredUsers(state, accounts, sessions, checks, proofs, file, admins, clock);
        factors = new SecondFactors(state, accounts, sessions, proofs, codes, FakeCodes.INSTANCE, seeds, vault, clock);
        ownPasskeys = new StoredPasskeys(state, accounts, sessions, proofs, passkeys, clock);
        passkeySignIn =
                new PasskeySessions(state, accounts, sessions, ownPasskeys, passkeys, guard, policy, trail, clock);
        providerSettings = new StoredProviders(
                state, vault, secrets, accounts, sessions, providers, openIdConnect, policy, admins);
        var questions = new OidcQuestions(providers, openIdConnect, clock);
        oidc = new OidcSessions(
                state,
                providers,
                openIdConnect,
                questions,
                new OidcLinks(state, accounts, admins, sessions, providers, policy, trail, clock),
                new OidcEnds(providers, openIdConnect, questions, accounts, sessions, trail),
                accounts,
                admins,
                sessions,
                trail,
                clock);
        access = new GrantedAccess(accounts, sessions, state);
        firstAdmin = new FirstAdmin(state, passwords, file, clock, Runnable::run);
    }

    static SessionService.Client from(String address) {
        return new SessionService.Client(address, "a test");
    }

    /** One without users. */
    static Server fresh(Path folder) {
        return new Server(new DocumentState(new MemoryStore()), SettableClock.at("2026-03-01T02:00:00Z"), folder);
    }

    /** One whose {@code admin} has {@link #PASSWORD}. */
    static Server withAdmin() {
        var server = fresh(Path.of("/nowhere"));
        server.firstAdmin.make(PASSWORD);
        return server;
    }

    Server restarted() {
        return new Server(state, clock, Path.of("/nowhere"));
    }

    User add(String name, Role role) {
        return users.create(Caller.server("test"), new NewUser(name, PASSWORD, null, null, role, null));
    }

    SessionService.Begun signIn(String name, Via via) {
        return begin(name, PASSWORD, via, CLIENT);
    }

    /** Signs in somebody without a second factor. */
    SessionService.Begun begin(String name, Secret password, Via via, SessionService.Client client) {
        return signIn.signIn(name, password, via, client).begun().orElseThrow();
    }

    /** Signs in by token, and gives the caller of the next request. */
    Caller caller(String name) {
        var begun = signIn(name, Via.BEARER);
        return gate.identify(bearer(begun, "GET").build());
    }

    Caller admin() {
        return caller("admin");
    }

    static FakeRequest bearer(SessionService.Begun begun, String method) {
        return FakeRequest.of(method)
                .header("Authorization", "Bearer " + begun.secret().reveal());
    }

    static FakeRequest cookie(SessionService.Begun begun, String method) {
        return FakeRequest.of(method).cookie("__Host-borgui", begun.secret().reveal());
    }

    /** Whether a request with this token would be let in. */
    boolean accepts(SessionService.Begun begun) {
        var request = begun.csrf().isEmpty() ? bearer(begun, "GET") : cookie(begun, "GET");
        try {
            return gate.identify(request.build()).isSignedIn();
        } catch (RefusedException e) {
            assertThat(e.key()).isEqualTo("backend.errors.auth.notAuthenticated");
            return false;
        }
    }

    UserDocument document(UserId id) {
        return state.get(UserDocument.KIND, id.value()).orElseThrow().value();
    }

    int storedSessions() {
        return state.find(SessionDocument.KIND, Query.all("sessions")).size();
    }

    static void assertRefused(ThrowingCallable call, Reason reason, String key) {
        var refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused).as("refusal " + key).isNotNull();
        assertThat(refused.key()).isEqualTo("backend.errors." + key);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.getMessage()).endsWith(".");
    }
}
