package org.ifolder.provisioning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ifolder.domain.host.Host;

/** The host that is home to the fewest members; of equals the first by name. Always answers. */
class FewestMembers implements HomeHostStrategy {

    private final MemberCounts counts;

    FewestMembers(MemberCounts counts) {
        this.counts = counts;
    }

    @Override
    public Optional<HomeHostChoice> choose(HomeHostWish wish, List<Host> active) {
        return active.stream()
                .min(Comparator.comparingLong((Host host) -> counts.at(host.id())).thenComparing(Host::name))
                .map(host -> new HomeHostChoice(host.id(), "The host with the fewest members."));
    }
}
