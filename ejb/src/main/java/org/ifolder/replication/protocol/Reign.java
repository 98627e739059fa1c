package org.ifolder.replication.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Who reigns, as this host knows it.
 *
 * @param domain id of the Domain
 * @param epoch number of the master's reign, from 1
 * @param master id of the host that is master in this epoch
 * @param past the reigns before, oldest first
 */
public record Reign(String domain, long epoch, String master, List<PastReign> past) {

    public Reign {
        past = List.copyOf(past);
    }

    /** The first reign of a Domain, or one whose past is of no matter. */
    public Reign(String domain, long epoch, String master) {
        this(domain, epoch, master, List.of());
    }

    /** A reign that has ended; empty for the present one and for those not known here. */
    Optional<PastReign> past(long number) {
        return past.stream().filter(reign -> reign.epoch() == number).findFirst();
    }
}
