package org.ifolder.report;

import java.util.Collections;
import java.util.List;

/**
 * Which rows a report is to have.
 *
 * @param scope how far it looks
 * @param readers who may read it
 * @param host id of the host on which its iFolders live; null for any
 * @param ifolders ids of the iFolders that it is about, in order; empty for all
 */
record ReportPlan(ReportScope scope, ReportReaders readers, String host, List<String> ifolders) {

    ReportPlan {
        ifolders = ifolders.stream().sorted().toList();
    }

    /** Whether it is about named iFolders. */
    boolean isSelection() {
        return !ifolders.isEmpty();
    }

    /** The next of the named iFolders. @param after id of the one before; empty for the start */
    List<String> next(String after, int atMost) {
        int place = Collections.binarySearch(ifolders, after);
        int from = place < 0 ? -place - 1 : place + 1;
        return ifolders.subList(from, Math.min(from + atMost, ifolders.size()));
    }
}
