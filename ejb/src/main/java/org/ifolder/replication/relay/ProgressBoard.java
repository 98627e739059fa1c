package org.ifolder.replication.relay;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ifolder.replication.log.Publication;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.HostAgreement;
import org.ifolder.replication.protocol.HostAgreement.State;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamReport;
import org.ifolder.replication.protocol.catchup.IncarnationWatch;
import org.ifolder.server.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far each host is, and whether it agrees: worked out at the master from the slaves' heartbeats, told to the slaves with the heads. In
 * memory only, so that after a start nothing is known of a host before it was heard.
 */
@ApplicationScoped
public class ProgressBoard {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressBoard.class);

    @Inject
    private PublishedPlaces places;

    @Inject
    private RelaySettings settings;

    @Inject
    private Clock clock;

    @Inject
    private Uptime uptime;

    @Inject
    private Event<ConfirmedHost> confirmed;

    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    private final Map<String, SecondCopy> copies = new ConcurrentHashMap<>();

    private final Map<String, HostAgreement> agreements = new ConcurrentHashMap<>();

    private final Map<StreamId, StreamHead> heads = new ConcurrentHashMap<>();

    private IncarnationWatch watch;

    private volatile Heads lastHeads;

    private volatile Moment lastHeadsAt = Moment.NEVER;

    private Moment begun;

    /** A host's last heartbeat, and what it has told of each stream. */
    private record Heard(Heartbeat heartbeat, Map<StreamId, StreamReport> reports, Moment at, ClockDifference clock) {

        static Heard of(Heartbeat heartbeat, Moment at, ClockDifference clock) {
            return new Heard(heartbeat, heartbeat.streams().stream()
                    .collect(Collectors.toMap(StreamReport::stream, Function.identity(), (one, other) -> one)), at, clock);
        }

        Heard livingOn(Moment now) {
            return new Heard(heartbeat, reports, now, clock);
        }

        Cursor reached(StreamId stream) {
            StreamReport report = reports.get(stream);
            return report == null ? Cursor.START : report.cursor();
        }
    }

    private record SecondCopy(long since, Moment last) {
    }

    /** A time to be shown, in milliseconds since 1970, and the uptime by which silence is measured. */
    private record Moment(long shown, long uptime) {

        static final Moment NEVER = new Moment(0, Long.MIN_VALUE / 2);
    }

    private Moment now() {
        return new Moment(clock.millis(), uptime.millis());
    }

    @PostConstruct
    void prepare() {
        begun = now();
        watch = new IncarnationWatch(settings.silenceMilliseconds());
    }

    /**
     * Notes a slave's sign of life.
     *
     * @return whether the process that gave it is the host, and not a second copy of it
     */
    boolean heard(Heartbeat heartbeat) {
        Moment now = now();
        boolean admitted;
        synchronized (this) {
            admitted = watch.heard(heartbeat.host(), heartbeat.incarnation(), now.uptime());
        }
        if (admitted) {
            heard.compute(heartbeat.host(), (host, before) -> Heard.of(heartbeat, now,
                    (before == null ? ClockDifference.NONE : before.clock()).after(host, heartbeat.clock(), now.shown())));
        } else {
            copies.merge(heartbeat.host(), new SecondCopy(now.shown(), now), (before, one) ->
                    isSilent(before.last()) ? one : new SecondCopy(before.since(), now));
        }
        return admitted;
    }

    /** What a host has last told of each stream; nothing where it was not heard since this host's start. */
    Collection<StreamReport> lastReports(String host) {
        Heard last = heard.get(host);
        return last == null ? List.of() : last.reports().values();
    }

    /** Notes that a slave lives although its next heartbeat may queue behind a backlog of batches: one of these has come. */
    void livesOn(String host) {
        Moment now = now();
        synchronized (this) {
            String admitted = watch.admitted(host);
            if (admitted != null) {
                watch.heard(host, admitted, now.uptime());
            }
        }
        heard.computeIfPresent(host, (any, last) -> last.livingOn(now));
    }

    private boolean isSilent(Moment last) {
        return uptime.millis() - last.uptime() >= settings.silenceMilliseconds();
    }

    /** When a host closed the channels of another whose key has ended, by its own clock, in milliseconds since 1970, as it has told here. */
    public Optional<Long> shutOutAt(String host, String shutOut) {
        return Optional.ofNullable(heard.get(host)).map(last -> last.heartbeat().shutOut().get(shutOut));
    }

    /** Notes what the master says. */
    void heads(Heads heads) {
        lastHeads = heads;
        lastHeadsAt = now();
    }

    /** Notes what the master says of a stream. */
    void head(StreamHead head) {
        heads.put(head.stream(), head);
    }

    /** What the master said last of a stream; empty while it has said nothing. */
    public Optional<StreamHead> headOf(StreamId stream) {
        return Optional.ofNullable(heads.get(stream));
    }

    /** What the master said last on the lane that tells of hosts; empty before the first. */
    Optional<Heads> lastHeads() {
        return Optional.ofNullable(lastHeads);
    }

    /** When the master was last heard of, in milliseconds since 1970; 0 for never. */
    long lastHeadsAt() {
        return lastHeadsAt.shown();
    }

    /** Whether the master has said nothing for a while. */
    boolean isMasterSilent() {
        return isSilent(lastHeadsAt);
    }

    /**
     * The sequence of a stream that each of these hosts has reached: 0 while one of them has not been heard since the start.
     *
     * @param published how far the master has published the stream
     * @param known whether the master has passed a place of it too
     */
    long floor(StreamId stream, Cursor published, Collection<String> hosts, Predicate<Cursor> known) {
        long floor = published.sequence();
        for (String host : hosts) {
            Heard last = heard.get(host);
            Cursor reached = last == null ? Cursor.START : last.reached(stream);
            floor = Math.min(floor, known.test(reached) ? reached.sequence() : 0);
        }
        return floor;
    }

    /**
     * How far each of these hosts is, by the master's clock.
     *
     * @param published how far the master has published each stream
     * @param position the last position given
     * @param mine how the master has each stream
     */
    List<HostProgress> progress(Collection<String> hosts, Map<StreamId, Cursor> published, long position, List<StreamReport> mine) {
        List<HostProgress> progress = new ArrayList<>();
        for (String host : hosts) {
            Heard last = heard.get(host);
            HostProgress of = progressOf(host, last, published, position, mine);
            progress.add(of);
            if (last != null) {
                confirmed.fire(new ConfirmedHost(host, of.lagChanges()));
            }
        }
        return progress;
    }

    private HostProgress progressOf(String host, Heard last, Map<StreamId, Cursor> published, long position, List<StreamReport> mine) {
        long lag = 0;
        long confirmedPosition = position;
        long oldest = Long.MAX_VALUE;
        for (Map.Entry<StreamId, Cursor> head : published.entrySet()) {
            long sequence = last == null ? 0 : last.reached(head.getKey()).sequence();
            if (head.getKey().authority().equals(host) || sequence >= head.getValue().sequence()) {
                continue;
            }
            lag += head.getValue().sequence() - sequence;
            Optional<Publication.Place> first = places.firstAfter(head.getKey(), sequence);
            if (first.isPresent()) {
                confirmedPosition = Math.min(confirmedPosition, first.get().position() - 1);
                oldest = Math.min(oldest, first.get().publishedAt());
            }
        }
        double seconds = oldest == Long.MAX_VALUE ? 0 : Math.max(0, clock.millis() - oldest) / 1000.0;
        SecondCopy copy = copies.get(host);
        return new HostProgress(host, last == null ? null : last.heartbeat().incarnation(), confirmedPosition,
                last == null ? 0 : last.heartbeat().backlog(), lag, seconds, last == null ? 0 : last.at().shown(),
                last == null ? 0 : last.clock().seconds(), copy == null || isSilent(copy.last()) ? 0 : copy.since(), agreement(host, last, mine, oldest));
    }

    private HostAgreement agreement(String host, Heard last, List<StreamReport> mine, long oldestUnconfirmed) {
        long now = clock.millis();
        if (last == null && !isSilent(begun)) {
            return HostAgreement.NEVER;
        }
        if (last == null || isSilent(last.at())) {
            return note(host, State.UNKNOWN, last == null ? 0 : last.at().shown(), 0, List.of());
        }
        AgreementJudgement judgement = AgreementJudgement.of(last.heartbeat().streams(), mine);
        State state = judgement.state() == State.IDENTICAL && last.heartbeat().backlog() > 0 ? State.BEHIND : judgement.state();
        long asOf = switch (state) {
            case IDENTICAL -> last.at().shown();
            case BEHIND -> oldestUnconfirmed == Long.MAX_VALUE ? 0 : Math.min(last.at().shown(), oldestUnconfirmed);
            default -> 0;
        };
        return note(host, state, now, asOf, judgement.streams());
    }

    /**
     * Tells that a host's state is another. Being behind comes and goes with every change, and is not told; neither is a host that is
     * well from the first.
     *
     * @param before null where there was none yet
     */
    private static void tell(String host, State before, State now) {
        switch (now) {
            case UNKNOWN -> LOG.warn("host {} is not heard", host);
            case STOPPED -> LOG.warn("host {}: a stream has stopped there", host);
            case DIFFERING -> LOG.error("host {}: records differ there", host);
            case IDENTICAL, BEHIND -> {
                if (before == State.UNKNOWN) {
                    LOG.info("host {} is heard", host);
                } else if (before != null && before != State.IDENTICAL && before != State.BEHIND) {
                    LOG.info("host {}: all streams go on there, and nothing differs", host);
                }
            }
        }
    }

    /** Notes a host's agreement. @param at when the state began, if it is not the one before */
    HostAgreement note(String host, State state, long at, long asOf, List<HostAgreement.Concern> streams) {
        return agreements.compute(host, (any, before) -> {
            boolean isNew = before == null || before.state() != state;
            if (isNew) {
                tell(host, before == null ? null : before.state(), state);
            }
            return new HostAgreement(state, isNew ? at : before.since(),
                    before == null || before.asOf() > clock.millis() ? asOf : Math.max(before.asOf(), asOf), streams);
        });
    }
}
