package org.ifolder.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {

    private static final int WRITTEN = 100_000;

    /** The shell's children have ended, or run on. */
    @Test
    void childrenCount() throws IOException {
        String script = "head -c " + WRITTEN + " /dev/zero | cat >/dev/null; i=0; while [ $i -lt 50000 ]; do i=$((i + 1)); done; "
                + "echo done; cat; echo end";
        Process process = new ProcessBuilder("sh", "-c", script).start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("done");
            Usage usage = ProcessUsage.of(process.pid());
            assertThat(usage.written()).isGreaterThan(2L * WRITTEN);
            assertThat(usage.cpuMillis()).isPositive();
            assertThat(usage.residentBytes()).isBetween(10_000L, 100_000_000L);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    @Test
    void whatHasEndedUsesNothing() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(ProcessUsage.of(process.pid())).isEqualTo(new Usage(0, 0, 0));
    }
}
