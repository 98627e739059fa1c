package org.ifolder.architecture.breach.catalog;

import jakarta.ejb.Stateless;

/** Calls a method of an EJB that its proxy refuses. */
class CallsNoBusinessMethod {

    int call(Counting counting) {
        return counting.count();
    }

    /** Has such a method. */
    @Stateless
    static class Counting {

        int count() {
            return 1;
        }
    }
}
