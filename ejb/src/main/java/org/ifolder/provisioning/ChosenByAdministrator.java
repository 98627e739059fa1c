package org.ifolder.provisioning;

import java.util.List;
import java.util.Optional;
import org.ifolder.domain.host.Host;

/** The administrator names the host. */
class ChosenByAdministrator implements HomeHostStrategy {

    @Override
    public Optional<HomeHostChoice> choose(HomeHostWish wish, List<Host> active) {
        return Optional.ofNullable(wish.chosen())
                .map(named -> new HomeHostChoice(NamedHost.among(active, named).id(), "Chosen by the administrator."));
    }
}
