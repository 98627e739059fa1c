package org.ifolder.web.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.ifolder.report.ReportKind;
import org.ifolder.report.ReportOutcome;
import org.ifolder.report.ReportReaders;
import org.ifolder.report.ReportScope;
import org.ifolder.web.rest.ApiJson;
import org.junit.jupiter.api.Test;

class ReportDetailTest {

    @Test
    void isTheListedReportAndItsIFolders() {
        ReportItem item = new ReportItem("h1-1", ReportKind.IFOLDERS, ReportScope.DOMAIN, ReportReaders.RIGHT_HOLDERS, "h1",
                Instant.parse("2026-01-01T12:00:00Z"), "ann", "h0-2", List.of("id"), 1, ReportOutcome.COMPLETE, null);
        JsonNode listed = ApiJson.mapper().valueToTree(item);
        JsonNode shown = ApiJson.mapper().valueToTree(new ReportDetail(item, List.of("h0-3")));

        assertThat(shown.get("ifolders").get(0).asText()).isEqualTo("h0-3");
        assertThat(listed.fieldNames()).toIterable().allMatch(shown::has).hasSize(shown.size() - 1);
        assertThat(shown.get("generatedAt").asText()).isEqualTo("2026-01-01T12:00:00Z");
    }
}
