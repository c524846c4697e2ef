package org.borgui.itest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** The jars of our bundles as the build left them beside this module. */
final class BuiltBundles {

    private static final Set<String> NEVER_SHIPPED = Set.of("org.borgui.testkit", "org.borgui.itest");

    private final Map<String, Path> jars = new LinkedHashMap<>();

    BuiltBundles() throws IOException {
        var root = Path.of(System.getProperty("itest.bundles"));
        try (Stream<Path> folders = Files.list(root)) {
            for (var folder : folders.sorted().toList()) {
                var name = folder.getFileName().toString();
                if (Files.exists(folder.resolve("pom.xml")) && !NEVER_SHIPPED.contains(name)) {
                    jars.put(name, jar(folder, name));
                }
            }
        }
    }

    private static Path jar(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().matches(name + "-\\d[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " has not been built"));
        }
    }

    Set<String> names() {
        return jars.keySet();
    }

    Collection<Path> jars() {
        return jars.values();
    }

    /** Our packages that a bundle imports from others. */
    Set<String> imports(String bundle) throws IOException {
        var imported = packages(bundle, "Import-Package");
        imported.removeIf(name -> !name.startsWith("org.borgui."));
        imported.removeAll(exports(bundle));
        return imported;
    }

    Set<String> exports(String bundle) throws IOException {
        return packages(bundle, "Export-Package");
    }

    /** Every class of every bundle, also of libraries that are carried inside. */
    void eachClass(BiConsumer<String, ClassReader> to) throws IOException {
        for (var bundle : names()) {
            try (var jar = open(bundle)) {
                jar.stream().filter(entry -> entry.getName().endsWith(".class")).forEach(entry -> {
                    try (InputStream in = jar.getInputStream(entry)) {
                        to.accept(bundle, new ClassReader(in));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }

    private JarFile open(String bundle) throws IOException {
        var jar = jars.get(bundle);
        if (jar == null) {
            throw new IllegalArgumentException("there is no bundle " + bundle);
        }
        return new JarFile(jar.toFile());
    }

    private Set<String> packages(String bundle, String header) throws IOException {
        try (var jar = open(bundle)) {
            var value = jar.getManifest().getMainAttributes().getValue(header);
            var packages = new TreeSet<String>();
            if (value != null) {
                for (var clause : value.replaceAll("\"[^\"]*\"", "").split(",", -1)) {
                    List.of(clause.split(";", -1)).stream()
                            .map(String::trim)
                            .filter(part -> !part.contains("="))
                            .forEach(packages::add);
                }
            }
            return packages;
        }
    }
}
