package org.ifolder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a hostile authority may say in a record of its own key. */
@Tag("R7.6")
class ForgedRecordsTest {

    @Test
    void anIFolderLivesWhereItsKeySaysWhateverItsPayloadClaims() {
        try (EmbeddedHost master = EmbeddedHost.master("m")) {
            JsonNode payload = JsonNodeFactory.instance.objectNode().put("name", "Plans").put("host", "h2").put("owner", "h2-member")
                    .put("enabled", true).put("created", "2026-02-03T04:05:06Z").put("modified", "2026-02-03T04:05:06Z");
            master.take(List.of(new Change("ifolder", "h1-01jd2v8h6w", new RecordVersion(0, 1, 1), false, payload)));

            assertThat(master.<String>call(() -> master.em().find(IFolder.class, "h1-01jd2v8h6w").host())).isEqualTo("h1");
        }
    }

    @Test
    void aRightWithoutALevelIsNotTakenOver() {
        Right right = new Right("h1-01jd2v8h6w/h2-member");
        assertThatNullPointerException().isThrownBy(() -> right.take(new Right.Payload(null))).withMessage("right");
    }
}
