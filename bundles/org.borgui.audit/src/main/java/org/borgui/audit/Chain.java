package org.borgui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import org.borgui.api.audit.AuditEvent;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an entry: SHA-256 over the hash of the one before, the number, the time and every field, each with its length
 * in front, so that no two entries are hashed alike.
 */
final class Chain {

    /** What the first entry follows. */
    static final String BEGIN = "";

    private final MessageDigest digest;

    private Chain() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hash(String previous, long id, Instant at, AuditEvent event) {
        return new Chain().of(previous, id, at, event);
    }

    private String of(String previous, long id, Instant at, AuditEvent event) {
        add(previous);
        add(Long.toString(id));
        add(at.toString());
        add(event.type());
        add(Boolean.toString(event.success()));
        add(event.user() == null ? null : event.user().toString());
        add(event.username());
        add(event.way());
        add(event.address());
        add(event.requestId());
        add(event.action());
        add(event.object());
        add(event.detail());
        for (var change : event.changes()) {
            add(change.collection());
            add(Long.toString(change.id()));
            add(change.before());
            add(change.after());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private void add(@Nullable String field) {
        if (field == null) {
            digest.update("-:".getBytes(UTF_8));
            return;
        }
        var bytes = field.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
    }
}
