package org.ifolder.tool.domain;

import java.util.List;
import java.util.stream.Stream;
import org.ifolder.tool.api.ReplicationItem;

/**
 * What is wrong with a host although its records may be identical, in words.
 *
 * @param hosts what a host has said of all
 */
record Warnings(List<ReplicationItem> hosts) {

    /** Below that, a difference of two clocks is of no account. */
    private static final long CLOCK_TOLERANCE_SECONDS = 30;

    /** One line for each thing. */
    List<String> lines() {
        return hosts.stream().flatMap(Warnings::lines).toList();
    }

    private static Stream<String> lines(ReplicationItem host) {
        String name = host.name() == null ? host.host() : host.name();
        Stream<String> copied = host.secondCopySince() == null ? Stream.empty()
                : Stream.of(name + " runs twice: a copy of it was started and is not let in; end it");
        return Stream.concat(copied, clock(name, host.clockAheadSeconds()));
    }

    private static Stream<String> clock(String name, long ahead) {
        return Math.abs(ahead) <= CLOCK_TOLERANCE_SECONDS ? Stream.empty()
                : Stream.of(name + "'s clock is " + Math.abs(ahead) + " s " + (ahead > 0 ? "ahead of" : "behind") + " the master's");
    }
}
