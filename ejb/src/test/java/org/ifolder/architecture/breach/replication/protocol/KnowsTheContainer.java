package org.ifolder.architecture.breach.replication.protocol;

import jakarta.inject.Inject;

/** The protocol must run without a container. */
class KnowsTheContainer {

    @Inject
    String injected;
}
