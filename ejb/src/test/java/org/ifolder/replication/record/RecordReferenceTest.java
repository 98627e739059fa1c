package org.ifolder.replication.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.ifolder.replication.protocol.RecordVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReferenceTest {

    @Test
    void whatItWritesItReads() {
        RecordReference right = new RecordReference("right", "h1-01abc/h0-02def", new RecordVersion(0, 1, 3));
        assertThat(right).hasToString("right/h1-01abc/h0-02def@0.1.3");
        assertThat(RecordReference.parse(right.toString())).contains(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "member", "member/", "member/x", "/x@1.1.1", "member/@1.1.1", "member/x@", "member/x@1.1", "member/x@a.b.c"})
    void anythingElseIsNoReference(String text) {
        assertThat(RecordReference.parse(text)).isEmpty();
    }
}
