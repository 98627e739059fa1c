package org.ifolder.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.ifolder.web.problem.BodyTooLarge;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

    private static final int LIMIT = 10;

    @Test
    void aBodyOfTheLimitIsTakenWhole() throws IOException {
        assertThat(BoundedBody.read("10", body(LIMIT), LIMIT)).hasSize(LIMIT);
        assertThat(BoundedBody.read(null, body(LIMIT), LIMIT)).hasSize(LIMIT);
    }

    @Test
    void anAnnouncedLargeBodyIsRefusedBeforeAByteIsRead() {
        InputStream unreadable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("was read");
            }
        };
        assertThatExceptionOfType(BodyTooLarge.class).isThrownBy(() -> BoundedBody.read("100000000", unreadable, LIMIT));
    }

    @Test
    void aLargeBodyInChunksIsRefusedAfterTheFirstByteTooMany() {
        CountingZeros endless = new CountingZeros();
        assertThatExceptionOfType(BodyTooLarge.class).isThrownBy(() -> BoundedBody.read(null, endless, LIMIT));
        assertThat(endless.read).isLessThanOrEqualTo(LIMIT + 1);
    }

    @Test
    void aLengthThatIsNoNumberIsRefused() {
        assertThatExceptionOfType(BodyTooLarge.class)
                .isThrownBy(() -> BoundedBody.read("99999999999999999999", body(1), LIMIT));
    }

    private static InputStream body(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }

    private static final class CountingZeros extends InputStream {

        private int read;

        @Override
        public int read() {
            read++;
            return 0;
        }
    }
}
