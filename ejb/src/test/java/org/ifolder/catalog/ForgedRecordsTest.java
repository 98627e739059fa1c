package org.ifolder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a hostile authority may say in a record of its own key. */
@Tag("R7.6")
class ForgedRecordsTest {

    @Test
    void anIFolderLivesWhereItsKeySaysWhateverItsPayloadClaims() {
        IFolder ifolder = new IFolder("h1-01jd2v8h6w");
        Instant now = Instant.EPOCH;
        ifolder.take(new IFolder.Payload("Plans", null, "h2", "h2-member", true, now, now));
        assertThat(ifolder.host()).isEqualTo("h1");
        assertThat(ifolder.payload().host()).isEqualTo("h1");
    }

    @Test
    void aRightWithoutALevelIsNotTakenOver() {
        Right right = new Right("h1-01jd2v8h6w/h2-member");
        assertThatNullPointerException().isThrownBy(() -> right.take(new Right.Payload(null))).withMessage("right");
    }
}
