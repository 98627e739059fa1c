package org.ifolder.audit;

import java.time.Instant;

/**
 * Which entries are asked for; null for any.
 *
 * @param member id of the member who acted
 * @param action what was done
 * @param target what it was done to
 * @param from the earliest time
 * @param until the time before which
 */
public record AuditFilter(String member, String action, String target, Instant from, Instant until) {

    /** All entries. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
}
