package org.ifolder.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ifolder.access.Caller;
import org.ifolder.catalog.IFolder;
import org.ifolder.catalog.IFolders;
import org.ifolder.catalog.NewIFolder;
import org.ifolder.catalog.RightLevel;
import org.ifolder.catalog.Sharing;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R1.3")
class ReportsTest {

    private static final Caller ADMIN = EmbeddedHost.ADMINISTRATOR;
    private static final ReportRequest ALL = request(ReportScope.DOMAIN);

    private final EmbeddedHost master = EmbeddedHost.master("h0");
    private final EmbeddedHost slave = master.slave("h1");
    private final Member ann = master.member("ann", "h0");
    private final Member bob = master.member("bob", "h0");
    private final Member dora = master.member("dora", "h1");

    ReportsTest() {
        exchange();
    }

    @AfterEach
    void close() {
        master.close();
        slave.close();
    }

    private static ReportRequest request(ReportScope scope, String... ifolders) {
        return new ReportRequest(ReportKind.IFOLDERS, scope, List.of(ifolders));
    }

    private static Caller as(Member member) {
        return Caller.member(member.loginName(), member.id());
    }

    private void exchange() {
        master.sendTo(slave);
        slave.sendTo(master);
    }

    private IFolder create(EmbeddedHost host, Member owner, String name) {
        return host.bean(IFolders.class).create(as(owner), new NewIFolder(name, null, null)).ifolder();
    }

    private static void grant(EmbeddedHost host, IFolder ifolder, Member member) {
        host.bean(Sharing.class).grant(ADMIN, ifolder.key(), member.id(), RightLevel.READ_ONLY, null);
    }

    private static JsonNode content(EmbeddedHost host, Caller caller, Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        host.bean(ReportExport.class).write(caller, report.key(), ContentFormat.JSON, out);
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private static List<String> listed(EmbeddedHost host, Caller caller) {
        return host.bean(Reports.class).list(caller, new PageRequest(0, 50, null)).items().stream().map(Report::key).toList();
    }

    private static void assertRefused(Refusal.Kind kind, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act).matches(refusal -> refusal.kind() == kind, "is " + kind);
    }

    @Test
    void administratorsReportOfASlaveIsReadAtTheMasterByAdministratorsAlone() throws IOException {
        IFolder near = create(slave, dora, "near");
        IFolder far = create(master, ann, "far");
        grant(master, far, bob);
        exchange();
        Report report = slave.bean(ReportGeneration.class).generate(ADMIN, ALL);
        slave.sendTo(master);

        assertThat(report.outcome()).isEqualTo(ReportOutcome.COMPLETE);
        Report seen = master.bean(Reports.class).find(ADMIN, report.key());
        assertThat(seen.host()).isEqualTo("h1");
        assertThat(seen.rows()).isEqualTo(2);
        assertThat(seen.columns()).hasSize(20);
        assertThat(seen.generatedBy()).isEqualTo("admin");
        assertThat(seen.generatedAt()).isEqualTo(EmbeddedHost.NOW);
        JsonNode rows = content(master, ADMIN, report);
        assertThat(rows).hasSize(2);
        assertThat(rows.findValuesAsText("id")).containsExactly(far.key(), near.key());
        assertThat(rows.get(0).get("ownerLoginName").asText()).isEqualTo("ann");
        assertThat(rows.get(0).get("membersWithRight").asInt()).isEqualTo(2);
        assertThat(rows.get(0).get("membersReadOnly").asInt()).isEqualTo(1);
        assertThat(rows.get(0).get("sizeBytes").asLong()).isZero();
        assertRefused(Refusal.Kind.NOT_FOUND, () -> content(master, as(ann), report));
        assertThat(listed(master, as(ann))).isEmpty();
        assertThat(listed(master, ADMIN)).containsExactly(report.key());
    }

    @Test
    @Tag("R1.5")
    void membersReportIsReadByThoseWhoHoldARightOnAllOfItOnEveryHost() throws IOException {
        IFolder one = create(master, ann, "one");
        IFolder two = create(master, ann, "two");
        grant(master, one, dora);
        grant(master, two, dora);
        grant(master, one, bob);
        exchange();
        Report report = slave.bean(ReportGeneration.class).generate(as(dora), request(ReportScope.DOMAIN, one.key(), two.key()));
        exchange();

        for (EmbeddedHost host : List.of(master, slave)) {
            assertThat(content(host, as(ann), report)).hasSize(2);
            assertThat(content(host, as(dora), report)).hasSize(2);
            assertThat(content(host, ADMIN, report)).hasSize(2);
            assertRefused(Refusal.Kind.NOT_FOUND, () -> content(host, as(bob), report));
            assertThat(listed(host, as(ann))).containsExactly(report.key());
            assertThat(listed(host, as(bob))).isEmpty();
        }
        master.bean(Sharing.class).revoke(ADMIN, two.key(), dora.id(), null);
        exchange();
        for (EmbeddedHost host : List.of(master, slave)) {
            assertRefused(Refusal.Kind.NOT_FOUND, () -> host.bean(Reports.class).find(as(dora), report.key()));
            assertThat(listed(host, as(dora))).isEmpty();
            assertThat(listed(host, ADMIN)).containsExactly(report.key());
        }
        master.bean(Members.class).disable(ADMIN, ann.id(), null);
        assertThat(listed(master, as(ann))).isEmpty();
    }

    @Test
    void memberGetsNoReportOnWhatTheyHoldNoRightOn() {
        IFolder one = create(master, ann, "one");
        ReportGeneration generation = master.bean(ReportGeneration.class);
        assertRefused(Refusal.Kind.NOT_FOUND, () -> generation.generate(as(bob), request(ReportScope.DOMAIN, one.key())));
        assertRefused(Refusal.Kind.NOT_FOUND, () -> generation.generate(ADMIN, request(ReportScope.DOMAIN, "h0-none")));
        assertRefused(Refusal.Kind.INVALID, () -> generation.generate(as(bob), ALL));
        assertRefused(Refusal.Kind.INVALID, () -> generation.generate(ADMIN, new ReportRequest(null, null, null)));
        assertThat(listed(master, ADMIN)).isEmpty();
    }

    @Test
    void memberGetsAllTheirOwnAndSharedIFolders() throws IOException {
        create(master, ann, "own");
        IFolder shared = create(slave, dora, "shared");
        grant(slave, shared, ann);
        create(slave, dora, "not hers");
        exchange();
        ReportGeneration generation = master.bean(ReportGeneration.class);

        assertThat(content(master, as(ann), generation.generate(as(ann), ALL)).findValuesAsText("name"))
                .containsExactly("own", "shared");
        assertThat(content(master, as(ann), generation.generate(as(ann), request(ReportScope.HOST))).findValuesAsText("name"))
                .containsExactly("own");
        assertRefused(Refusal.Kind.INVALID, () -> generation.generate(as(ann), request(ReportScope.HOST, shared.key())));
    }

    @Test
    void largeReportIsKeptInSmallChunksWithoutMoreStatementsARow() throws IOException {
        many(1100);
        int before = master.changes().size();
        Report report = master.bean(ReportGeneration.class).generate(ADMIN, request(ReportScope.HOST));
        List<Change> changes = master.changes().subList(before, master.changes().size());

        assertThat(report.rows()).isEqualTo(1100);
        assertThat(changes.size()).isGreaterThan(5);
        assertThat(changes.subList(0, changes.size() - 1)).allMatch(change -> change.type().equals("report-content")
                && change.payload().get("lines").asText().getBytes(StandardCharsets.UTF_8).length <= ContentChunks.MAXIMUM_BYTES);
        assertThat(changes.get(changes.size() - 1).type()).isEqualTo("report");
        assertThat(content(master, ADMIN, report)).hasSize(1100);
        assertThat(master.statementsOf(() -> master.bean(IFolderRows.class).next(plan(), "", 500))).isLessThanOrEqualTo(5);
    }

    /** So many iFolders of this host, with ids before all that are created. */
    private void many(int count) {
        master.take(IntStream.range(0, count).mapToObj(i -> new Change("ifolder", "h0-00" + i, new RecordVersion(0, 1, 1), false,
                JsonNodeFactory.instance.objectNode().put("name", "iFolder " + i).put("description", "d".repeat(100))
                        .put("host", "h0").put("owner", ann.id()).put("enabled", true))).toList());
    }

    private static ReportPlan plan() {
        return new ReportPlan(ReportScope.DOMAIN, ReportReaders.ADMINISTRATORS, null, List.of());
    }

    @Test
    void reportWhoseContentIsStillUnderWayIsUnavailable() {
        create(master, ann, "one");
        int before = master.changes().size();
        Report report = master.bean(ReportGeneration.class).generate(ADMIN, ALL);
        List<Change> changes = master.changes().subList(before, master.changes().size());
        slave.take(changes.subList(1, 2));
        assertRefused(Refusal.Kind.UNAVAILABLE, () -> content(slave, ADMIN, report));
        slave.take(changes.subList(0, 1));
        assertThat(slave.bean(Reports.class).findWithContent(ADMIN, report.key()).rows()).isEqualTo(1);
    }

    @Test
    void contentOfAnInterruptedGenerationIsRemovedEverywhereAtTheNextStart() {
        create(master, ann, "one");
        Report kept = master.bean(ReportGeneration.class).generate(ADMIN, ALL);
        master.bean(ReportStore.class).add("h0-00interrupted", 0, List.of("[]\n", "[]\n"));
        master.sendTo(slave);
        assertThat(chunks(slave)).isEqualTo(3);
        master.bean(InterruptedReports.class).removeAll();
        exchange();

        assertThat(chunks(master)).isEqualTo(1);
        assertThat(chunks(slave)).isEqualTo(1);
        assertThat(master.bean(Reports.class).findWithContent(ADMIN, kept.key())).isNotNull();
    }

    private static long chunks(EmbeddedHost host) {
        return host.call(() -> host.em().createQuery("select count(c) from ReportContent c where c.removed = false", Long.class)
                .getSingleResult());
    }

    @Test
    void failedGenerationSaysSoAndLeavesNoContent() {
        many(600);
        IFolder last = create(master, ann, "last");
        master.run(() -> master.em().createNativeQuery("update ifolder_right set right_level = 'UNHEARD' where ifolder_key = ?")
                .setParameter(1, last.key()).executeUpdate());
        Report report = master.bean(ReportGeneration.class).generate(ADMIN, ALL);
        master.sendTo(slave);

        for (EmbeddedHost host : List.of(master, slave)) {
            assertThat(host.bean(Reports.class).find(ADMIN, report.key()).outcome()).isEqualTo(ReportOutcome.FAILED);
            assertThat(host.bean(Reports.class).find(ADMIN, report.key()).reason()).isPresent();
            assertThat(chunks(host)).isZero();
            assertRefused(Refusal.Kind.CONFLICT, () -> content(host, ADMIN, report));
        }
    }

    @Test
    void listIsTheNewestFirstAndFoundByWhoAskedForThem() {
        create(master, ann, "one");
        Report first = master.bean(ReportGeneration.class).generate(ADMIN, ALL);
        Report second = master.bean(ReportGeneration.class).generate(as(ann), ALL);
        assertThat(listed(master, ADMIN)).containsExactly(second.key(), first.key());
        assertThat(master.bean(Reports.class).list(ADMIN, new PageRequest(0, 50, "AN")).items())
                .extracting(Report::key).containsExactly(second.key());
        assertThat(master.bean(Reports.class).find(as(ann), second.key()).ifolders()).hasSize(1);
    }
}
