package org.ifolder.replication.protocol.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-9")
class DigestTest {

    private final Digest digest = Digest.empty();

    @Test
    void theOrderDoesNotMatter() {
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            hashes.add(hash(i));
        }
        hashes.forEach(digest::add);
        Collections.shuffle(hashes, new Random(1));
        Digest other = Digest.empty();
        hashes.forEach(other::add);

        assertThat(other.fingerprint()).isEqualTo(digest.fingerprint());
    }

    @Test
    void whatIsTakenOutLeavesNoTrace() {
        digest.add(hash(1));
        String before = digest.fingerprint();

        digest.add(hash(2));
        assertThat(digest.fingerprint()).isNotEqualTo(before);
        digest.remove(hash(2));

        assertThat(digest.fingerprint()).isEqualTo(before);
    }

    @Test
    void aMoveIsTheOldOutAndTheNewIn() {
        digest.move(new ContentChange(null, hash(1)));
        digest.move(new ContentChange(hash(1), hash(2)));
        Digest two = Digest.empty();
        two.add(hash(2));
        assertThat(digest.fingerprint()).isEqualTo(two.fingerprint());

        digest.move(new ContentChange(hash(2), null));
        assertThat(digest.fingerprint()).isEqualTo(Digest.empty().fingerprint());
    }

    @Test
    void digestsOfPartsAddUp() {
        digest.add(hash(1));
        digest.add(hash(2));
        Digest first = Digest.empty();
        first.add(hash(1));
        Digest second = Digest.empty();
        second.add(hash(2));
        first.add(second);

        assertThat(first.fingerprint()).isEqualTo(digest.fingerprint());
    }

    @Test
    void theSameRecordTwiceIsNotTheSameAsOnce() {
        digest.add(hash(1));
        String once = digest.fingerprint();
        digest.add(hash(1));

        assertThat(digest.fingerprint()).isNotEqualTo(once).isNotEqualTo(Digest.empty().fingerprint());
    }

    @Test
    void theStateComesBackAsItWasStored() {
        digest.add(hash(1));
        byte[] state = digest.state();

        assertThat(state).hasSize(Digest.STATE_BYTES);
        assertThat(Digest.of(state).fingerprint()).isEqualTo(digest.fingerprint());
        assertThatThrownBy(() -> Digest.of(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    /** Hosts of all versions must come to the same; a change of the algorithm is a change of the protocol. */
    @Test
    void theFingerprintOfAKnownRecordStaysWhatItIs() {
        digest.add(ContentHash.of("member", "m-1", "1.1.1", JsonNodeFactory.instance.objectNode().put("name", "Anna")));

        assertThat(digest.fingerprint()).isEqualTo("WOXvT6NB0gZqkdNLzTbt0popH-8GioR3-3RNFOPNwtc");
    }

    private static String hash(int value) {
        return ContentHash.of("ifolder", "s-" + value, "0.1.1", JsonNodeFactory.instance.objectNode().put("value", value));
    }
}
