package org.ifolder.provisioning;

import java.util.List;
import java.util.Optional;
import org.ifolder.domain.host.Host;

/** The attribute {@code iFolderHomeServer} of the member's directory entry names the host. */
class NamedByAttribute implements HomeHostStrategy {

    @Override
    public Optional<HomeHostChoice> choose(HomeHostWish wish, List<Host> active) {
        return Optional.ofNullable(wish.attribute())
                .map(named -> new HomeHostChoice(NamedHost.among(active, named).id(), "Named by the directory entry."));
    }
}
