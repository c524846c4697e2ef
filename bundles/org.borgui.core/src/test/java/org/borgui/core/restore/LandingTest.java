package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.RestoreService.Conflict;
import org.borgui.api.job.RestoreService.Request;
import org.borgui.core.AnyFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTest {

    @TempDir
    Path folder;

    private Path root = Path.of("/");
    private AnyFiles files = new AnyFiles();

    @BeforeEach
    void root() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        files = new AnyFiles(root);
    }

    private Landing inPlace(Path... originals) {
        var paths =
                Stream.of(originals).map(path -> path.toString().substring(1)).toList();
        return Landing.of(new Request(new RepositoryId(1), "one", paths, "/", false, false, Conflict.SKIP), files);
    }

    private String named(Path path) {
        return path.toString().substring(1);
    }

    @Test
    void in_place_lands_in_the_nearest_folder_that_is_there_and_holds_everything_chosen() throws IOException {
        Files.createDirectories(root.resolve("ana/docs"));

        assertThat(inPlace(root.resolve("ana/docs/a.txt"), root.resolve("ana/docs/b")))
                .isEqualTo(new Landing(
                        root.resolve("ana/docs"),
                        named(root.resolve("ana/docs")),
                        List.of(root.resolve("ana/docs/a.txt"), root.resolve("ana/docs/b"))));
        assertThat(inPlace(root.resolve("ana/docs/a.txt"), root.resolve("ana/gone/b.txt"))
                        .folder())
                .isEqualTo(root.resolve("ana"));
        assertThat(inPlace(root.resolve("gone/too/b.txt")).folder()).isEqualTo(root);
        Files.writeString(root.resolve("ana/there.txt"), "it is a file");
        assertThat(inPlace(root.resolve("ana/there.txt")).folder()).isEqualTo(root.resolve("ana"));
    }

    @Test
    void a_root_itself_comes_back_into_itself() {
        assertThat(inPlace(root)).isEqualTo(new Landing(root, named(root), List.of(root)));
    }

    @Test
    void in_place_refuses_what_lies_outside_or_in_several_places() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        assertThatThrownBy(() -> inPlace(other.resolve("a.txt"))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> inPlace(root.resolve("a"), other)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(this::inPlace)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("choose the folders");
    }

    @Test
    void elsewhere_lands_below_the_destination_with_the_whole_path() {
        var back = root.resolve("back");
        var request = new Request(
                new RepositoryId(1), "one", List.of("srv/a.txt"), back.toString(), false, false, Conflict.SKIP);
        assertThat(Landing.of(request, files)).isEqualTo(new Landing(back, "", List.of(back.resolve("srv/a.txt"))));
    }

    @Test
    void what_lies_below_something_chosen_is_chosen_already() {
        var request = new Request(
                new RepositoryId(1),
                "one",
                List.of("a/b", "a", "ab/c", "a/b/c", "a"),
                "/back",
                false,
                false,
                Conflict.SKIP);
        assertThat(request.paths()).containsExactly("a", "ab/c");
    }

    @Test
    void a_path_leads_nowhere_but_into_the_archive() {
        assertThat(elsewhere("//srv/a.txt/").paths()).containsExactly("srv/a.txt");
        for (var wrong : List.of("", "/", "..", "../x", "a/../b", "a//b", "./a", "a/.", "a\0b")) {
            assertThatThrownBy(() -> elsewhere(wrong))
                    .as(wrong)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("cannot be a path");
        }
    }

    private static Request elsewhere(String path) {
        return new Request(new RepositoryId(1), "one", List.of(path), "/back", true, false, Conflict.OVERWRITE);
    }
}
