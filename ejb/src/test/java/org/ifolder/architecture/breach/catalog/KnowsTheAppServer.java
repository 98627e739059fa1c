package org.ifolder.architecture.breach.catalog;

import org.jboss.logging.Logger;

/** What one app server brings is not used. */
class KnowsTheAppServer {

    Logger logger;
}
