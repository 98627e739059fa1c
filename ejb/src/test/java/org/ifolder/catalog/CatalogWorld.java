package org.ifolder.catalog;

import java.util.List;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.Member;
import org.ifolder.paging.PageRequest;
import org.ifolder.testing.EmbeddedHost;

/** A master and a slave, with three members at home at the master and one at the slave. */
final class CatalogWorld implements AutoCloseable {

    static final Caller ADMIN = EmbeddedHost.ADMINISTRATOR;
    static final PageRequest FIRST = new PageRequest(0, 50, null);

    final EmbeddedHost here = EmbeddedHost.master("h0");
    final EmbeddedHost there = here.slave("h1");
    final Member ann = here.member("ann", "h0");
    final Member bob = here.member("bob", "h0");
    final Member cleo = here.member("cleo", "h0");
    final Member dora = here.member("dora", "h1");

    CatalogWorld() {
        here.sendTo(there);
    }

    static Caller as(Member member) {
        return Caller.member(member.loginName(), member.id());
    }

    IFolder create(Member owner, String name) {
        return here.bean(IFolders.class).create(as(owner), new NewIFolder(name, null, null)).ifolder();
    }

    void grant(IFolder ifolder, Member member, RightLevel level) {
        here.bean(Sharing.class).grant(ADMIN, ifolder.key(), member.id(), level, null);
    }

    /** What is replicated from the moment this is called on. */
    int changes() {
        return here.changes().size();
    }

    static List<String> names(EmbeddedHost host, Caller caller) {
        return host.bean(Catalog.class).list(caller, CatalogFilter.ALL, FIRST).items().stream()
                .map(entry -> entry.ifolder().name()).toList();
    }

    List<String> rights(IFolder ifolder) {
        return here.bean(Catalog.class).rights(ADMIN, ifolder.key(), FIRST).items().stream()
                .map(entry -> nameOf(entry.right().member()) + " " + entry.right().level()).sorted().toList();
    }

    private String nameOf(String member) {
        return List.of(ann, bob, cleo, dora).stream().filter(found -> found.id().equals(member))
                .map(Member::loginName).findFirst().orElse(member);
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }
}
