package org.ifolder.replication.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.HostAgreement.Concern;
import org.ifolder.replication.protocol.HostAgreement.State;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamReport;

/**
 * Compares what a host says of its streams with what the master has.
 *
 * @param state the worst that was found; never {@link State#UNKNOWN}
 * @param streams the streams because of which it is not {@link State#IDENTICAL}
 */
record AgreementJudgement(State state, List<Concern> streams) {

    private static final String OTHER_DIGEST = "its records at sequence %d are not those of the master";

    /** Of a host that has reported {@code theirs}, where the master's own streams are {@code mine}. */
    static AgreementJudgement of(Collection<StreamReport> theirs, Collection<StreamReport> mine) {
        Map<StreamId, StreamReport> reported = byStream(theirs);
        Map<StreamId, StreamReport> known = byStream(mine);
        Set<StreamId> streams = new LinkedHashSet<>(known.keySet());
        streams.addAll(reported.keySet());
        boolean domainIsLevel = streams.stream().filter(stream -> stream.collection() == CollectionName.DOMAIN)
                .allMatch(stream -> cursor(reported.get(stream)).equals(cursor(known.get(stream))));
        State worst = State.IDENTICAL;
        List<Concern> concerns = new ArrayList<>();
        for (StreamId stream : streams) {
            StreamReport there = reported.get(stream);
            StreamReport here = known.get(stream);
            boolean comparable = stream.collection() != CollectionName.DOMAIN || domainIsLevel;
            String difference = difference(there, here, comparable);
            State state = state(there, here, difference);
            if (state != State.IDENTICAL) {
                concerns.add(new Concern(stream.collection(), stream.authority(),
                        there == null ? Condition.STREAMING : there.condition(), null, difference));
            }
            worst = state.compareTo(worst) > 0 ? state : worst;
        }
        return new AgreementJudgement(worst, concerns);
    }

    private static State state(StreamReport there, StreamReport here, String difference) {
        if (difference != null) {
            return State.DIFFERING;
        }
        Condition condition = there == null ? Condition.STREAMING : there.condition();
        if (condition.isStopped()) {
            return State.STOPPED;
        }
        boolean level = condition == Condition.STREAMING && cursor(there).equals(cursor(here)) && isProven(there) && isProven(here);
        return level ? State.IDENTICAL : State.BEHIND;
    }

    /** Whether the digest tells of the records at the cursor, and not of newer ones too that were copied. */
    private static boolean isProven(StreamReport report) {
        return report == null || report.digest() != null;
    }

    private static String difference(StreamReport there, StreamReport here, boolean comparable) {
        if (there == null || there.difference() != null) {
            return there == null ? null : there.difference();
        }
        boolean sameCursor = here != null && there.cursor().equals(here.cursor());
        boolean otherDigest = sameCursor && comparable && there.digest() != null && here.digest() != null
                && !there.digest().equals(here.digest());
        return otherDigest ? OTHER_DIGEST.formatted(there.cursor().sequence()) : null;
    }

    private static Cursor cursor(StreamReport report) {
        return report == null ? Cursor.START : report.cursor();
    }

    private static Map<StreamId, StreamReport> byStream(Collection<StreamReport> reports) {
        Map<StreamId, StreamReport> byStream = new HashMap<>();
        reports.forEach(report -> byStream.put(report.stream(), report));
        return byStream;
    }
}
