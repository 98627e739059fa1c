package org.ifolder.replication.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port: which host writes a stream. A stream keeps the name of the host that began it. When that host is removed by force its heir goes on
 * with the stream, in the next term (R2.7); nobody else ever writes it. A Domain stream belongs to one reign, and has no heir.
 */
public interface Authorities {

    /** The host, its heir, the heir of that, and so on to the one that writes now: each in the term of its place. The host alone where it is not known. */
    List<String> line(String host);

    /** The hosts whose streams {@code host} goes on with as their heir. */
    Set<String> inheritedBy(String host);

    /** The host that writes what {@code host} has begun outside of the Domain collection: itself, or its heir. */
    default String of(String host) {
        List<String> line = line(host);
        return line.get(line.size() - 1);
    }

    /** The host that writes the stream now. */
    default String of(StreamId stream) {
        return stream.collection() == CollectionName.DOMAIN ? stream.authority() : of(stream.authority());
    }

    /** The term of the stream as this host knows it: {@link BatchHeader#FIRST_TERM}, and one more for each heir. */
    default long term(StreamId stream) {
        return stream.collection() == CollectionName.DOMAIN ? BatchHeader.FIRST_TERM : line(stream.authority()).size();
    }

    /**
     * The sequence after which a term of the stream begins: the last of the one before, as the record of the removed host says; 0 for the first
     * term.
     */
    long beginsAfter(StreamId stream, long term);

    /** The host that writes the stream in a term; empty for a term that this host does not know. */
    default Optional<String> at(StreamId stream, long term) {
        if (term == BatchHeader.FIRST_TERM) {
            return Optional.of(stream.authority());
        }
        return term < BatchHeader.FIRST_TERM || term > term(stream) ? Optional.empty()
                : Optional.of(line(stream.authority()).get((int) (term - BatchHeader.FIRST_TERM)));
    }
}
