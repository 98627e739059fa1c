package org.ifolder.test.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.Config;
import org.ifolder.access.Caller;
import org.ifolder.domain.founding.FirstAdministrator;
import org.ifolder.domain.founding.Founding;
import org.ifolder.domain.founding.NewDomain;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.identity.HostKeyFile;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.relay.ReplicationStatus;
import org.ifolder.server.LocalHost;

/** The host in which the test runs, as the master of a Domain. */
@Dependent
public class DomainUnderTest {

    static final Caller ADMINISTRATOR = Caller.administrator("administrator");

    private static final int ALL = 10_000;

    @Inject
    private LocalHost localHost;

    @Inject
    private Founding founding;

    @Inject
    private HostKeyFile key;

    @Inject
    private Config settings;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private ReplicationStatus replication;

    /** Founds a Domain, unless an earlier test has done so: then the host may just have started, and is waited for until it takes changes. */
    void exists() {
        if (!localHost.isJoined()) {
            founding.found(ADMINISTRATOR, new NewDomain("Tested", new FirstAdministrator("administrator", "a horse that staples batteries")), new HostDescription(HostDescription.newId(), localHost.name(),
                    setting("ifolder.host.public-address"), setting("ifolder.host.private-address"),
                    settings.getValue("ifolder.broker.port", Integer.class), key.publicKey(), key.sealingKey()));
        }
        eventually(() -> assertThat(replication.takesChanges()).isTrue());
    }

    private String setting(String name) {
        return settings.getValue(name, String.class);
    }

    String id() {
        return localHost.domainId();
    }

    /** This host's own stream of a collection. */
    StreamId own(CollectionName collection) {
        return new StreamId(collection, localHost.id());
    }

    /** How far this host has a stream. */
    Cursor cursor(StreamId stream) {
        return transactions.read(store -> store.progress(stream).cursor());
    }

    /** How many changes wait for their number. */
    int pending(CollectionName collection) {
        return transactions.read(store -> store.pending(new StreamId(collection, localHost.id()), ALL)).size();
    }

    /** The changes of a stream in the log, after a sequence. */
    List<Change> changesAfter(StreamId stream, long sequence) {
        return transactions.read(store -> store.batchesAfter(stream, sequence, ALL, Integer.MAX_VALUE)).stream()
                .flatMap(batch -> BatchFormat.changes(batch).stream()).toList();
    }

    /** Waits until the relay has sealed all that is pending; returns how far the own stream is then. */
    long sealedUpTo(CollectionName collection) {
        eventually(() -> assertThat(pending(collection)).isZero());
        return cursor(own(collection)).sequence();
    }

    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}
