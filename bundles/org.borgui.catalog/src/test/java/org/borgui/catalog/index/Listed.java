package org.borgui.catalog.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.FolderTotals;

/** An archive as borg may list it, and what is plain to see from that: the slow way, without any file. */
final class Listed {

    private static final String[] NAMES = {
        "a", "b", "b!", "c d", "ä", "名", "😀", "odd\u0001one", "\u0002", "a\u0001\u0002", "Z", "file.txt", "?"
    };

    private final List<Entry> lines = new ArrayList<>();
    private final Map<String, Entry> byPath = new LinkedHashMap<>();

    /** Any tree: folders that are not listed, paths that are listed twice, in any order. */
    static Listed random(Random random, int count) {
        var listed = new Listed();
        for (int i = 0; i < count; i++) {
            var path = new StringBuilder("t" + random.nextInt(3));
            for (int depth = random.nextInt(6); depth > 0; depth--) {
                path.append('/').append(NAMES[random.nextInt(NAMES.length)]).append(random.nextInt(3));
            }
            if (random.nextInt(4) == 0) {
                listed.add(folder(path.toString(), random));
            } else {
                listed.add(file(path.append("/f").append(random.nextInt(count)).toString(), random));
            }
        }
        return listed;
    }

    /** The same archive later: some entries are gone, some have changed, some are new. */
    Listed later(Random random) {
        var later = new Listed();
        for (var entry : lines) {
            int fate = random.nextInt(20);
            if (fate > 0) {
                later.add(fate > 1 || entry.isFolder() ? entry : file(entry.path(), random));
            }
        }
        random(random, lines.size() / 20).lines.forEach(later::add);
        return later;
    }

    List<Entry> lines() {
        return lines;
    }

    /** Each folder with what lies in it, in the order of a page. */
    Map<String, List<Entry>> folders() {
        var folders = new TreeMap<String, List<Entry>>();
        folders.put("", new ArrayList<>());
        var all = new TreeMap<String, Entry>();
        byPath.forEach(all::put);
        for (var path : byPath.keySet()) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                var parent = path.substring(0, slash);
                all.putIfAbsent(parent, Contents.madeUp(parent, null));
            }
        }
        for (var entry : all.values()) {
            if (entry.isFolder()) {
                folders.putIfAbsent(entry.path(), new ArrayList<>());
            }
            int slash = entry.path().lastIndexOf('/');
            folders.computeIfAbsent(slash < 0 ? "" : entry.path().substring(0, slash), path -> new ArrayList<>())
                    .add(withTotals(entry));
        }
        folders.values().forEach(Listed::sort);
        return folders;
    }

    FolderTotals totals(String folder) {
        long files = 0;
        long bytes = 0;
        for (var entry : byPath.values()) {
            if (!entry.isFolder() && (folder.isEmpty() || entry.path().startsWith(folder + "/"))) {
                files++;
                bytes += entry.size();
            }
        }
        return new FolderTotals(files, bytes);
    }

    private Entry withTotals(Entry entry) {
        return !entry.isFolder()
                ? entry
                : new Entry(
                        entry.path(),
                        'd',
                        entry.size(),
                        entry.mode(),
                        entry.user(),
                        entry.group(),
                        entry.modified(),
                        entry.link(),
                        totals(entry.path()));
    }

    private void add(Entry entry) {
        lines.add(entry);
        byPath.put(entry.path(), entry);
    }

    private static void sort(List<Entry> children) {
        children.sort((x, y) -> x.isFolder() != y.isFolder()
                ? Boolean.compare(y.isFolder(), x.isFolder())
                : Arrays.compareUnsigned(x.name().getBytes(UTF_8), y.name().getBytes(UTF_8)));
    }

    private static Entry file(String path, Random random) {
        var time = random.nextInt(5) == 0 ? "" : "2026-03-0" + (1 + random.nextInt(9)) + "T01:00:00.000001";
        return new Entry(path, '-', random.nextInt(1_000_000), "-rw-r--r--", user(random), "staff", time, null);
    }

    private static Entry folder(String path, Random random) {
        return new Entry(path, 'd', 0, "drwxr-xr-x", user(random), "staff", "2025-12-31T23:59:59", null);
    }

    private static String user(Random random) {
        return "user" + random.nextInt(4);
    }
}
