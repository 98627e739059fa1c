package org.ifolder.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.record.RecordReference;
import org.junit.jupiter.api.Test;

class RecordAnswerTest {

    private static final RecordReference MEMBER = new RecordReference("member", "h0-01abc", new RecordVersion(1, 1, 7));

    @Test
    void aChangedRecordCarriesItsTagAndItsReference() {
        Response answer = RecordAnswer.changed(MEMBER, Map.of());
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntityTag().getValue()).isEqualTo("1.1.7");
        assertThat(answer.getEntityTag().isWeak()).isFalse();
        assertThat(answer.getHeaderString(RecordAnswer.RECORD)).isEqualTo("member/h0-01abc@1.1.7");
    }

    @Test
    void aNewRecordSaysItsPlace() {
        Response answer = RecordAnswer.created("members/{id}", MEMBER, Map.of());
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getLocation().toString()).isEqualTo("members/h0-01abc");
    }

    @Test
    void aRemovalStillSaysWhichChangeItWas() {
        Response answer = RecordAnswer.done(MEMBER);
        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getHeaderString(RecordAnswer.RECORD)).isEqualTo("member/h0-01abc@1.1.7");
    }

    @Test
    void aPlaceIsTheSameBelowEachHostsApi() {
        assertThat(Places.belowApi("https://127.0.0.1:7443/ifolder/private/v1/members/x")).contains("members/x");
        assertThat(Places.belowApi("https://127.0.0.1:8443/ifolder/api/v1/groups/a/members/b")).contains("groups/a/members/b");
        assertThat(Places.belowApi("members/x")).isEmpty();
    }
}
