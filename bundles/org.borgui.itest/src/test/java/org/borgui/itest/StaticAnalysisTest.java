package org.borgui.itest;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.h3xstream.findsecbugs.crypto.WeakMessageDigestDetector;
import edu.umd.cs.findbugs.BugCollectionBugReporter;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.ClassScreener;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.FindBugs;
import edu.umd.cs.findbugs.FindBugs2;
import edu.umd.cs.findbugs.Plugin;
import edu.umd.cs.findbugs.PluginException;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.config.UserPreferences;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SpotBugs with find-sec-bugs over all our classes: nothing grave stays open, and of security nothing that was not looked at. */
class StaticAnalysisTest {

    /** What is found of security and meant, each with its reason. */
    private static final String DIGESTS = "digests of files, which everybody may know";

    private static final Map<String, String> MEANT = Map.ofEntries(
            entry(
                    "COMMAND_INJECTION org.borgui.process.JdkProcessRunner",
                    "words in a list, no shell: the one place that starts programs"),
            entry("COMMAND_INJECTION org.borgui.process.Kill", "fixed words and a number"),
            entry("CIPHER_INTEGRITY org.borgui.catalog.index.Seal", "ChaCha20-Poly1305 authenticates"),
            entry("STATIC_IV org.borgui.catalog.index.Seal", "each file has a key of its own, each block its number"),
            entry(
                    "OVERLY_PERMISSIVE_FILE_PERMISSION org.borgui.core.restore.Inherited",
                    "the rights of the folder that a new one is made in"),
            entry("PREDICTABLE_RANDOM org.borgui.core.restore.Sample", "which files are looked at is no secret"),
            entry("PREDICTABLE_RANDOM org.borgui.http.RequestId", "names a request in the log, and opens nothing"),
            entry(
                    "SQL_INJECTION_JDBC org.borgui.store.sqlite.Session",
                    "names of collections and fields, which their specifications restrict; values are bound"),
            entry(
                    "SQL_NONCONSTANT_STRING_PASSED_TO_EXECUTE org.borgui.store.sqlite.SchemaChange",
                    "names of collections and fields, as above"),
            entry("UNENCRYPTED_SOCKET org.borgui.egress.JudgedSockets$Judged", "TLS is laid over it by whoever speaks"),
            entry("UNSAFE_HASH_EQUALS org.borgui.plugins.Changes", DIGESTS),
            entry("UNSAFE_HASH_EQUALS org.borgui.plugins.Copies", DIGESTS),
            entry("UNSAFE_HASH_EQUALS org.borgui.plugins.Inbox", DIGESTS),
            entry("UNSAFE_HASH_EQUALS org.borgui.plugins.Installer", DIGESTS),
            entry("UNSAFE_HASH_EQUALS org.borgui.plugins.WantedFolder", DIGESTS),
            entry("URLCONNECTION_SSRF_FD org.borgui.http.WebFile", "an entry of a bundle's own jar"),
            entry("URLCONNECTION_SSRF_FD org.borgui.rest.plugins.PagesResource", "an entry of a plugin's own jar"));

    /** The expressions it suspects have no two ways to match a text; they are asked of short texts alone. */
    private static final Set<String> COUNTED_ELSEWHERE = Set.of("REDOS");

    private static final Path OWN = Path.of(System.getProperty("itest.classes"));

    /** Such a thing as has to be found. */
    static final class Weak {
        static MessageDigest digest() throws NoSuchAlgorithmException {
            return MessageDigest.getInstance("MD5");
        }
    }

    @BeforeAll
    static void loadRules() throws IOException, PluginException, URISyntaxException {
        var rules = WeakMessageDigestDetector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        Plugin.loadCustomPlugin(new File(rules.toURI()), null);
    }

    @Test
    void nothing_grave_is_found() throws IOException, InterruptedException {
        var found = found(new BuiltBundles().jars());

        assertThat(found).isSubsetOf(MEANT.keySet());
        assertThat(MEANT.keySet()).as("what is meant is still there").isSubsetOf(found);
    }

    /** The looking itself works, also that of find-sec-bugs. */
    @Test
    void what_is_there_is_found() throws IOException, InterruptedException {
        assertThat(found(List.of(OWN))).contains("WEAK_MESSAGE_DIGEST_MD5 " + Weak.class.getName());
    }

    private static Set<String> found(Collection<Path> analysed) throws IOException, InterruptedException {
        try (var project = new Project()) {
            analysed.forEach(path -> project.addFile(path.toString()));
            libraries().forEach(jar -> project.addAuxClasspathEntry(jar.toString()));
            var reporter = new BugCollectionBugReporter(project);
            reporter.setPriorityThreshold(Priorities.NORMAL_PRIORITY);
            reporter.setErrorVerbosity(BugReporter.SILENT); // of annotations and parts of libraries that nobody carries
            try (var engine = new FindBugs2()) {
                engine.setDetectorFactoryCollection(DetectorFactoryCollection.instance());
                engine.setProject(project);
                engine.setBugReporter(reporter);
                engine.setUserPreferences(UserPreferences.createDefaultUserPreferences());
                engine.setAnalysisFeatureSettings(FindBugs.DEFAULT_EFFORT);
                var ours = new ClassScreener();
                ours.addAllowedPrefix("org.borgui.");
                engine.setClassScreener(ours);
                engine.execute();
            }
            return reporter.getBugCollection().getCollection().stream()
                    .filter(StaticAnalysisTest::counts)
                    .map(bug -> bug.getType() + " " + bug.getPrimaryClass().getClassName())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean counts(BugInstance bug) {
        return bug.getPriority() == Priorities.HIGH_PRIORITY
                || (bug.getBugPattern().getCategory().equals("SECURITY") && !COUNTED_ELSEWHERE.contains(bug.getType()));
    }

    private static Set<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("itest.distribution")))) {
            return files.filter(file -> file.toString().endsWith(".jar")).collect(Collectors.toSet());
        }
    }
}
