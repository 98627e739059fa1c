package org.ifolder.catalog;

import java.util.Optional;
import org.ifolder.domain.host.Host;

/**
 * An iFolder with the host to ask for it.
 *
 * @param entry the iFolder, with the caller's right
 * @param host the host on which it lives; empty while this host does not know it
 */
public record FoundIFolder(CatalogEntry entry, Optional<Host> host) {
}
