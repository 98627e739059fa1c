package org.ifolder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentChunksTest {

    private final ContentChunks chunks = new ContentChunks();

    @Test
    void linesAreNeverCutAndChunksNeverTooLarge() {
        String line = "ü".repeat(500);
        for (int i = 0; i < 100; i++) {
            chunks.add(line);
        }
        chunks.end();
        List<String> taken = chunks.take();

        assertThat(taken).hasSize(4).allMatch(chunk -> chunk.getBytes(StandardCharsets.UTF_8).length <= ContentChunks.MAXIMUM_BYTES);
        assertThat(String.join("", taken).lines()).hasSize(100).allMatch(line::equals);
    }

    @Test
    void onlyFullChunksAreTakenBeforeTheEnd() {
        chunks.add("a");
        assertThat(chunks.take()).isEmpty();
        chunks.end();
        assertThat(chunks.take()).containsExactly("a\n");
        assertThat(chunks.take()).isEmpty();
    }

    @Test
    void lineLongerThanAChunkIsAChunkOfItsOwn() {
        String line = "x".repeat(ContentChunks.MAXIMUM_BYTES + 1);
        chunks.add("a");
        chunks.add(line);
        chunks.add("b");
        chunks.end();
        assertThat(chunks.take()).containsExactly("a\n", line + "\n", "b\n");
    }

    @Test
    void nothingMakesNoChunk() {
        chunks.end();
        assertThat(chunks.take()).isEmpty();
    }
}
