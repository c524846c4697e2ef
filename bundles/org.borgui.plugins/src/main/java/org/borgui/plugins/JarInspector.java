package org.borgui.plugins;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * Reads a jar from end to end before anything else of this server opens it, and says what it is. What could be read in two
 * ways by two readers is refused: an entry twice, bytes before or behind the archive.
 */
final class JarInspector {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final byte[] FIRST_ENTRY = {'P', 'K', 3, 4};
    private static final byte[] END = {'P', 'K', 5, 6};
    private static final int END_LENGTH = 22;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_][a-z0-9_-]*)+");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 500;

    private final JarLimits limits;

    JarInspector(JarLimits limits) {
        this.limits = limits;
    }

    /**
     * @param sha256 of the file
     * @throws org.borgui.api.RefusedException when it is no plugin
     */
    PluginJar inspect(Path file, String sha256) throws IOException {
        try {
            requireBareArchive(file);
            return read(file, sha256);
        } catch (NoSuchFileException e) {
            throw Refusals.unknown("There is no file with the SHA-256 %s here any more.".formatted(sha256));
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw notAJar(String.valueOf(e.getMessage()));
        }
    }

    private void requireBareArchive(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() > limits.bytes()) {
                throw Refusals.file("tooLarge", "A plugin has %d bytes at most.".formatted(limits.bytes()));
            }
            if (bytes.length() < END_LENGTH
                    || !startsWith(bytes, 0, FIRST_ENTRY)
                    || !startsWith(bytes, bytes.length() - END_LENGTH, END)) {
                throw notAJar("it does not begin and end as one");
            }
        }
    }

    private static boolean startsWith(RandomAccessFile bytes, long at, byte[] wanted) throws IOException {
        bytes.seek(at);
        for (byte one : wanted) {
            if (bytes.read() != (one & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private PluginJar read(Path file, String sha256) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            requireHarmless(zip);
            var entry = zip.getEntry(MANIFEST);
            if (entry == null) {
                throw notAJar("it has no " + MANIFEST);
            }
            try (var in = zip.getInputStream(entry)) {
                return described(file, sha256, StrictManifest.read(in));
            }
        }
    }

    private void requireHarmless(ZipFile zip) throws IOException {
        if (zip.size() > limits.entries()) {
            throw Refusals.file("tooMuch", "A plugin has %d entries at most.".formatted(limits.entries()));
        }
        var names = new HashSet<String>();
        long left = limits.unpacked();
        for (var all = zip.entries(); all.hasMoreElements(); ) {
            var entry = all.nextElement();
            var name = entry.getName();
            if (!isPlain(name)) {
                throw notAJar("an entry has the name \"%s\"".formatted(printable(name)));
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw notAJar("it has the entry \"%s\" twice".formatted(printable(name)));
            }
            left -= unpacked(zip, entry, left);
        }
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.startsWith("/")
                && name.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c))
                && !("/" + name + "/").contains("/../")
                && !("/" + name).contains("/./");
    }

    /** What an entry says of its own size is no proof. */
    private long unpacked(ZipFile zip, ZipEntry entry, long left) throws IOException {
        var buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > left) {
                    throw Refusals.file(
                            "tooMuch", "Unpacked a plugin has %d bytes at most.".formatted(limits.unpacked()));
                }
            }
        }
        return size;
    }

    private static PluginJar described(Path file, String sha256, Attributes manifest) throws IOException {
        var symbolic = value(manifest, Constants.BUNDLE_SYMBOLICNAME);
        var name = symbolic.split(";", 2)[0].strip();
        if (name.isEmpty() || !"2".equals(value(manifest, Constants.BUNDLE_MANIFESTVERSION))) {
            throw notAJar("it is a jar, but not an OSGi bundle");
        }
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw Refusals.file(
                    "name",
                    "A plugin's symbolic name is made of small letters, digits and dots, as in org.example.backup, not \"%s\"."
                            .formatted(printable(name)));
        }
        if (symbolic.replace(" ", "").contains("singleton:=true")) {
            throw Refusals.file(
                    "singleton", "%s is a singleton, of which no second version could be tried.".formatted(name));
        }
        if (!value(manifest, Constants.FRAGMENT_HOST).isEmpty()) {
            throw Refusals.file(
                    "fragment", "%s is a part of another bundle (Fragment-Host), no plugin.".formatted(name));
        }
        var title = printable(value(manifest, Constants.BUNDLE_NAME));
        return new PluginJar(
                file,
                sha256,
                Files.size(file),
                name,
                Version.parseVersion(value(manifest, Constants.BUNDLE_VERSION)),
                title.isEmpty() ? name : title,
                printable(value(manifest, Constants.BUNDLE_DESCRIPTION)),
                packages(value(manifest, Constants.IMPORT_PACKAGE)));
    }

    private static List<String> packages(String header) {
        return Stream.of(header.replaceAll("\"[^\"]*\"", "").split(",", -1))
                .flatMap(clause -> Stream.of(clause.split(";", -1)).filter(part -> !part.contains("=")))
                .map(part -> printable(part.strip()))
                .filter(part -> !part.isEmpty())
                .sorted()
                .toList();
    }

    private static String value(Attributes manifest, String header) {
        var value = manifest.getValue(header);
        return value == null ? "" : value.strip();
    }

    private static String printable(String text) {
        var plain = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ").strip();
        return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) + "…" : plain;
    }

    static RuntimeException notAJar(String why) {
        return Refusals.file("notAPlugin", "This file is no plugin: %s.".formatted(why));
    }
}
