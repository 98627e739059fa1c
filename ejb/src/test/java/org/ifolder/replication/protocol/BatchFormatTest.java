package org.ifolder.replication.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.replication.protocol.Batches.CATALOG;
import static org.ifolder.replication.protocol.Batches.batch;
import static org.ifolder.replication.protocol.Batches.ifolder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R7.8")
class BatchFormatTest {

    private static final String HEADER = "{\"format\":1,\"domain\":\"d\",\"epoch\":1,\"collection\":\"CATALOG\",\"authority\":\"s\",\"term\":1,"
            + "\"incarnation\":\"i\",\"previous\":{\"incarnation\":\"\",\"sequence\":0,\"hash\":\"\"},\"to\":1,\"digest\":\"f\"}";
    private static final String CHANGE =
            "{\"type\":\"ifolder\",\"key\":\"s-1\",\"version\":{\"epoch\":0,\"term\":1,\"counter\":1},\"removed\":false,"
            + "\"payload\":{\"a\":1}}";

    @Test
    void whatIsWrittenIsReadBack() {
        Change gone = new Change("ifolder", "s-2", new RecordVersion(0, 1, 2), true, null);
        SealedBatch written = batch(CATALOG, new Cursor("before", 41, "hash"), ifolder(1), gone);

        SealedBatch read = BatchFormat.read(written.body(), written.signature());

        assertThat(read.header()).isEqualTo(written.header());
        assertThat(read.header().from()).isEqualTo(42);
        assertThat(read.cursor()).isEqualTo(new Cursor("run", 43, BatchFormat.hash(written.body())));
        assertThat(BatchFormat.changes(read)).containsExactly(ifolder(1), gone);
    }

    @Test
    void theBytesAreKeptAsTheyCame() {
        byte[] body = text(HEADER, CHANGE).replace(":", " : ").getBytes(StandardCharsets.UTF_8);

        assertThat(BatchFormat.read(body, "").body()).isSameAs(body);
    }

    @Test
    void fieldsOfALaterVersionAreIgnoredAndStayInTheBytes() {
        String header = HEADER.replace("\"format\":1", "\"format\":2,\"seals\":{\"of\":[1,2]}");
        String change = CHANGE.replace("\"type\"", "\"reason\":\"x\",\"type\"");
        SealedBatch batch = read(text(header, change).replace("]}", "],\"more\":true}"));

        assertThat(batch.header().format()).isEqualTo(2);
        assertThat(BatchFormat.changes(batch)).hasSize(1);
        assertThat(new String(batch.body(), StandardCharsets.UTF_8)).contains("seals", "reason", "more");
    }

    @Test
    @Tag("invariant-14")
    void aLargeBatchIsCompressedAndReadBackTheSame() {
        List<byte[]> changes = new ArrayList<>();
        List<Change> expected = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            expected.add(ifolder(i));
            changes.add(BatchFormat.write(ifolder(i)));
        }
        BatchHeader header = new BatchHeader(1, "d", 1, CollectionName.CATALOG, "s", BatchHeader.FIRST_TERM, "i", Cursor.START, 100, "f");

        byte[] compressed = BatchFormat.write(header, changes, 1000);

        assertThat(compressed.length).isLessThan(BatchFormat.write(header, changes, Integer.MAX_VALUE).length / 2);
        SealedBatch read = BatchFormat.read(compressed, "");
        assertThat(read.header()).isEqualTo(header);
        assertThat(read.body()).isSameAs(compressed);
        assertThat(BatchFormat.changes(read)).isEqualTo(expected);
    }

    @Test
    void aSmallBatchIsLeftAsItIs() {
        BatchHeader header = new BatchHeader(1, "d", 1, CollectionName.CATALOG, "s", BatchHeader.FIRST_TERM, "i", Cursor.START, 1, "f");

        assertThat(new String(BatchFormat.write(header, List.of(BatchFormat.write(ifolder(1))), 1000), StandardCharsets.UTF_8))
                .startsWith("{\"header\":");
    }

    @Test
    @Tag("invariant-14")
    void bytesThatGrowBeyondTheLimitWhenDecompressedAreMalformed() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(("{\"header\":" + HEADER + ",\"changes\":[").getBytes(StandardCharsets.UTF_8));
            byte[] blanks = " ".repeat(65_536).getBytes(StandardCharsets.UTF_8);
            for (long size = 0; size <= BatchFormat.MAXIMUM_JSON_BYTES; size += blanks.length) {
                gzip.write(blanks);
            }
        }
        SealedBatch batch = BatchFormat.read(bomb.toByteArray(), "");

        assertThatThrownBy(() -> BatchFormat.changes(batch)).isInstanceOf(MalformedBatch.class);
    }

    @Test
    void aCompressedBatchThatWasCutIsMalformed() {
        BatchHeader header = new BatchHeader(1, "d", 1, CollectionName.CATALOG, "s", BatchHeader.FIRST_TERM, "i", Cursor.START, 1, "f");
        byte[] whole = BatchFormat.write(header, List.of(BatchFormat.write(ifolder(1))), 0);

        assertThatThrownBy(() -> BatchFormat.changes(BatchFormat.read(Arrays.copyOf(whole, whole.length / 2), "")))
                .isInstanceOf(MalformedBatch.class);
    }

    @Test
    void theHashIsSha256OverTheBytes() {
        assertThat(BatchFormat.hash("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "1", "[]", "{}", "{\"changes\":[]}", "{\"header\":null}", "{\"header\":5}",
        "{\"header\":[]}", "{\"header\":{}}", "no JSON"})
    void whatHasNoHeaderIsMalformed(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(MalformedBatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"domain\":\"d\",", "\"collection\":\"CATALOG\",", "\"authority\":\"s\",", "\"term\":1,", "\"incarnation\":\"i\",",
        "\"incarnation\":\"\",", ",\"hash\":\"\"", ",\"to\":1", ",\"digest\":\"f\""})
    void aHeaderThatLacksAPartIsMalformed(String part) {
        assertThat(HEADER).contains(part);
        assertThatThrownBy(() -> read(text(HEADER.replace(part, ""), CHANGE))).isInstanceOf(MalformedBatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"to\":0", "\"to\":-1", "\"to\":\"x\"", "\"to\":null", "\"to\":99999999999999999999"})
    void aHeaderWhoseNumbersAreOutOfRangeIsMalformed(String to) {
        assertThatThrownBy(() -> read(text(HEADER.replace("\"to\":1", to), CHANGE))).isInstanceOf(MalformedBatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "9223372036854775807"})
    void aHeaderThatContinuesAnImpossibleSequenceIsMalformed(String sequence) {
        assertThatThrownBy(() -> read(text(HEADER.replace("\"sequence\":0", "\"sequence\":" + sequence), CHANGE)))
                .isInstanceOf(MalformedBatch.class);
    }

    @Test
    void aCollectionThatNobodyKnowsIsMalformed() {
        assertThatThrownBy(() -> read(text(HEADER.replace("CATALOG", "SECRETS"), CHANGE))).isInstanceOf(MalformedBatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"type\":\"ifolder\",", "\"key\":\"s-1\",", "\"version\":{\"epoch\":0,\"term\":1,\"counter\":1},", "\"removed\":false,",
        ",\"payload\":{\"a\":1}"})
    void aChangeThatLacksAPartIsMalformed(String part) {
        assertThat(CHANGE).contains(part);
        assertThatThrownBy(() -> BatchFormat.changes(read(text(HEADER, CHANGE.replace(part, "")))))
                .isInstanceOf(MalformedBatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"text\"", "[1]"})
    void aPayloadThatIsNoRecordIsMalformed(String payload) {
        assertThatThrownBy(() -> BatchFormat.changes(read(text(HEADER, CHANGE.replace("{\"a\":1}", payload)))))
                .isInstanceOf(MalformedBatch.class);
    }

    @Test
    void theExampleOfTheseTestsIsNotMalformed() {
        assertThat(BatchFormat.changes(read(text(HEADER, CHANGE)))).hasSize(1);
    }

    @Test
    void aRemovalWithAPayloadIsMalformed() {
        String change = CHANGE.replace("\"removed\":false", "\"removed\":true");

        assertThatThrownBy(() -> BatchFormat.changes(read(text(HEADER, change)))).isInstanceOf(MalformedBatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#,#", "#,5", "#,null,#", "5", "null"})
    void aBatchWithOtherChangesThanItCountsIsMalformed(String changes) {
        SealedBatch batch = read(text(HEADER, changes.replace("#", CHANGE)));

        assertThatThrownBy(() -> BatchFormat.changes(batch)).isInstanceOf(MalformedBatch.class);
    }

    @Test
    void aBatchCutOffAnywhereIsMalformed() {
        byte[] whole = text(HEADER, CHANGE).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length - 1; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> BatchFormat.changes(BatchFormat.read(cut, "")))
                    .as("the first %d bytes", length).isInstanceOf(MalformedBatch.class);
        }
    }

    @Test
    void aNestingBombIsMalformed() {
        String bomb = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);

        assertThatThrownBy(() -> BatchFormat.changes(read(text(HEADER, CHANGE.replace("{\"a\":1}", bomb)))))
                .isInstanceOf(MalformedBatch.class);
        assertThatThrownBy(() -> read(text(HEADER.replace("\"format\":1", "\"later\":" + bomb), CHANGE)))
                .isInstanceOf(MalformedBatch.class);
    }

    @Test
    void randomBytesAreMalformedAndNothingElse() {
        Random random = new Random(1);
        byte[] valid = text(HEADER, CHANGE).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5000; i++) {
            byte[] broken = valid.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                BatchFormat.changes(BatchFormat.read(broken, ""));
            } catch (MalformedBatch expected) {
                assertThat(expected).hasMessageNotContaining("Exception");
            }
        }
    }

    @Test
    void nothingIsMadeOfTypeNamesInAPayload() {
        String payload = "{\"@class\":\"java.util.ArrayList\",\"@type\":\"x\"}";
        List<Change> changes = BatchFormat.changes(read(text(HEADER, CHANGE.replace("{\"a\":1}", payload))));

        assertThat(changes.get(0).payload().isObject()).isTrue();
    }

    private static String text(String header, String changes) {
        return "{\"header\":" + header + ",\"changes\":[" + changes + "]}";
    }

    private static SealedBatch read(String body) {
        return BatchFormat.read(body.getBytes(StandardCharsets.UTF_8), "");
    }
}
