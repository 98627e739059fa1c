package org.ifolder.tool.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ifolder.tool.api.CursorItem;
import org.ifolder.tool.console.Failure;

/**
 * Compares a host's cursors with what the master had applied at some moment (R7.2: progress is a cursor for each
 * authority and collection).
 *
 * @param goal the master's cursors at that moment
 */
record CatchingUp(List<CursorItem> goal) {

    /**
     * Looks whether a host has reached the goal.
     *
     * @param hostId id of the host; of its own streams it needs nothing
     * @param cursors its cursors
     * @return what is missing, or nothing
     * @throws Failure when a stream that is needed has stopped
     */
    Optional<String> missing(String hostId, List<CursorItem> cursors) {
        for (CursorItem wanted : goal) {
            if (wanted.authority().equals(hostId) || wanted.sequence() == 0) {
                continue;
            }
            Optional<CursorItem> cursor = cursors.stream()
                    .filter(one -> sameStream(one, wanted))
                    .findFirst();
            if (cursor.filter(one -> reached(one, wanted)).isEmpty()) {
                cursor.ifPresent(CatchingUp::mustStream);
                return Optional.of("it has not caught up with " + wanted.collection() + " of " + wanted.authority());
            }
        }
        return Optional.empty();
    }

    private static boolean sameStream(CursorItem one, CursorItem other) {
        return one.collection().equals(other.collection()) && one.authority().equals(other.authority());
    }

    /** Sequences compare within an incarnation only; the master's positions compare always. */
    private static boolean reached(CursorItem cursor, CursorItem wanted) {
        if (Objects.equals(cursor.incarnation(), wanted.incarnation())) {
            return cursor.sequence() >= wanted.sequence();
        }
        return cursor.position() != null && wanted.position() != null && cursor.position() >= wanted.position();
    }

    private static void mustStream(CursorItem cursor) {
        if ("STOPPED".equals(cursor.state())) {
            throw new Failure("the stream " + cursor.collection() + " of " + cursor.authority() + " has stopped: "
                    + cursor.reason());
        }
    }
}
