package org.borgui.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.borgui.access.UserDocument.Password;
import org.borgui.access.UserDocument.Profile;
import org.borgui.access.UserDocument.Rights;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.access.Role;
import org.borgui.spi.signin.PasswordSignIn;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the user {@code admin} on a server that has no user. There is no built-in password: it is configured, or random.
 *
 * <p>Registers no service, so that its configuration, a password, becomes no service property.
 */
// immediate: nobody asks for it, it acts when the server starts
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.borgui.access.firstadmin")
@Designate(ocd = FirstAdmin.Config.class)
public final class FirstAdmin {

    /** The password of the first admin. */
    @ObjectClassDefinition(name = "First admin", description = "Read when the server starts without any user")
    public @interface Config {

        @AttributeDefinition(
                name = "Password of the first admin",
                description = "Used as it is; empty: a random one, told in the log, that has to be changed",
                type = AttributeType.PASSWORD)
        String initialAdminPassword() default "";
    }

    static final String USERNAME = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    private static final int LATER_SECONDS = 20;

    private static final String LINE = "=".repeat(70);

    private final State state;
    private final PasswordSignIn passwords;
    private final InitialPassword file;
    private final PasswordFindings findings;
    private final Clock clock;
    private final Executor later;

    @Activate
    public FirstAdmin(
            @Reference Accounts accounts, // has opened the collection of users
            @Reference State state,
            @Reference PasswordSignIn passwords,
            @Reference InitialPassword file,
            Config config) {
        this(state, passwords, file, Clock.systemUTC(), new Later(LATER_SECONDS));
        make(Secret.of(config.initialAdminPassword()));
    }

    FirstAdmin(State state, PasswordSignIn passwords, InitialPassword file, Clock clock, Executor later) {
        this.state = state;
        this.passwords = passwords;
        this.file = file;
        this.findings = new PasswordFindings(state);
        this.clock = clock;
        this.later = later;
    }

    @Deactivate
    void close() {
        if (later instanceof Later late) {
            late.close();
        }
    }

    /** Does nothing when there is a user already. */
    void make(Secret configured) {
        if (hasUsers()) {
            // a hash is slow to check, and nothing waits for what is found
            later.execute(() -> compare(configured));
            return;
        }
        if (configured.isEmpty()) {
            makeWithRandomPassword();
        } else {
            add(Password.own(passwords.hash(configured)));
            LOG.info("Made the first user, '{}', with the configured password", USERNAME);
            // the lists of common passwords take long to read, and nothing waits for the warning
            later.execute(() -> {
                warnIfWeak(configured);
                compare(configured);
            });
        }
    }

    private void makeWithRandomPassword() {
        var password = RandomPassword.make();
        file.write(password); // first: a crash in between must not leave a user whose password nobody knows
        add(new Password(passwords.hash(password), true, true));
        List.of(
                        LINE,
                        "First sign-in:  user name  " + USERNAME,
                        "                password   " + password.reveal(),
                        "It has to be changed at the first sign-in. Until then it also stands in " + file.file(),
                        LINE)
                .forEach(LOG::warn);
    }

    private void add(Password password) {
        state.write(Durability.DURABLE, writing -> {
            var admin = UserDocument.of(
                    new Profile(USERNAME, null, null), new Rights(Role.ADMIN, null, true), password, clock.instant());
            return writing.add(UserDocument.KIND, writing.nextId(UserDocument.KIND), admin);
        });
    }

    private boolean hasUsers() {
        return state.read(reading -> reading.count(Query.all("users"))) > 0;
    }

    private void warnIfWeak(Secret password) {
        whyWeak(password)
                .ifPresent(reason ->
                        LOG.warn("The configured password of '{}' is weak, change it soon: {}", USERNAME, reason));
    }

    /** Whether the configured password is the present one: told on the posture page, without keeping it. */
    private void compare(Secret configured) {
        state.find(UserDocument.KIND, Query.by("users", "username", UserRules.folded(USERNAME))).stream()
                .findFirst()
                .ifPresent(admin -> compare(admin, configured));
    }

    private void compare(Stored<UserDocument> admin, Secret configured) {
        var hash = Optional.ofNullable(admin.value().password().hash());
        if (!configured.isEmpty() && passwords.check(configured, hash).right()) {
            findings.note(admin, whyWeak(configured).isPresent(), true);
        } else {
            findings.notConfigured(admin);
        }
    }

    private Optional<String> whyWeak(Secret password) {
        try {
            passwords.requireAcceptable(password, USERNAME);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.getMessage());
        }
    }
}
