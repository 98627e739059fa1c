package org.ifolder.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.6")
class BoundedBodyTest {

    private final BoundedBody body = new BoundedBody(10);
    private boolean cancelled;

    @Test
    void anAnswerOfTheSizeIsTaken() {
        send(new byte[6], new byte[4]);
        body.onComplete();

        assertThat(body.getBody().toCompletableFuture().join()).hasSize(10);
        assertThat(cancelled).isFalse();
    }

    @Test
    void aLargerOneFailsAndIsReadNoFurther() {
        send(new byte[6], new byte[5]);

        assertThat(cancelled).isTrue();
        CompletableFuture<byte[]> taken = body.getBody().toCompletableFuture();
        assertThatThrownBy(taken::join).hasMessageContaining("more than 10 bytes");
    }

    private void send(byte[]... parts) {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long number) {
                // all is sent at once
            }

            @Override
            public void cancel() {
                cancelled = true;
            }
        });
        for (byte[] part : parts) {
            body.onNext(List.of(ByteBuffer.wrap(part)));
        }
    }
}
