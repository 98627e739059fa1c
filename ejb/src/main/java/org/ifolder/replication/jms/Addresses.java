package org.ifolder.replication.jms;

import java.util.Locale;
import org.ifolder.replication.protocol.Lane;

/** The broker's addresses. */
final class Addresses {

    static final String INBOUND_PREFIX = "ifolder.inbound.";
    static final String LANE_PREFIX = "ifolder.lane.";

    private Addresses() {
    }

    /** A host's own queue at the master. */
    static String inbound(String host) {
        return INBOUND_PREFIX + host;
    }

    /** The topic on which the master publishes to all. */
    static String lane(Lane lane) {
        return LANE_PREFIX + lane.name().toLowerCase(Locale.ROOT);
    }
}
