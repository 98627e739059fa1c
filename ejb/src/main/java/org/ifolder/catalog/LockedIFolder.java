package org.ifolder.catalog;

import java.util.Optional;

/**
 * An iFolder that this transaction has locked, and by what right.
 *
 * @param ifolder the iFolder
 * @param right what counts for the caller since the lock was given, see {@link CatalogRecords#levelOf}; empty for an administrator
 */
record LockedIFolder(IFolder ifolder, Optional<RightLevel> right) {
}
