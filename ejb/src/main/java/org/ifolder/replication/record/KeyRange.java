package org.ifolder.replication.record;

import jakarta.persistence.Query;
import org.ifolder.replication.protocol.DigestScope;

/**
 * Keys in their order.
 *
 * @param from the first key that may be among them
 * @param below the first key after them all; null for no such bound
 * @param after the key after which they begin
 * @param upTo the last key; null for no such bound
 */
public record KeyRange(String from, String below, String after, String upTo) {

    /** The keys of a scope after one key and up to another; to the last for null. */
    static KeyRange of(DigestScope scope, String after, String upTo) {
        String creator = scope.authority();
        return creator.isEmpty() ? new KeyRange("", null, after, upTo)
                : new KeyRange(creator + '-', creator + (char) ('-' + 1), after, upTo);
    }

    KeyRange startingAfter(String key) {
        return new KeyRange(from, below, key, upTo);
    }

    /** The same keys, each behind a prefix. */
    KeyRange behind(String prefix) {
        int last = prefix.length() - 1;
        String end = prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
        return new KeyRange(prefix + from, below == null ? end : prefix + below, prefix + after,
                upTo == null ? null : prefix + upTo);
    }

    /** The condition on {@code r.key}, in JPQL. */
    String condition() {
        return "r.key >= :from and r.key > :after" + (below == null ? "" : " and r.key < :below")
                + (upTo == null ? "" : " and r.key <= :upTo");
    }

    void bind(Query query) {
        query.setParameter("from", from);
        query.setParameter("after", after);
        if (below != null) {
            query.setParameter("below", below);
        }
        if (upTo != null) {
            query.setParameter("upTo", upTo);
        }
    }
}
