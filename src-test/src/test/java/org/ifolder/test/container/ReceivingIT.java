package org.ifolder.test.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.test.container.DomainUnderTest.ADMINISTRATOR;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ifolder.catalog.Catalog;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.relay.ReplicationStatus;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches of another host, received by the application over the real database. */
@ArquillianTest
@Tag("in-container")
class ReceivingIT {

    @Inject
    private DomainUnderTest domain;

    @Inject
    private HostRegistration registration;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private Catalog catalog;

    @Inject
    private ReplicationStatus status;

    private OtherHost other;
    private String key;

    @Deployment
    static EnterpriseArchive application() {
        return TestedApplication.with(ReceivingIT.class, DomainUnderTest.class, OtherHost.class);
    }

    @BeforeEach
    void anotherHost() {
        domain.exists();
        other = OtherHost.joined(domain.id(), registration);
        key = other.iFolderKey("one");
    }

    @Test
    @Tag("R7.2")
    void sealedBatchIsAppliedOnceAndMovesTheCursor() {
        SealedBatch batch = other.seal(other.iFolder(key, 1, "First"));

        assertThat(receive(batch).kind()).isEqualTo(Verdict.Kind.APPLY);
        assertThat(receive(batch).kind()).isEqualTo(Verdict.Kind.DUPLICATE);

        assertThat(name(key)).contains("First");
        assertThat(domain.cursor(stream(other))).isEqualTo(batch.cursor());
        assertThat(domain.changesAfter(stream(other), 0)).extracting(Change::key).containsExactly(key);
    }

    @Test
    @Tag("R7.2")
    void batchAfterAGapIsNotAppliedUntilWhatIsMissingHasCome() {
        SealedBatch first = other.seal(other.iFolder(key, 1, "First"));
        SealedBatch second = other.seal(other.iFolder(key, 2, "Second"));

        assertThat(receive(second).kind()).isEqualTo(Verdict.Kind.GAP);
        assertThat(name(key)).isEmpty();
        assertThat(domain.cursor(stream(other))).isEqualTo(Cursor.START);

        assertThat(receive(first).kind()).isEqualTo(Verdict.Kind.APPLY);
        assertThat(receive(second).kind()).isEqualTo(Verdict.Kind.APPLY);
        assertThat(name(key)).contains("Second");
    }

    @Test
    @Tag("R7.7")
    void olderVersionNeitherReplacesANewerOneNorBringsARemovedRecordBack() {
        receive(other.seal(other.iFolder(key, 5, "Newer"), other.iFolder(key, 4, "Older")));
        assertThat(name(key)).contains("Newer");

        receive(other.seal(other.removed(key, 6)));
        assertThat(name(key)).isEmpty();

        receive(other.seal(other.iFolder(key, 5, "Back")));
        assertThat(name(key)).isEmpty();
    }

    @Test
    @Tag("R7.2")
    void poisonedBatchIsAppliedInNoPartAndStopsItsStreamAlone() {
        String good = other.iFolderKey("good");
        SealedBatch poisoned = other.draft(other.iFolder(good, 1, "Beside poison"), other.poisonous(key));

        assertThatThrownBy(() -> receive(poisoned)).isInstanceOf(EJBException.class);

        assertThat(name(good)).isEmpty();
        assertThat(domain.cursor(stream(other))).isEqualTo(Cursor.START);
        assertThat(conditionOf(other)).isEqualTo(Condition.POISON);
        assertThat(streamOf(other).reason()).contains(key);
        assertOthersGoOn();
    }

    @Test
    @Tag("R7.2")
    void stoppedStreamGoesOnWithABatchThatCanBeApplied() {
        SealedBatch poisoned = other.draft(other.poisonous(key));
        assertThatThrownBy(() -> receive(poisoned)).isInstanceOf(EJBException.class);

        assertThat(receive(other.seal(other.iFolder(key, 1, "Cured"))).kind()).isEqualTo(Verdict.Kind.APPLY);

        assertThat(name(key)).contains("Cured");
        assertThat(conditionOf(other)).isEqualTo(Condition.STREAMING);
        assertThat(streamOf(other).reason()).isNull();
        assertThat(streamOf(other).difference()).isNull();
    }

    @Test
    @Tag("R7.6")
    void recordOfAnotherAuthorityIsNotTakenAndStopsTheStreamThatBroughtIt() {
        OtherHost victim = OtherHost.joined(domain.id(), registration);
        String theirs = victim.iFolderKey("theirs");
        receive(victim.seal(victim.iFolder(theirs, 1, "Theirs")));

        assertThat(receive(other.draft(other.iFolder(theirs, 9, "Stolen"))).kind()).isEqualTo(Verdict.Kind.FOREIGN);

        assertThat(name(theirs)).contains("Theirs");
        assertThat(conditionOf(other)).isEqualTo(Condition.FOREIGN);
        assertThat(conditionOf(victim)).isEqualTo(Condition.STREAMING);
    }

    @Test
    @Tag("R7.6")
    void batchWithAnotherSignatureIsRefusedAndHoldsUpNobody() {
        SealedBatch batch = other.draft(other.iFolder(key, 1, "Forged"));
        SealedBatch forged = new SealedBatch(batch.header(), batch.body(),
                OtherHost.joined(domain.id(), registration).draft(other.iFolder(key, 1, "Forged")).signature(), batch.hash());

        assertThat(receive(forged).kind()).isEqualTo(Verdict.Kind.REFUSED);

        assertThat(name(key)).isEmpty();
        assertThat(receive(other.seal(other.iFolder(key, 1, "Genuine"))).kind()).isEqualTo(Verdict.Kind.APPLY);
        assertThat(name(key)).contains("Genuine");
    }

    @Test
    @Tag("R7.6")
    void batchOfAnotherDomainIsRefused() {
        assertThat(receive(other.draft("another-domain", other.iFolder(key, 1, "Lost"))).kind()).isEqualTo(Verdict.Kind.REFUSED);

        assertThat(name(key)).isEmpty();
        assertThat(domain.cursor(stream(other))).isEqualTo(Cursor.START);
    }

    @Test
    @Tag("R7.6")
    void domainChangeByAHostThatIsNotTheMasterIsRefused() {
        assertThat(receive(other.draft(CollectionName.DOMAIN, other.iFolder(key, 1, "Coup"))).kind()).isEqualTo(Verdict.Kind.REFUSED);

        assertThat(name(key)).isEmpty();
    }

    @Test
    @Tag("R7.3")
    void otherBytesUnderANumberThatWasAppliedAreAForkThatStopsTheStream() {
        SealedBatch otherwise = other.draft(other.iFolder(key, 1, "Otherwise"));
        receive(other.seal(other.iFolder(key, 1, "First")));

        assertThat(receive(otherwise).kind()).isEqualTo(Verdict.Kind.FORK);

        assertThat(name(key)).contains("First");
        assertThat(conditionOf(other)).isEqualTo(Condition.FORK);
        assertOthersGoOn();
    }

    private void assertOthersGoOn() {
        OtherHost healthy = OtherHost.joined(domain.id(), registration);
        String theirs = healthy.iFolderKey("healthy");
        assertThat(receive(healthy.seal(healthy.iFolder(theirs, 1, "Healthy"))).kind()).isEqualTo(Verdict.Kind.APPLY);
        assertThat(name(theirs)).contains("Healthy");
        assertThat(conditionOf(healthy)).isEqualTo(Condition.STREAMING);
    }

    private Verdict receive(SealedBatch batch) {
        return receiver.receive(batch, batch.header().authority());
    }

    private Optional<String> name(String iFolder) {
        try {
            return Optional.of(catalog.find(ADMINISTRATOR, iFolder).ifolder().name());
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }

    private Condition conditionOf(OtherHost host) {
        return streamOf(host).progress().condition();
    }

    private ReplicationStatus.Stream streamOf(OtherHost host) {
        return status.streams(PageRequest.of(0, 500, null, 500)).items().stream()
                .filter(one -> one.collection() == CollectionName.CATALOG && one.authority().equals(host.id()))
                .findFirst().orElseThrow();
    }

    private static StreamId stream(OtherHost host) {
        return new StreamId(CollectionName.CATALOG, host.id());
    }
}
