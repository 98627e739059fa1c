package org.ifolder.replication.catchup;

/** What is behind a failure that the container has wrapped. */
final class Failures {

    private Failures() {
    }

    static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
