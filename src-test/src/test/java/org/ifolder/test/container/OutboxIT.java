package org.ifolder.test.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.test.container.DomainUnderTest.ADMINISTRATOR;
import static org.ifolder.test.container.DomainUnderTest.eventually;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ifolder.catalog.Catalog;
import org.ifolder.catalog.IFolder;
import org.ifolder.directory.ImportOptions;
import org.ifolder.directory.ImportResult;
import org.ifolder.directory.LdifImport;
import org.ifolder.domain.group.Group;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.record.Outbox;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The outbox and the records of the boundaries, over the real database. */
@ArquillianTest
@Tag("in-container")
class OutboxIT {

    @Inject
    private DomainUnderTest domain;

    @Inject
    private Groups groups;

    @Inject
    private Outbox outbox;

    @Inject
    private Catalog catalog;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private HostRegistration registration;

    @Inject
    private LdifImport ldifImport;

    @Inject
    private UserTransaction transaction;

    private StreamId stream;
    private long before;

    @Deployment
    static EnterpriseArchive application() {
        return TestedApplication.with(OutboxIT.class, DomainUnderTest.class, OtherHost.class);
    }

    @BeforeEach
    void domainWithNothingPending() {
        domain.exists();
        stream = domain.own(CollectionName.DOMAIN);
        before = domain.sealedUpTo(CollectionName.DOMAIN);
    }

    @Test
    @Tag("R7.1")
    void recordAndOutboxEntryCommitTogether() {
        Group group = group("committed");

        eventually(() -> assertThat(domain.changesAfter(stream, before)).extracting(Change::key).containsExactly(group.key()));
        assertThat(domain.changesAfter(stream, before).get(0).version()).isEqualTo(groups.find(group.key()).version());
        assertThat(domain.pending(CollectionName.DOMAIN)).isZero();
    }

    @Test
    @Tag("R7.1")
    void rolledBackTransactionLeavesNeitherRecordNorOutboxEntry() throws Exception {
        transaction.begin();
        Group undone = group("rolled back");
        transaction.rollback();
        Group after = group("committed after it");

        assertThatThrownBy(() -> groups.find(undone.key())).isInstanceOf(Refusal.class);
        eventually(() -> assertThat(domain.changesAfter(stream, before)).extracting(Change::key).containsExactly(after.key()));
    }

    @Test
    @Tag("R7.1")
    void nothingIsSealedBeforeTheTransactionCommits() throws Exception {
        transaction.begin();
        Group undecided = group("undecided");
        Group meanwhile = elsewhere(() -> group("meanwhile"));
        eventually(() -> assertThat(domain.changesAfter(stream, before)).extracting(Change::key).containsExactly(meanwhile.key()));
        transaction.commit();

        eventually(() -> assertThat(domain.changesAfter(stream, before)).extracting(Change::key)
                .containsExactly(meanwhile.key(), undecided.key()));
    }

    @Test
    @Tag("R7.6")
    void outboxRefusesARecordOfWhichThisHostIsNotTheAuthority() throws Exception {
        OtherHost other = OtherHost.joined(domain.id(), registration);
        String key = other.iFolderKey("theirs");
        receiver.receive(other.seal(other.iFolder(key, 1, "Theirs")), other.id());
        long catalogBefore = domain.sealedUpTo(CollectionName.CATALOG);
        IFolder theirs = catalog.find(ADMINISTRATOR, key).ifolder();

        transaction.begin();
        try {
            assertThatThrownBy(() -> outbox.take(theirs)).hasStackTraceContaining("not the authority");
        } finally {
            transaction.rollback();
        }

        assertThat(domain.pending(CollectionName.CATALOG)).isZero();
        assertThat(domain.cursor(domain.own(CollectionName.CATALOG)).sequence()).isEqualTo(catalogBefore);
    }

    @Test
    void outboxWorksInTheTransactionOfItsCallerAlone() {
        Group group = group("without a transaction");

        assertThatThrownBy(() -> outbox.take(group)).hasStackTraceContaining("ransaction");

        assertThat(groups.find(group.key()).version()).isEqualTo(group.version());
    }

    @Test
    @Tag("R7.2")
    void secondImportOfAFileLeavesNothingInTheOutbox() throws IOException {
        String ldif = "version: 1\n\ndn: uid=outbox,dc=test\nobjectClass: inetOrgPerson\nuid: outbox\ncn: Out Box\nsn: Box\n\n"
                + "dn: cn=boxes,dc=test\nobjectClass: groupOfNames\ncn: boxes\nmember: uid=outbox,dc=test\n";
        ImportResult first = load(ldif);
        long imported = domain.sealedUpTo(CollectionName.DOMAIN);

        ImportResult second = load(ldif);

        assertThat(first.created() + first.unchanged()).isOne();
        assertThat(second.created()).isZero();
        assertThat(second.updated()).isZero();
        assertThat(second.unchanged()).isOne();
        Group marker = group("after the imports");
        eventually(() -> assertThat(domain.changesAfter(stream, imported)).extracting(Change::key).containsExactly(marker.key()));
    }

    private ImportResult load(String ldif) throws IOException {
        return ldifImport.read(ADMINISTRATOR, new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)),
                new ImportOptions(null, false));
    }

    private Group group(String name) {
        return groups.create(ADMINISTRATOR, new GroupDetails(name, null));
    }

    private interface Creation {
        Group create();
    }

    /** In a thread of its own, and so outside of this one's transaction. */
    private static Group elsewhere(Creation creation) throws Exception {
        return java.util.concurrent.CompletableFuture.supplyAsync(creation::create).get();
    }
}
