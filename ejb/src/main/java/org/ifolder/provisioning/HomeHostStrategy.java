package org.ifolder.provisioning;

import java.util.List;
import java.util.Optional;
import org.ifolder.domain.host.Host;
import org.ifolder.refusal.Refusal;

/** Port: one way to decide a home host. Strategies are asked in an order; the first that answers wins (R3.2). */
public interface HomeHostStrategy {

    /**
     * The home host, or empty when this strategy has nothing to go by.
     *
     * @param active the hosts that may be chosen, by name; at least one
     * @throws Refusal {@link Refusal.Kind#INVALID} naming {@code homeHost} when the wish names a host that may not be chosen
     */
    Optional<HomeHostChoice> choose(HomeHostWish wish, List<Host> active);
}
