package org.ifolder.architecture.breach.catalog;

import org.eclipse.persistence.annotations.Cache;

/** What one app server or provider brings is not used. */
@Cache
class KnowsTheAppServer {
}
