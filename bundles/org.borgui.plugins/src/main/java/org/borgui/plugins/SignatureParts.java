package org.borgui.plugins;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files a signature is made of. Java takes a jar for signed also where some of these are nobody's, and where the signer covered
 * parts of the manifest alone: then headers and files could be added to what somebody else signed.
 *
 * @param trouble why they are not what jarsigner makes; empty when they are, or when there are none
 */
record SignatureParts(Optional<String> trouble) {

    private static final Pattern PART = Pattern.compile("META-INF/([^/]+)\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STRAY = Pattern.compile("META-INF/SIG-[^/]*", Pattern.CASE_INSENSITIVE);
    private static final List<String> STRONG = List.of("SHA-256", "SHA-384", "SHA-512");
    private static final String OF_MANIFEST = "-Digest-Manifest";

    static SignatureParts of(JarFile jar) throws IOException {
        var names = jar.stream().map(entry -> entry.getName()).toList();
        var parts = names.stream().filter(name -> PART.matcher(name).matches()).toList();
        var stray = names.stream().filter(name -> STRAY.matcher(name).matches()).findFirst();
        if (stray.isPresent()) {
            return broken("nobody's signature covers " + stray.get());
        }
        if (parts.isEmpty()) {
            return new SignatureParts(Optional.empty());
        }
        var bases = parts.stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var file = parts.stream()
                .filter(name -> name.toUpperCase(Locale.ROOT).endsWith(".SF"))
                .findFirst();
        if (parts.size() != 2 || bases.size() != 1 || file.isEmpty()) {
            return broken("it has the parts of more or less than one signature: " + String.join(", ", parts));
        }
        return coversManifest(jar, file.get())
                ? new SignatureParts(Optional.empty())
                : broken("the signature does not cover the whole manifest");
    }

    private static boolean coversManifest(JarFile jar, String file) throws IOException {
        var entry = jar.getEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            return false;
        }
        try (var manifest = jar.getInputStream(entry);
                var signature = jar.getInputStream(jar.getEntry(file))) {
            var bytes = manifest.readAllBytes();
            var digests = new Manifest(signature).getMainAttributes();
            return STRONG.stream().anyMatch(name -> digest(name, bytes).equals(digests.getValue(name + OF_MANIFEST)));
        }
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignatureParts broken(String why) {
        return new SignatureParts(Optional.of(why));
    }
}
