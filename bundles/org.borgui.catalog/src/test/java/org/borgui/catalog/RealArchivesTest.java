package org.borgui.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.catalog.Catalogs.ANA;
import static org.borgui.catalog.Catalogs.PHOTOS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.FolderTotals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives of the installed borg are in the catalog as they are on the disk. */
@Timeout(300)
class RealArchivesTest {

    private static final List<String> ODD = List.of(
            "a*b",
            "[x]",
            "-n",
            " lead",
            "new\nline",
            "tab\t",
            "pä",
            "日本 \u202e",
            "{now}",
            "deep/er/file",
            "\u0001\u0002");

    @TempDir
    private Path folder;

    @Test
    void every_folder_with_its_totals_is_as_it_was_on_the_disk() throws Exception {
        var real = new RealBorg(folder);
        for (var name : ODD) {
            write(real.sources.resolve("first " + name + "/" + name), "content of " + name);
        }
        Files.createSymbolicLink(real.sources.resolve("soft"), Path.of("deep/er"));
        Files.createDirectories(real.sources.resolve("empty/empty"));
        real.create("day-1");
        write(real.sources.resolve("first pä/pä"), "other content");
        Files.delete(real.sources.resolve("first [x]/[x]"));
        real.create("day-2");

        var server = new Catalogs(folder.resolve("server"));
        var catalog = server.open(real.borg, id -> real.target, Duration.ofMinutes(2), Long.MAX_VALUE);
        try {
            assertSame(catalog, "day-2", real.sources);
            assertThat(catalog.entry(ANA, PHOTOS, "day-1", "sources/first [x]/[x]")
                            .size())
                    .isEqualTo(14);
            var page = catalog.browse(ANA, PHOTOS, "day-1", "sources/empty", "", 10);
            assertThat(page.entries()).extracting(Entry::totals).containsExactly(new FolderTotals(0, 0));
            var out = new ByteArrayOutputStream();
            catalog.download(ANA, PHOTOS, "day-1", "sources/first pä/pä", out);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("content of pä");
        } finally {
            catalog.close();
        }
    }

    private static void assertSame(ArchiveCatalog catalog, String archive, Path sources) throws IOException {
        try (var all = Files.walk(sources)) {
            for (var folder : all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                var path = "sources/" + sources.relativize(folder);
                var page = catalog.browse(ANA, PHOTOS, archive, path, "", 1_000);
                try (var children = Files.list(folder)) {
                    assertThat(page.entries())
                            .extracting(Entry::name)
                            .containsExactlyInAnyOrderElementsOf(
                                    children.map(child -> child.getFileName().toString())
                                            .toList());
                }
                assertThat(catalog.entry(ANA, PHOTOS, archive, path).totals()).isEqualTo(totals(folder));
            }
        }
    }

    private static FolderTotals totals(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            var files = all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            long size = 0;
            for (var file : files) {
                size += Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .size();
            }
            return new FolderTotals(files.size(), size);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
