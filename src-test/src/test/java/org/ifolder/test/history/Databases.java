package org.ifolder.test.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostDatabase;

/**
 * The rows of all records in the databases themselves, compared host by host: what no API shows counts, too. Tombstones do not; a
 * host that has copied a stream has none of earlier removals.
 */
public final class Databases {

    private static final List<String> RECORDS = List.of("ifolder_domain", "host", "member", "member_group", "membership", "ifolder",
            "ifolder_right", "ifolder_usage", "report", "report_content", "kept_record");
    private static final String LIVE = " where removed = false";
    private static final String OF_THE_HOST_ALONE = "lock_version";
    private static final int SHOWN = 10;

    private Databases() {
    }

    /**
     * What the databases differ in.
     *
     * @return one sentence a row, the first of them; empty when they are the same
     */
    public static List<String> differences(List<GridHost> hosts) {
        List<String> differences = new ArrayList<>();
        for (String table : RECORDS) {
            SortedMap<String, Map<String, String>> first = rows(hosts.get(0), table);
            for (GridHost other : hosts.subList(1, hosts.size())) {
                differences.addAll(differences(table, hosts.get(0), first, other, rows(other, table)));
            }
        }
        return differences;
    }

    /** How many rows of records a host has. */
    public static int size(GridHost host) {
        return RECORDS.stream().mapToInt(table -> rows(host, table).size()).sum();
    }

    private static List<String> differences(String table, GridHost one, SortedMap<String, Map<String, String>> ofOne, GridHost other,
            SortedMap<String, Map<String, String>> ofOther) {
        TreeSet<String> keys = new TreeSet<>(ofOne.keySet());
        keys.addAll(ofOther.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(ofOne.get(key), ofOther.get(key)))
                .limit(SHOWN)
                .map(key -> table + " " + key + ": " + one + " has " + ofOne.get(key) + ", " + other + " has " + ofOther.get(key))
                .toList();
    }

    private static SortedMap<String, Map<String, String>> rows(GridHost host, String table) {
        SortedMap<String, Map<String, String>> rows = new TreeMap<>();
        for (Map<String, String> row : new HostDatabase(host).rows("select * from " + table + LIVE)) {
            row.remove(OF_THE_HOST_ALONE);
            rows.put(row.get("record_key"), row);
        }
        return rows;
    }
}
