package org.borgui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * That the chain had this hash at this entry, signed. As a line: {@code number hash signature}.
 *
 * @param signature Ed25519 over {@code borg-ui audit 1 number hash}, as base64url
 */
record Checkpoint(long number, String hash, String signature) {

    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([\\w-]{43}) ([\\w-]{86})");

    static Checkpoint signed(long number, String hash, Signer signer) {
        return new Checkpoint(number, hash, signer.sign(text(number, hash)));
    }

    static Optional<Checkpoint> parse(String line) {
        var match = LINE.matcher(line);
        return match.matches()
                ? Optional.of(new Checkpoint(Long.parseLong(match.group(1)), match.group(2), match.group(3)))
                : Optional.empty();
    }

    boolean isGenuine(Signer signer) {
        return signer.verifies(text(number, hash), signature);
    }

    String line() {
        return number + " " + hash + " " + signature;
    }

    private static byte[] text(long number, String hash) {
        return "borg-ui audit 1 %d %s".formatted(number, hash).getBytes(UTF_8);
    }
}
