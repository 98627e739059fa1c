package org.ifolder.catalog;

import java.util.Optional;

/**
 * An iFolder as the catalog shows it to somebody.
 *
 * @param ifolder the iFolder
 * @param usage how large it is; empty while its usage record has not come here
 * @param right the caller's own right on it; empty for an administrator
 */
public record CatalogEntry(IFolder ifolder, Optional<UsageFigures> usage, Optional<RightLevel> right) {
}
