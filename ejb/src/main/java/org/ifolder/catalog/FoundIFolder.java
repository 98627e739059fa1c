package org.ifolder.catalog;

import java.util.Optional;
import org.ifolder.domain.host.Host;

/**
 * An iFolder with the host to ask for it.
 *
 * @param right of the caller; empty for an administrator, who needs none
 * @param owner id of the member who owns it; empty for an orphan
 * @param host the host on which it lives; empty while this host does not know it
 * @param asOf how new this is, at least: the sequence of the last change of its stream of the Catalog, that of the host which has made it, that had come here
 */
public record FoundIFolder(String id, String name, Optional<RightLevel> right, Optional<String> owner, Optional<Host> host, long asOf) {
}
