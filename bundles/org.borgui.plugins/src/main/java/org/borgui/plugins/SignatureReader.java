package org.borgui.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a jar as {@code jarsigner -verify} does. An entry that nobody signed makes the whole jar not signed. */
final class SignatureReader {

    /** What carries a signature is not signed itself: the signature covers the manifest, and this all the rest. */
    private static final Pattern OF_SIGNATURE =
            Pattern.compile("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]+\\.(SF|RSA|DSA|EC))", Pattern.CASE_INSENSITIVE);

    private SignatureReader() {}

    static Signature read(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile(), true)) {
            var parts = SignatureParts.of(jar);
            if (parts.trouble().isPresent()) {
                return new Signature.Broken(parts.trouble().get());
            }
            boolean claimed = false;
            Set<CodeSigner> common = null;
            String bare = null;
            for (var all = jar.entries(); all.hasMoreElements(); ) {
                var entry = all.nextElement();
                if (OF_SIGNATURE.matcher(entry.getName()).matches()) {
                    claimed |= entry.getName().toUpperCase(Locale.ROOT).endsWith(".SF");
                } else if (!entry.isDirectory()) {
                    var signers = signers(jar, entry);
                    bare = signers.isEmpty() ? entry.getName() : bare;
                    common = common(common, signers);
                }
            }
            return verdict(claimed, common, bare);
        } catch (SecurityException e) {
            return new Signature.Broken(String.valueOf(e.getMessage()));
        }
    }

    private static Signature verdict(boolean claimed, @Nullable Set<CodeSigner> common, @Nullable String bare) {
        if (!claimed || common == null) {
            return new Signature.None();
        }
        if (bare != null) {
            return new Signature.Broken("the signature does not cover " + bare);
        }
        return common.isEmpty()
                ? new Signature.Broken("no signer signed all of it")
                : new Signature.By(common.stream().map(SignatureReader::chain).collect(Collectors.toSet()));
    }

    /** The signers are known once all of the entry has been read. */
    private static Set<CodeSigner> signers(JarFile jar, JarEntry entry) throws IOException {
        try (var in = jar.getInputStream(entry)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        var signers = entry.getCodeSigners();
        return signers == null ? Set.of() : Set.of(signers);
    }

    private static Set<CodeSigner> common(@Nullable Set<CodeSigner> before, Set<CodeSigner> signers) {
        if (before == null) {
            return signers;
        }
        var both = new HashSet<>(before);
        both.retainAll(signers);
        return both;
    }

    private static List<X509Certificate> chain(CodeSigner signer) {
        return signer.getSignerCertPath().getCertificates().stream()
                .map(X509Certificate.class::cast)
                .toList();
    }
}
