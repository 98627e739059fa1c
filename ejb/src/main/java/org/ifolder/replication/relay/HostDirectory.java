package org.ifolder.replication.relay;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/** Port: which hosts there are and how they are reached (R2.3). */
public interface HostDirectory {

    /** This host's id. */
    String self();

    /** Ids of all hosts of the Domain but this one, without those whose key has ended. */
    List<String> others();

    /** Ids of all hosts that the Domain has or had, this one among them: what they have written stays. */
    Set<String> ever();

    /** Ids of those of them that are active. */
    Set<String> active();

    /** Where a host's broker listens, by its private address. */
    InetSocketAddress brokerOf(String host);
}
