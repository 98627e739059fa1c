package org.ifolder.replication.protocol;

import java.util.Comparator;
import java.util.List;

/** What a slave lacks, seen from what the master says it has published. */
public final class Downlink {

    private Downlink() {
    }

    /**
     * The streams of others in which {@code store} is behind the heads, the Domain's first (R7.10); those that have stopped wait for
     * somebody to look at them.
     *
     * @param self this host's id; its own streams are never fetched from elsewhere
     */
    public static List<StreamId> behind(String self, Heads heads, ReplicationStore store) {
        return heads.streams().stream()
                .filter(head -> !head.authority().equals(self))
                .filter(head -> store.cursor(head.stream()).sequence() < head.sequence())
                .map(StreamHead::stream)
                .filter(stream -> store.stopped(stream).isEmpty())
                .sorted(Comparator.comparing(StreamId::collection))
                .toList();
    }
}
