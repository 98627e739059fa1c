package org.ifolder.explanation;

import org.ifolder.domain.host.Host;
import org.ifolder.replication.protocol.HostAgreement.State;
import org.ifolder.replication.protocol.HostProgress;

/**
 * A host, and how far it is.
 *
 * @param host the host
 * @param progress as the master sees it
 */
public record Standing(Host host, HostProgress progress) {

    boolean isInService() {
        return host.state().isInService();
    }

    boolean isSilent() {
        return progress.agreement().state() == State.UNKNOWN;
    }

    boolean isBehind() {
        return progress.lagChanges() > 0 || progress.agreement().state() != State.IDENTICAL;
    }
}
