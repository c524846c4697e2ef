package org.borgui.api.audit;

import java.time.Instant;

/**
 * An event as recorded.
 *
 * @param id counts from 1 without a gap
 * @param hash over this entry and the hash of the one before, as base64url
 */
public record AuditEntry(long id, Instant at, AuditEvent event, String hash) {}
