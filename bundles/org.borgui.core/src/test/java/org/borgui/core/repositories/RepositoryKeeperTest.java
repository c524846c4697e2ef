package org.borgui.core.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.EVE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.RepositoryService.Change;
import org.borgui.api.repository.RepositoryService.NewRepository;
import org.borgui.core.AnyFiles;
import org.borgui.core.Fixture;
import org.borgui.core.ScriptedBorg;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.spi.job.RepositoryLanes;
import org.borgui.testkit.access.AdminsOnly;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryKeeperTest {

    @TempDir
    Path folder;

    private final ScriptedBorg borg = new ScriptedBorg();
    private Fixture server;
    private RepositoryKeeper keeper;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        keeper = new RepositoryKeeper(
                server.registry,
                new JobsOfPlans(server.state),
                new AdminsOnly(),
                new AnyFiles(),
                server.data,
                borg,
                new FreeLanes());
    }

    private static final class FreeLanes implements RepositoryLanes {
        @Override
        public <T> T reading(RepositoryId repository, Reading<T> reading) throws InterruptedException {
            return reading.read();
        }
    }

    private NewRepository wanted(String name, String path, String passphrase, String compression) {
        return new NewRepository(
                name,
                path,
                Encryption.REPOKEY,
                Secret.of(passphrase),
                false,
                false,
                new BackupSettings(List.of(), List.of(), compression, false, false, null),
                Map.of());
    }

    private NewRepository wanted(String name, String path) {
        return wanted(name, path, "secret", "lz4");
    }

    private static void assertRefused(ThrowingCallable call, String key) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.key())
                .isEqualTo("backend.errors." + key));
    }

    @Test
    void makes_a_repository_and_seals_its_passphrase() {
        var place = folder.resolve("repos/photos").toString();

        var made = keeper.create(ANA, wanted("Photos", place));

        assertThat(made.alreadyExisted()).isFalse();
        assertThat(borg.asked).containsExactly("init " + place + " repokey");
        assertThat(server.registry.target(made.repository().id()).passphrase()).isEqualTo(Secret.of("secret"));
        assertThat(keeper.list(ANA)).containsExactly(made.repository());
        assertThat(keeper.list(EVE)).isEmpty();
    }

    @Test
    void one_that_is_there_already_is_adopted_when_its_passphrase_is_right() {
        borg.initFails = new Failure(Kind.REPOSITORY_EXISTS, "It is there.");
        borg.encryption = "repokey-blake2";

        var made = keeper.create(ANA, wanted("Photos", "/srv/photos-repo"));

        assertThat(made.alreadyExisted()).isTrue();
        assertThat(made.repository().encryption()).isEqualTo(Encryption.REPOKEY_BLAKE2);
        assertThat(made.repository().facts().archives()).isEqualTo(1);
    }

    @Test
    void nothing_is_kept_when_borg_refuses() {
        borg.initFails = new Failure(Kind.NO_SPACE, "The disk is full.");

        assertRefused(() -> keeper.create(ANA, wanted("Photos", "/srv/x")), "repo.failedToInitializeRepository");
        assertThat(keeper.list(ANA)).isEmpty();
    }

    @Test
    void a_folder_that_holds_something_else_is_the_callers_mistake() {
        borg.initFails = new Failure(Kind.NOT_A_REPOSITORY, "The folder is not empty.");

        assertThatThrownBy(() -> keeper.create(ANA, wanted("Photos", "/srv/x")))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(RefusedException.Reason.INVALID));
    }

    @Test
    void bad_requests_are_refused_before_borg_is_asked() {
        keeper.create(ANA, wanted("Photos", folder.resolve("p").toString()));
        borg.asked.clear();

        assertRefused(() -> keeper.create(ANA, wanted("Photos", "/srv/other")), "repo.repositoryNameExists");
        assertRefused(
                () -> keeper.create(ANA, wanted("Other", folder.resolve("p").toString())), "repo.repositoryPathExists");
        assertRefused(() -> keeper.create(ANA, wanted("a\nb", "/srv/x")), "repo.invalidName");
        assertRefused(() -> keeper.create(ANA, wanted("x", "/srv/x", "", "lz4")), "repo.encryptedPassphraseRequired");
        assertRefused(() -> keeper.create(ANA, wanted("x", "/srv/x", "s", "lz5")), "repo.invalidCompression");
        assertRefused(() -> keeper.create(ANA, wanted("x", "ssh://u@h/./r")), "repo.invalidPath");
        assertRefused(() -> keeper.create(ANA, wanted("x", "u@host:r")), "repo.invalidPath");
        for (var option : List.of("-oProxyCommand=x", "--rsh=/bin/x", "-o/y:srv", "ssh://-oProxyCommand=x/srv")) {
            assertRefused(() -> keeper.create(ANA, wanted("x", option)), "repo.invalidPath");
        }
        assertRefused(() -> keeper.create(EVE, wanted("x", "/srv/x")), "auth.notEnoughPermissions");
        assertThat(borg.asked).isEmpty();
    }

    @Test
    void a_relative_path_lies_in_the_data_directory_and_cannot_leave_it() {
        var home = folder.resolve("repositories");

        assertThat(keeper.create(ANA, wanted("a", "photos")).repository().path())
                .isEqualTo(home.resolve("photos").toString());
        assertThat(keeper.create(ANA, wanted("b", "repositories/b"))
                        .repository()
                        .path())
                .isEqualTo(home.resolve("b").toString());
        assertThat(Path.of(keeper.create(ANA, wanted("c", "state")).repository().path()))
                .startsWithRaw(home);
    }

    @Test
    void importing_says_when_the_passphrase_is_wrong_or_it_is_no_repository() throws Exception {
        var place = Files.createDirectory(folder.resolve("there")).toString();
        borg.infoFails = new Failure(Kind.PASSPHRASE_WRONG, "The passphrase is wrong.");
        assertRefused(
                () -> keeper.adopt(ANA, wanted("x", place), Optional.empty()), "repo.encryptedPassphraseIncorrect");

        borg.infoFails = new Failure(Kind.NOT_A_REPOSITORY, "This is no repository.");
        assertRefused(() -> keeper.adopt(ANA, wanted("x", place), Optional.empty()), "repo.notValidBorgRepository");
        assertRefused(
                () -> keeper.adopt(ANA, wanted("x", folder + "/missing"), Optional.empty()),
                "repo.repositoryDirNotExist");
        assertThat(keeper.list(ANA)).isEmpty();
    }

    @Test
    void only_what_is_named_is_changed() {
        var made = keeper.create(ANA, wanted("Photos", folder.resolve("p").toString()))
                .repository();

        var changed = keeper.change(
                ANA,
                made.id(),
                new Change(
                        Optional.of("Pictures"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("hook_timeout", "300")));

        assertThat(changed.name()).isEqualTo("Pictures");
        assertThat(changed.path()).isEqualTo(made.path());
        assertThat(changed.echoed()).containsEntry("hook_timeout", "300");
        assertThat(server.registry.target(made.id()).passphrase()).isEqualTo(Secret.of("secret"));
    }

    @Test
    void another_passphrase_is_kept_once_borg_has_opened_the_repository_with_it() {
        var made = keeper.create(ANA, wanted("Photos", folder.resolve("p").toString()))
                .repository();

        borg.infoFails = new Failure(Kind.PASSPHRASE_WRONG, "The passphrase is wrong.");
        assertRefused(() -> keeper.change(ANA, made.id(), passphrase("wrong")), "repo.encryptedPassphraseIncorrect");
        assertThat(server.registry.target(made.id()).passphrase()).isEqualTo(Secret.of("secret"));

        borg.infoFails = null;
        for (var impossible : List.of("nul\u0000byte", "x".repeat(4097))) {
            assertRefused(() -> keeper.change(ANA, made.id(), passphrase(impossible)), "repo.invalidPassphrase");
        }
        keeper.change(ANA, made.id(), passphrase("next"));
        assertThat(server.registry.target(made.id()).passphrase()).isEqualTo(Secret.of("next"));
    }

    private static Change passphrase(String text) {
        return new Change(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Secret.of(text)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    @Test
    void a_forgotten_repository_is_unknown_and_its_number_is_not_given_again() {
        var first =
                keeper.create(ANA, wanted("a", folder.resolve("a").toString())).repository();
        keeper.forget(ANA, first.id());
        var second =
                keeper.create(ANA, wanted("a", folder.resolve("a").toString())).repository();

        assertRefused(() -> keeper.get(ANA, first.id()), "repo.repositoryNotFound");
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void who_keeps_something_of_a_repository_is_told_when_it_is_forgotten_though_another_one_breaks() {
        var told = new ArrayList<RepositoryId>();
        keeper.addListener(id -> {
            throw new IllegalStateException("broken");
        });
        keeper.addListener(told::add);
        var made =
                keeper.create(ANA, wanted("a", folder.resolve("a").toString())).repository();

        keeper.forget(ANA, made.id());

        assertThat(told).containsExactly(made.id());
        assertThat(server.registry.find(made.id())).isEmpty();
    }

    @Test
    void the_key_goes_to_admins_alone() {
        var made =
                keeper.create(ANA, wanted("a", folder.resolve("a").toString())).repository();

        assertThat(keeper.exportKey(ANA, made.id()).reveal()).startsWith("BORG_KEY");
        assertRefused(() -> keeper.exportKey(EVE, made.id()), "auth.notEnoughPermissions");
    }
}
