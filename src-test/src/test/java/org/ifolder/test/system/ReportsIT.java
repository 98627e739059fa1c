package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.util.List;
import java.util.Map;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports made on one slave and read on another. */
@Tag("R1.3")
class ReportsIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private Person author;
    private Person reader;
    private String mine;
    private String shared;

    @BeforeEach
    void twoIFoldersOfWhichOneIsShared() {
        author = scenario.memberAt(domain.host(1));
        reader = scenario.memberAt(domain.host(2));
        mine = scenario.newIFolder(author).text("id");
        shared = scenario.newIFolder(author).text("id");
        scenario.grant(author, shared, reader, "READ_ONLY");
        eventually(() -> scenario.as(reader).get("catalog/" + shared).expect(200));
    }

    @Test
    void reportMadeOnASlaveIsReadOnAnotherByOneWhoHoldsARightOnAllItsIFolders() {
        Answer report = reportOn(shared);

        assertThat(report.text("outcome")).isEqualTo("COMPLETE");
        eventually(() -> scenario.as(reader).get("reports/" + report.text("id")).expect(200));
        String csv = contentFor(scenario.as(reader), report, "text/csv").body();
        assertThat(csv).contains(shared).doesNotContain(mine);
        assertThat(contentFor(scenario.as(author), report, "text/csv").body()).isEqualTo(csv);
        assertThat(scenario.as(reader).all("reports")).extracting(item -> item.path("id").asText()).contains(report.text("id"));
    }

    @Test
    void recordAndContentOfAReportAreTheSameOnAllHosts() {
        Answer report = reportOn(mine, shared);
        String csv = contentFor(domain.asAdministrator(domain.host(1)), report, "text/csv").body();

        assertThat(csv).contains(mine, shared);
        for (GridHost host : domain.hosts()) {
            ApiClient api = domain.asAdministrator(host);
            eventually(() -> assertThat(api.get("reports/" + report.text("id")).expect(200).json())
                    .isEqualTo(domain.asAdministrator(domain.host(1)).get("reports/" + report.text("id")).json()));
            eventually(() -> assertThat(contentFor(api, report, "text/csv").body()).isEqualTo(csv));
            assertThat(contentFor(api, report, "application/json").json().toString()).contains(mine, shared);
        }
    }

    @Test
    @Tag("R1.5")
    void reportIsRefusedOnEveryHostToOneWhoLacksARightOnAnyOfItsIFolders() {
        Answer report = reportOn(mine, shared);
        String id = report.text("id");
        List<Person> strangers = domain.hosts().stream().map(scenario::memberAt).toList();
        for (GridHost host : domain.hosts()) {
            eventually(() -> domain.asAdministrator(host).get("reports/" + id).expect(200));
        }

        refused(reader, id);
        strangers.forEach(stranger -> refused(stranger, id));
    }

    @Test
    @Tag("R1.5")
    void reportIsRefusedOnceARightOnOneOfItsIFoldersIsRevoked() {
        String id = reportOn(shared).text("id");
        eventually(() -> scenario.as(reader).get("reports/" + id).expect(200));

        scenario.as(author).delete("ifolders/" + shared + "/rights/" + reader.id()).expect(200, 204);

        eventually(() -> scenario.as(reader).get("reports/" + id).expectProblem(404));
        scenario.as(reader).get("reports/" + id + "/content").expectProblem(404);
    }

    @Test
    void memberReportsOnNoIFolderOnWhichTheyHoldNoRight() {
        scenario.as(reader).post("reports", Map.of("kind", "IFOLDERS", "scope", "DOMAIN", "ifolders", List.of(shared, mine)))
                .expectProblem(404);
    }

    @Test
    void reportOfAnAdministratorOnTheWholeDomainNamesTheIFoldersOfAllHosts() {
        String ofReader = scenario.newIFolder(reader).text("id");
        eventually(() -> domain.asAdministrator(domain.host(1)).get("catalog/" + ofReader).expect(200));

        Answer report = domain.asAdministrator(domain.host(1)).post("reports", Map.of("kind", "IFOLDERS", "scope", "DOMAIN")).expect(201);

        assertThat(contentFor(domain.asAdministrator(domain.host(1)), report, "text/csv").body()).contains(mine, shared, ofReader);
        eventually(() -> domain.asAdministrator(domain.host(2)).get("reports/" + report.text("id")).expect(200));
        refused(reader, report.text("id"));
    }

    @Test
    void reportOnOneHostNamesTheIFoldersOfThatHostAlone() {
        String ofReader = scenario.newIFolder(reader).text("id");
        eventually(() -> domain.asAdministrator(domain.host(1)).get("catalog/" + ofReader).expect(200));

        Answer report = domain.asAdministrator(domain.host(1)).post("reports", Map.of("kind", "IFOLDERS", "scope", "HOST")).expect(201);

        assertThat(contentFor(domain.asAdministrator(domain.host(1)), report, "text/csv").body()).contains(mine).doesNotContain(ofReader);
    }

    private Answer reportOn(String... iFolders) {
        return scenario.as(author)
                .post("reports", Map.of("kind", "IFOLDERS", "scope", "DOMAIN", "ifolders", List.of(iFolders)))
                .expect(201);
    }

    private static Answer contentFor(ApiClient api, Answer report, String mediaType) {
        return api.with("Accept", mediaType).get("reports/" + report.text("id") + "/content").expect(200);
    }

    private void refused(Person member, String report) {
        ApiClient api = scenario.as(member);
        api.get("reports/" + report).expectProblem(404);
        api.with("Accept", "text/csv, application/problem+json").get("reports/" + report + "/content").expectProblem(404);
        assertThat(api.all("reports")).extracting(item -> item.path("id").asText()).doesNotContain(report);
    }
}
