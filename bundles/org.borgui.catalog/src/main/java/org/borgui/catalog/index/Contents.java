package org.borgui.catalog.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.FolderTotals;
import org.jspecify.annotations.Nullable;

/**
 * What is in one archive. Each method throws a {@link TornFileException} when the file is damaged, and an
 * {@link UncheckedIOException} when it cannot be read now.
 *
 * <p>Any thread may call, as long as the file is open.
 */
public final class Contents {

    /** A part of a range; {@code next} is where the rest begins, empty when there is none. */
    public record Part(List<Entry> entries, String next) {}

    /** A part of a folder's children, and how many it has. */
    public record Page(List<Entry> entries, String next, long total) {}

    private final Lineage lineage;
    private final KeptArchive archive;
    private final BitSet sets;

    Contents(Lineage lineage, int archive) {
        this.lineage = lineage;
        this.archive = lineage.footer().archives().get(archive);
        sets = lineage.footer().sets().with(archive);
    }

    /** A folder that borg does not list, but lists something of; nothing is known of it, so all its texts are empty. */
    static Entry madeUp(String path, @Nullable FolderTotals totals) {
        return new Entry(path, 'd', 0, "", "", "", "", null, totals);
    }

    public static boolean isMadeUp(Entry entry) {
        return entry.mode().isEmpty();
    }

    /** How many entries borg listed. */
    public long listed() {
        return archive.listed();
    }

    /**
     * The children of a folder, folders first, then by name; empty when there is no such folder.
     *
     * @param from where to begin: empty, or the {@code next} of the page before
     */
    public Optional<Page> children(String folder, String from, int limit) {
        return reading(() -> {
            var sum = folder.isEmpty() ? archive.sum() : sumOfFolder(folder);
            if (sum == null) {
                return Optional.empty();
            }
            var part = part(begin(folder, from), Keys.childrenEnd(folder), limit);
            var entries = new ArrayList<Entry>();
            for (var entry : part.entries()) {
                entries.add(sized(entry));
            }
            return Optional.of(new Page(entries, part.next(), sum.children()));
        });
    }

    /** Everything below a folder, each folder before what it holds; later names of a hard link have size 0. */
    public Part below(String folder, String from, int limit) {
        return reading(() -> part(begin(folder, from), Keys.belowEnd(folder), limit));
    }

    /** What stands at a path; the empty path is the top, a folder that borg does not list. */
    public Optional<Entry> find(String path) {
        return at(path).stream().findFirst();
    }

    /** All that stands at a path, a folder first: an archive that no backup made may hold a folder and a link of one name. */
    public List<Entry> at(String path) {
        if (path.isEmpty()) {
            return List.of(madeUp("", archive.sum().totals()));
        }
        return reading(() -> {
            var found = new ArrayList<Entry>();
            for (var folder : new boolean[] {true, false}) {
                var entry = entry(Keys.of(path, folder));
                if (entry != null) {
                    found.add(sized(entry));
                }
            }
            return found;
        });
    }

    /** Borg lists a later name of a hard link with size 0; people want to know how large the file is. */
    private Entry sized(Entry entry) throws IOException {
        var first = entry.link();
        if (first == null || entry.type() != '-') {
            return entry;
        }
        var file = entry(Keys.of(first, false));
        long size = file == null ? entry.size() : file.size();
        return new Entry(entry.path(), '-', size, entry.mode(), entry.user(), entry.group(), entry.modified(), first);
    }

    private Part part(byte[] from, byte[] end, int limit) throws IOException {
        var entries = new ArrayList<Entry>();
        var rows = lineage.rows(from);
        for (var row = rows.next(); row != null && row.compareTo(end) < 0; row = rows.next()) {
            var entry = entry(row);
            if (entry != null && entries.size() == limit) {
                return new Part(entries, Keys.token(row.key()));
            }
            if (entry != null) {
                entries.add(entry);
            }
        }
        return new Part(entries, "");
    }

    private @Nullable Entry entry(byte[] key) throws IOException {
        var row = row(key);
        return row == null ? null : entry(row);
    }

    private @Nullable Row row(byte[] key) throws IOException {
        var row = lineage.rows(key).next();
        return row != null && Arrays.equals(row.key(), key) ? row : null;
    }

    private @Nullable Entry entry(Row row) {
        var versions = Versions.decode(row.value());
        var sum = Versions.in(sets, versions.sums());
        var code = Versions.in(sets, versions.entries());
        if (code == null && sum == null) {
            return null;
        }
        var path = Keys.path(row.key());
        if (!Keys.isFolder(row.key())) {
            return code == null
                    ? null
                    : EntryCode.decode(path, code, lineage.footer().attributes(), null);
        }
        var totals = (sum == null ? Sum.NOTHING : Sum.read(new Input(sum))).totals();
        return code == null
                ? madeUp(path, totals)
                : EntryCode.decode(path, code, lineage.footer().attributes(), totals);
    }

    private @Nullable Sum sumOfFolder(String folder) throws IOException {
        var row = row(Keys.of(folder, true));
        if (row == null) {
            return null;
        }
        var versions = Versions.decode(row.value());
        var sum = Versions.in(sets, versions.sums());
        if (sum != null) {
            return Sum.read(new Input(sum));
        }
        return Versions.in(sets, versions.entries()) == null ? null : Sum.NOTHING;
    }

    private static byte[] begin(String folder, String from) {
        return from.isEmpty() ? Keys.children(folder) : Keys.key(from);
    }

    private static <T> T reading(Damage.Reading<T> reading) {
        try {
            return Damage.noticed(reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
