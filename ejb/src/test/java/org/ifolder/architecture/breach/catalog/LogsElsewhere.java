package org.ifolder.architecture.breach.catalog;

import java.util.logging.Logger;

/** Another logging API. */
class LogsElsewhere {

    private static final Logger LOG = Logger.getLogger("x");
}
