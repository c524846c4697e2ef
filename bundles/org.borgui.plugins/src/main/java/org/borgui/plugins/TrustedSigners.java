package org.borgui.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates whose signatures count: every {@code .pem} or {@code .crt} of one folder, that of a signer or of an
 * authority. Read each time, so that one that is taken away counts no more.
 */
final class TrustedSigners {

    private static final Logger LOG = LoggerFactory.getLogger(TrustedSigners.class);
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final String ANY_USE = "2.5.29.37.0";

    private final Path folder;
    private final Clock clock;

    TrustedSigners(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * A signer that is trusted.
     *
     * @param subject the name in the signer's own certificate
     * @param key SHA-256 of the signer's public key, in hexadecimal: who renews a certificate stays the same signer
     * @param anchor SHA-256 of the certificate in the folder that vouches for it
     */
    record Signer(String subject, String key, String anchor) {}

    Optional<Signer> trusted(Set<List<X509Certificate>> chains) {
        var anchors = anchors();
        return chains.stream()
                .flatMap(chain -> anchors.stream().flatMap(anchor -> vouched(chain, anchor).stream()))
                .findFirst();
    }

    /** Whether this certificate is still in the folder. */
    boolean has(String anchor) {
        return anchors().stream().anyMatch(found -> fingerprint(found).equals(anchor));
    }

    private Optional<Signer> vouched(List<X509Certificate> chain, X509Certificate anchor) {
        var own = chain.get(0);
        try {
            if (!mayCode(own)) {
                return Optional.empty();
            }
            if (own.equals(anchor)) {
                own.checkValidity(Date.from(clock.instant()));
            } else {
                validate(chain, anchor);
            }
            return Optional.of(new Signer(
                    own.getSubjectX500Principal().getName(),
                    sha256(own.getPublicKey().getEncoded()),
                    fingerprint(anchor)));
        } catch (GeneralSecurityException e) {
            LOG.debug("{} does not vouch for {}", anchor.getSubjectX500Principal(), own.getSubjectX500Principal(), e);
            return Optional.empty();
        }
    }

    private void validate(List<X509Certificate> chain, X509Certificate anchor) throws GeneralSecurityException {
        var between = new ArrayList<X509Certificate>();
        for (var certificate : chain) {
            if (certificate.equals(anchor)) {
                break; // the anchor itself is no part of the path
            }
            between.add(certificate);
        }
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setRevocationEnabled(false); // taking the certificate out of the folder revokes it
        parameters.setDate(Date.from(clock.instant()));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(between), parameters);
    }

    /** A certificate for web servers signs no code. */
    private static boolean mayCode(X509Certificate certificate) throws GeneralSecurityException {
        var uses = certificate.getExtendedKeyUsage();
        return uses == null || uses.contains(CODE_SIGNING) || uses.contains(ANY_USE);
    }

    private List<X509Certificate> anchors() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(pem|crt)"))
                    .sorted()
                    .flatMap(file -> certificates(file).stream())
                    .toList();
        } catch (IOException e) {
            LOG.warn("The folder of certificates {} cannot be read: {}", folder, e.getMessage());
            return List.of();
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .collect(Collectors.toList());
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{} is not a certificate, and trusts nobody: {}", file, e.getMessage());
            return List.of();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return sha256(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
