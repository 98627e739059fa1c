package org.ifolder.peer;

import java.util.Optional;
import org.ifolder.access.Caller;

/**
 * A host that proved itself.
 *
 * @param host the host's id
 * @param onBehalf whose command it passes on; empty when it asks for itself
 */
public record HostCaller(String host, Optional<Caller> onBehalf) {
}
