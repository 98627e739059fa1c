package org.ifolder.provisioning;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.refusal.Refusal;

/**
 * Decides home hosts: chosen by the administrator, else named by the directory entry, else the host with the fewest members. Only
 * hosts that are {@code ACTIVE} are ever chosen (R3.2). No transaction of its own, so a refusal spoils none.
 */
@ApplicationScoped
public class HomeHosts {

    @Inject
    private Hosts hosts;

    @Inject
    private CountedMembers counts;

    private List<HomeHostStrategy> order;

    @PostConstruct
    void order() {
        order = List.of(new ChosenByAdministrator(), new NamedByAttribute(), new FewestMembers(counts));
    }

    /**
     * The home host for a new member, who counts as living there from now on unless the running transaction rolls back.
     *
     * @throws Refusal {@link Refusal.Kind#INVALID} naming {@code homeHost} when the wish names a host that is unknown or not
     *     {@code ACTIVE}, {@link Refusal.Kind#UNAVAILABLE} when no host is {@code ACTIVE}
     */
    public HomeHostChoice homeHostFor(HomeHostWish wish) {
        HomeHostChoice choice = decide(wish);
        counts.chosen(choice.hostId());
        return choice;
    }

    /** Checks that a wish can be granted, without granting it. Errors as {@link #homeHostFor}. */
    public HomeHostChoice decide(HomeHostWish wish) {
        List<Host> active = hosts.active();
        if (active.isEmpty()) {
            throw Refusal.unavailable("No host of the Domain is ACTIVE.");
        }
        return order.stream().map(strategy -> strategy.choose(wish, active)).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new IllegalStateException("the last strategy always answers"));
    }
}
