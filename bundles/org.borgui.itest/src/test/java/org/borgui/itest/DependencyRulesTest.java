package org.borgui.itest;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;

/** The arrows between bundles, read from the manifests and classes that the build made. */
class DependencyRulesTest {

    private static final String API = "org.borgui.api";
    private static final String SPI = "org.borgui.spi";
    private static final String STATE = "org.borgui.state";
    private static final String VAULT = "org.borgui.vault";
    private static final String PROCESS = "org.borgui.process";
    private static final String PAC4J = "org.borgui.pac4j";
    private static final String EGRESS = "org.borgui.egress";

    /** What each bundle may import of ours; one that is not named here is a plugin. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry(API, Set.of()),
            entry(SPI, Set.of(API)),
            entry(PROCESS, Set.of(API)),
            entry(EGRESS, Set.of()),
            entry(VAULT, Set.of(API, SPI, STATE)),
            entry(STATE, Set.of(API, SPI)),
            entry("org.borgui.logging", Set.of()),
            entry("org.borgui.logging.console", Set.of()),
            entry("org.borgui.store.sqlite", Set.of(API, SPI)),
            entry("org.borgui.store.mvstore", Set.of(API, SPI)),
            entry("org.borgui.auth.local", Set.of(API, SPI)),
            entry("org.borgui.auth.none", Set.of(API, SPI)),
            entry("org.borgui.auth.header", Set.of(API, SPI, PAC4J)),
            entry("org.borgui.auth.jwt", Set.of(API, SPI, PAC4J)),
            entry(PAC4J, Set.of()),
            entry("org.borgui.files", Set.of(API, SPI, STATE)),
            entry("org.borgui.command", Set.of(API, SPI)),
            entry("org.borgui.posture", Set.of(API, SPI)),
            entry("org.borgui.plugins", Set.of(API, SPI, STATE)),
            entry("org.borgui.http", Set.of(API, SPI)),
            entry("org.borgui.core", Set.of(API, SPI, STATE, VAULT)),
            entry("org.borgui.borg", Set.of(API, SPI, PROCESS)),
            entry("org.borgui.catalog", Set.of(API, SPI, VAULT)),
            entry("org.borgui.audit", Set.of(API, SPI, STATE, VAULT)),
            entry("org.borgui.access", Set.of(API, SPI, STATE, VAULT)),
            entry("org.borgui.rest", Set.of(API, SPI)),
            entry("org.borgui.console", Set.of(API, SPI)));

    /** Of libraries that are carried: two say how they themselves would be read, one reads for Java beans alone. */
    private static final Set<String> READS_ITSELF = Set.of(
            "jakarta/mail/internet/MailDateFormat",
            "jakarta/activation/CommandInfo",
            "tools/jackson/core/io/SerializedString");

    /** Comes along with pac4j: profiles in sessions, which we do not have, and what its libraries say of themselves. */
    private static final Set<String> CARRIED_BY_PAC4J = Set.of(
            "com/nimbusds/jose/shaded/gson/internal/UnsafeAllocator",
            "org/apache/commons/lang3/SerializationUtils",
            "org/apache/commons/lang3/SerializationUtils$ClassLoaderAwareObjectInputStream",
            "org/apache/commons/lang3/time/FastDateParser",
            "org/apache/commons/lang3/time/FastDatePrinter",
            "org/pac4j/core/util/serializer/JavaSerializer",
            "org/pac4j/core/util/serializer/JavaSerializer$RestrictedObjectInputStream",
            "org/springframework/util/ConcurrencyThrottleSupport",
            "org/springframework/util/MimeType",
            "org/springframework/util/SerializationUtils");

    private static final Set<String> PLUGIN = Set.of(API, SPI, PROCESS, VAULT, EGRESS);

    private final BuiltBundles bundles;

    DependencyRulesTest() throws IOException {
        bundles = new BuiltBundles();
    }

    @TestFactory
    Stream<DynamicTest> every_bundle_imports_only_what_it_may() {
        return bundles.names().stream()
                .map(bundle -> dynamicTest(bundle, () -> assertThat(bundlesImportedBy(bundle))
                        .isSubsetOf(MAY_IMPORT.getOrDefault(bundle, PLUGIN))));
    }

    @Test
    void every_bundle_that_the_rules_name_is_there() {
        assertThat(bundles.names()).containsAll(MAY_IMPORT.keySet());
    }

    @Test
    void the_resources_know_neither_borg_nor_the_store() throws IOException {
        assertThat(bundles.imports("org.borgui.rest")).doesNotContain("org.borgui.spi.borg", "org.borgui.spi.state");
    }

    @Test
    void only_the_process_bundle_starts_processes() throws IOException {
        var starting = new TreeSet<String>();
        bundles.eachClass((bundle, type) -> {
            if (refersTo(type, "java/lang/ProcessBuilder") || calls(type, "exec")) {
                starting.add(bundle + ": " + type.getClassName());
            }
        });
        assertThat(starting).isNotEmpty().allMatch(found -> found.startsWith(PROCESS + ":"));
    }

    @Test
    void nothing_reads_serialized_objects_but_what_is_named() throws IOException {
        var reading = new TreeSet<String>();
        var readingThemselves = new TreeSet<String>();
        var carriedByPac4j = new TreeSet<String>();
        bundles.eachClass((bundle, type) -> {
            if (!refersTo(type, "java/io/ObjectInputStream")) {
                return;
            }
            if (READS_ITSELF.contains(type.getClassName())) {
                readingThemselves.add(type.getClassName());
            } else if (bundle.equals(PAC4J) && CARRIED_BY_PAC4J.contains(type.getClassName())) {
                carriedByPac4j.add(type.getClassName());
            } else {
                reading.add(bundle + ": " + type.getClassName());
            }
        });
        assertThat(reading).isEmpty();
        assertThat(readingThemselves)
                .as("one that is gone has to go here as well")
                .isEqualTo(READS_ITSELF);
        assertThat(carriedByPac4j).as("one that is gone has to go here as well").isEqualTo(CARRIED_BY_PAC4J);
    }

    @Test
    void every_resource_method_says_who_may_call_it() throws IOException {
        var methods = new ResourceMethods();
        bundles.eachClass((bundle, type) -> type.accept(methods, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG));

        assertThat(methods.all()).hasSizeGreaterThan(40);
        assertThat(methods.undeclared()).isEmpty();
    }

    private Set<String> bundlesImportedBy(String bundle) throws IOException {
        var owners = new HashMap<String, String>();
        for (var name : bundles.names()) {
            bundles.exports(name).forEach(exported -> owners.put(exported, name));
        }
        return bundles.imports(bundle).stream()
                .map(imported -> owners.getOrDefault(imported, "nobody exports " + imported))
                .collect(Collectors.toSet());
    }

    private static boolean refersTo(ClassReader type, String name) {
        var buffer = new char[type.getMaxStringLength()];
        for (int i = 1; i < type.getItemCount(); i++) {
            int at = type.getItem(i);
            if (at > 0
                    && type.readByte(at - 1) == 7
                    && type.readUTF8(at, buffer).equals(name)) { // CONSTANT_Class
                return true;
            }
        }
        return false;
    }

    private static boolean calls(ClassReader type, String method) {
        var finder = new RuntimeCalls(method);
        type.accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return finder.found();
    }
}
