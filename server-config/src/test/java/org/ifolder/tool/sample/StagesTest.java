package org.ifolder.tool.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.sample.Stages.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagesTest {

    @TempDir
    private Path folder;

    @Test
    void areRememberedOverRuns() {
        Path file = folder.resolve("sample-stages");
        new Stages(file).markDone(Stage.MEMBERS);
        Stages later = new Stages(file);
        assertThat(later.isDone(Stage.MEMBERS)).isTrue();
        assertThat(later.isDone(Stage.IFOLDERS)).isFalse();
    }

    @Test
    void refuseAFileOfAnotherKind() throws Exception {
        Path file = Files.writeString(folder.resolve("sample-stages"), "nonsense\n");
        assertThatThrownBy(() -> new Stages(file)).isInstanceOf(Failure.class).hasMessageContaining("nonsense");
    }
}
