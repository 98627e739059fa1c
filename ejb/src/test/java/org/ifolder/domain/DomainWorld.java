package org.ifolder.domain;

import java.util.List;
import org.ifolder.access.Caller;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.identity.KeyFiles;
import org.ifolder.paging.PageRequest;
import org.ifolder.provisioning.Provisioning;
import org.ifolder.replication.record.Outbox;
import org.ifolder.testing.EmbeddedHost;

/** A master with its Domain's record and two hosts that are active, and a slave that gets what the master sends by hand. */
public final class DomainWorld implements AutoCloseable {

    public static final Caller ADMIN = EmbeddedHost.ADMINISTRATOR;
    public static final PageRequest FIRST = new PageRequest(0, 500, null);
    public static final String MASTER = "h000000000";
    public static final String SLAVE = "h111111111";

    public final EmbeddedHost master = EmbeddedHost.master(MASTER);
    public final EmbeddedHost slave = master.slave(SLAVE);

    public DomainWorld() {
        master.run(() -> {
            Domain domain = Domain.founded(MASTER + "-domain", "Example", MASTER);
            master.em().persist(domain);
            master.bean(Outbox.class).take(domain);
            master.bean(HostRegistration.class).registerFirst(description(MASTER, "host0"));
        });
        register(description(SLAVE, "host1"));
        activate(SLAVE);
    }

    /** A host as it describes itself; its key belongs to the last character of its id. */
    public static HostDescription description(String id, String name) {
        String coordinate = id.substring(id.length() - 1).repeat(42) + "A";
        String key = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + coordinate + "\",\"y\":\"" + coordinate + "\",\"use\":\"sig\"}";
        return new HostDescription(id, name, "https://127.0.0.1:8443", "https://127.0.0.1:7443", 5_445, key, KeyFiles.shared().sealingKey());
    }

    public Host register(HostDescription description) {
        return master.bean(HostRegistration.class).register(description);
    }

    public Host activate(String id) {
        return master.bean(HostRegistration.class).activate(id);
    }

    public Member member(String login) {
        return member(login, null);
    }

    public Member member(String login, String homeHost) {
        return master.bean(Provisioning.class).provision(ADMIN,
                new MemberDetails(login, null, null, null, null), homeHost);
    }

    /** How much would go to other hosts: what the master's outbox has taken. */
    public int changes() {
        return master.changes().size();
    }

    public void send() {
        master.sendTo(slave);
    }

    public static List<String> logins(List<Member> members) {
        return members.stream().map(Member::loginName).toList();
    }

    @Override
    public void close() {
        master.close();
        slave.close();
    }
}
