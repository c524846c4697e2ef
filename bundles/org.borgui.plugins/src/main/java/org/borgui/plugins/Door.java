package org.borgui.plugins;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.plugin.Trust;
import org.borgui.plugins.PluginDocument.Piece;
import org.osgi.framework.Version;

/** Decides which files come in. Java has no sandbox: what is in may do everything, so that it is looked at here. */
final class Door {

    /** Names of the server's own bundles and of all that will ever be one. */
    private static final String OURS = "org.borgui.";

    private final Distribution distribution;
    private final TrustedSigners signers;
    private final Set<String> core;

    /** @param core symbolic names of the bundles that the server itself is made of */
    Door(Distribution distribution, TrustedSigners signers, Set<String> core) {
        this.distribution = distribution;
        this.signers = signers;
        this.core = Set.copyOf(core);
    }

    /**
     * What speaks for it.
     *
     * @param before what is installed under that name
     * @throws org.borgui.api.RefusedException when nobody's word helps
     */
    Origin judge(PluginJar jar, Optional<Piece> before) throws IOException {
        var ours = distribution.has(jar.sha256());
        if (core.contains(jar.name())) {
            throw Refusals.file("nameTaken", "%s is a part of the server itself, and no plugin.".formatted(jar.name()));
        }
        if (!ours && (jar.name() + ".").startsWith(OURS)) {
            throw Refusals.file(
                    "nameTaken",
                    "Names that begin with %s are those of this distribution, and %s is not one of its files."
                            .formatted(OURS, jar.name()));
        }
        var found = ours ? new Origin(new Trust(Trust.Kind.DISTRIBUTION, ""), OURS, "", List.of()) : signed(jar);
        var doubts = new ArrayList<>(found.doubts());
        before.ifPresent(piece -> doubts.addAll(doubts(jar, found, piece)));
        return new Origin(found.trust(), found.key(), found.anchor(), doubts);
    }

    private Origin signed(PluginJar jar) throws IOException {
        var signature = SignatureReader.read(jar.path());
        if (signature instanceof Signature.Broken broken) {
            throw Refusals.file(
                    "signatureBroken",
                    "The signature of %s does not fit the file, which somebody has changed: %s."
                            .formatted(jar.name(), broken.why()));
        }
        if (signature instanceof Signature.By by) {
            var signer = signers.trusted(by.chains());
            if (signer.isPresent()) {
                var known = signer.get();
                return new Origin(
                        new Trust(Trust.Kind.SIGNATURE, known.subject()), known.key(), known.anchor(), List.of());
            }
            var subject = by.chains().iterator().next().get(0).getSubjectX500Principal();
            return unknown("It is signed by %s, whom this server does not trust.".formatted(subject.getName()));
        }
        return unknown("It is neither a part of this distribution nor signed.");
    }

    private static Origin unknown(String doubt) {
        return new Origin(Trust.NONE, "", "", List.of(doubt));
    }

    private static List<String> doubts(PluginJar jar, Origin found, Piece before) {
        var doubts = new ArrayList<String>();
        if (jar.version().compareTo(Version.parseVersion(before.version())) < 0) {
            doubts.add("It is older than what is installed, which is %s.".formatted(before.version()));
        }
        if (!before.key().isEmpty() && !before.key().equals(found.key())) {
            doubts.add("It comes from somebody else than what is installed, which is %s."
                    .formatted(
                            before.trust() == Trust.Kind.DISTRIBUTION
                                    ? "a part of the distribution"
                                    : "signed by " + before.trustedBy()));
        }
        return doubts;
    }

    /** Why what was once let in counts no more; empty when it still does. */
    Optional<String> objection(Piece piece) {
        return switch (piece.trust()) {
            case DISTRIBUTION ->
                distribution.has(piece.sha256())
                        ? Optional.empty()
                        : Optional.of("It came with another version of this server; this one does not have it.");
            case SIGNATURE ->
                signers.has(piece.anchor())
                        ? Optional.empty()
                        : Optional.of("The certificate that vouched for its signer (%s) is not trusted any more."
                                .formatted(piece.trustedBy()));
            case APPROVAL -> Optional.empty();
            case NONE -> Optional.of("Nobody has vouched for it.");
        };
    }
}
