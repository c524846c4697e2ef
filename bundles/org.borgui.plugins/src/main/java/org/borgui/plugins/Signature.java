package org.borgui.plugins;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** What a jar's signatures say. */
sealed interface Signature {

    /** It has none. */
    record None() implements Signature {}

    /** It has one that does not cover all of it as it is: somebody changed it, or added to it. */
    record Broken(String why) implements Signature {}

    /** All of it is signed by each of these; each chain begins with the signer's own certificate. */
    record By(Set<List<X509Certificate>> chains) implements Signature {}
}
