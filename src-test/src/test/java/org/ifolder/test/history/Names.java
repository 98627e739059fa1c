package org.ifolder.test.history;

import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.test.system.Scenario;

/** Names that begin alike, and none twice. */
final class Names {

    private final String begin = Scenario.unique("load") + "-";
    private final AtomicLong number = new AtomicLong();

    /** What all of them begin with, and no other name. */
    String begin() {
        return begin;
    }

    String next() {
        return begin + number.incrementAndGet();
    }
}
