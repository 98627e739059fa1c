package org.ifolder.architecture.breach.catalog;

import java.time.Instant;

/** A test cannot set its time. */
class AsksTheWallClock {

    Instant now() {
        return Instant.now();
    }
}
