package org.ifolder.architecture.breach.catalog;

import org.eclipse.persistence.annotations.Cache;

/** What the persistence provider brings is used by the package database alone. */
@Cache
class KnowsTheProvider {
}
