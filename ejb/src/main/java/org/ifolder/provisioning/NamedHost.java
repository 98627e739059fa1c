package org.ifolder.provisioning;

import java.util.List;
import java.util.Optional;
import org.ifolder.domain.host.Host;
import org.ifolder.refusal.Refusal;
import org.ifolder.text.Text;

/** Finds the host that a wish names by id or, ignoring case, by name. */
final class NamedHost {

    private NamedHost() {
    }

    static Host among(List<Host> active, String named) {
        Optional<Host> byId = active.stream().filter(host -> host.id().equals(named)).findFirst();
        String key = Text.searchKey(named);
        return byId.or(() -> active.stream().filter(host -> Text.searchKey(host.name()).equals(key)).findFirst())
                .orElseThrow(() -> Refusal.invalid("homeHost", "The home host is unknown or not ACTIVE."));
    }
}
