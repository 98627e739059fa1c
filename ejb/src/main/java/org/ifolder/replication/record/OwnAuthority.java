package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.server.LocalHost;

/** What this host is the authority of: the streams that it has begun, and those that it goes on with as an heir (R2.7). */
@ApplicationScoped
public class OwnAuthority {

    @Inject
    private LocalHost localHost;

    @Inject
    private Authorities authorities;

    /** Whether this host, and no other, writes the stream. */
    public boolean isOver(StreamId stream) {
        return stream.authority().equals(localHost.id()) || authorities.of(stream).equals(localHost.id());
    }

    /** The streams of a collection that this host writes; the one that it has begun is the first. */
    public List<StreamId> streams(CollectionName collection) {
        StreamId begun = new StreamId(collection, localHost.id());
        return collection == CollectionName.DOMAIN ? List.of(begun) : Stream.concat(Stream.of(begun),
                authorities.inheritedBy(localHost.id()).stream().map(host -> new StreamId(collection, host))).toList();
    }

    /** The term in which this host writes the stream. Asked with each change: the stream that it has begun costs nothing. */
    public long term(StreamId stream) {
        return stream.authority().equals(localHost.id()) ? BatchHeader.FIRST_TERM : authorities.term(stream);
    }

    /** Whether this host has what was written before its term: an heir that was restored takes that back before it writes. */
    public boolean mayGoOn(StreamId stream, StreamProgress progress) {
        long term = term(stream);
        return term == BatchHeader.FIRST_TERM || progress.cursor().sequence() >= authorities.beginsAfter(stream, term);
    }

    /** All streams that this host writes. */
    public List<StreamId> streams() {
        return Stream.of(CollectionName.values()).flatMap(collection -> streams(collection).stream()).toList();
    }
}
