package org.ifolder.benchmark;

import java.util.List;
import org.ifolder.benchmark.peer.OpenLdap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Case (r): how many lists of a member's iFolders a host answers a second, over HTTPS and to access tokens, where the Domain has 100,000 members with an
 * iFolder each; beside OpenLDAP, which searches any of as many entries by an attribute with an index, without TLS.
 */
@Tag("benchmark")
class ReadsIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int MEMBERS = Integer.getInteger("ifolder.benchmark.read", 100_000);
    private static final int LOGGED_IN = 200;
    private static final int CONNECTIONS = 8;
    private static final int SECONDS = 15;
    private static final int SECONDS_TO_WARM_UP = Integer.getInteger("ifolder.benchmark.warm-up", 90);

    @Test
    void listsOfIFoldersASecond() {
        Figures reads = new Figures("r", CONNECTIONS + " connections", "look-ups/s");
        Figures processor = new Figures("r", "processor time of a look-up", "µs");
        OpenLdap directory = null;
        try (IFolderDomain domain = new IFolderDomain(Systems.folder("read"))) {
            domain.start(MEMBERS, 0);
            domain.makeIFolders(MEMBERS, MEMBERS);
            List<ListReader.Login> logins = domain.logIn(LOGGED_IN);
            if (OpenLdap.isInstalled()) {
                directory = OpenLdap.indexed(Systems.folder("read-openldap"));
                directory.start(MEMBERS, 0);
            } else {
                Systems.say("skipped: OpenLDAP is not installed (Debian: slapd)");
            }
            Systems.say("r  %d members have logged in; warming up for %d seconds", LOGGED_IN, SECONDS_TO_WARM_UP);
            Readers.perSecond(() -> domain.openReader(logins), CONNECTIONS, SECONDS_TO_WARM_UP, LOGGED_IN);
            for (int round = 0; round < ROUNDS; round++) {
                Usage before = domain.masterUsage();
                double lists = Readers.perSecond(() -> domain.openReader(logins), CONNECTIONS, SECONDS, LOGGED_IN);
                reads.add(domain.name(), lists);
                processor.add(domain.name(), microseconds(before, domain.masterUsage()) / (lists * SECONDS));
                if (directory != null) {
                    OpenLdap peer = directory;
                    Usage its = peer.masterUsage();
                    double entries = Readers.perSecond(peer::openReader, CONNECTIONS, SECONDS, MEMBERS);
                    reads.add(peer.name(), entries);
                    processor.add(peer.name(), microseconds(its, peer.masterUsage()) / (entries * SECONDS));
                }
            }
        } finally {
            if (directory != null) {
                directory.close();
            }
        }
        reads.note();
        processor.note();
    }

    private static double microseconds(Usage before, Usage after) {
        return after.minus(before).cpuMillis() * 1e3;
    }
}
