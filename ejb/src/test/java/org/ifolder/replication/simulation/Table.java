package org.ifolder.replication.simulation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Rows of one kind on a simulated disk. A {@link View} is what one transaction sees and writes: read committed, with the first
 * committer winning where two have written the same row, as a version column makes it in the real database.
 */
final class Table<K, V> {

    private final TreeMap<K, V> committed;
    private final Comparator<K> order;

    Table(Comparator<K> order) {
        this.order = order;
        this.committed = new TreeMap<>(order);
    }

    /** The committed rows. */
    TreeMap<K, V> rows() {
        return committed;
    }

    View view() {
        return new View();
    }

    final class View {

        private final TreeMap<K, V> seen = new TreeMap<>(order);
        private final TreeMap<K, V> written = new TreeMap<>(order);

        V get(K key) {
            if (written.containsKey(key)) {
                return written.get(key);
            }
            V row = committed.get(key);
            notice(key, row);
            return row;
        }

        void put(K key, V row) {
            notice(key, committed.get(key));
            written.put(key, row);
        }

        void delete(K key) {
            put(key, null);
        }

        /** Rows from {@code first} on, with this transaction's own writes. */
        Collection<V> from(K first) {
            if (written.isEmpty()) {
                return committed.tailMap(first, true).values();
            }
            TreeMap<K, V> merged = new TreeMap<>(committed.tailMap(first, true));
            merged.putAll(written.tailMap(first, true));
            merged.values().removeIf(Objects::isNull);
            return merged.values();
        }

        /** Rows from {@code first} on with their keys, with this transaction's own writes. */
        Map<K, V> entriesFrom(K first) {
            TreeMap<K, V> merged = new TreeMap<>(committed.tailMap(first, true));
            merged.putAll(written.tailMap(first, true));
            merged.values().removeIf(Objects::isNull);
            return merged;
        }

        /** Keys from {@code first} on, with this transaction's own writes. */
        Collection<K> keysFrom(K first) {
            return entriesFrom(first).keySet();
        }

        private void notice(K key, V row) {
            if (!seen.containsKey(key)) {
                seen.put(key, row);
            }
        }

        boolean conflicts() {
            return written.keySet().stream().anyMatch(key -> committed.get(key) != seen.get(key));
        }

        void flush() {
            for (Map.Entry<K, V> row : written.entrySet()) {
                if (row.getValue() == null) {
                    committed.remove(row.getKey());
                } else {
                    committed.put(row.getKey(), row.getValue());
                }
            }
        }
    }
}
