package org.ifolder.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose database cannot be written ends. */
class FailStopTest {

    /** Linux: each write finds the disk full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Test
    void databaseIsAnOrdinaryFileOfH2() throws Exception {
        Path file = folder.resolve("kept");
        try (Connection connection = new FailStopDriver().connect("jdbc:h2:failstop:retry:" + file, new Properties())) {
            connection.createStatement().execute("create table kept as select 42 as answer");
        }
        assertThat(folder.resolve("kept.mv.db")).exists();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file);
                ResultSet rows = connection.createStatement().executeQuery("select answer from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void interruptedThreadEndsNothing() throws Exception {
        try (Connection connection = new FailStopDriver().connect("jdbc:h2:failstop:retry:" + folder.resolve("interrupted") + ";WRITE_DELAY=0",
                new Properties())) {
            connection.createStatement().execute("create table kept (number int)");
            for (int number = 0; number < 100; number++) {
                Thread.currentThread().interrupt();
                connection.createStatement().execute("insert into kept values (" + number + ")");
            }
            Thread.interrupted();
            try (ResultSet rows = connection.createStatement().executeQuery("select count(*) from kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(100);
            }
        }
    }

    @Test
    void errorIsToldBeforeTheCallerGetsIt() throws IOException {
        assumeTrue(Files.exists(FULL), "there is no " + FULL);
        List<IOException> told = new ArrayList<>();
        try (FileChannel file = new FailStopChannel(FileChannel.open(FULL, StandardOpenOption.WRITE), told::add)) {
            assertThatIOException().isThrownBy(() -> file.write(ByteBuffer.wrap(new byte[1]))).satisfies(e -> assertThat(told).containsExactly(e));
            assertThatIOException().isThrownBy(() -> file.write(ByteBuffer.wrap(new byte[1]), 0));
        }
        assertThat(told).hasSize(2);
    }

    @Test
    void processEndsAtTheFirstErrorAndSaysWhy() throws Exception {
        assumeTrue(Files.exists(FULL), "there is no " + FULL);
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Writing.class.getName()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(FailStopPath.EXIT_CODE);
        assertThat(said).contains("this host ends", "No space left on device").doesNotContain("acknowledged:");
    }

    /** What the process does. */
    static final class Writing {

        public static void main(String[] arguments) throws IOException {
            try (FileChannel file = new FailStopPath().getPath("failstop:" + FULL).open("rw")) {
                file.write(ByteBuffer.wrap(new byte[1]));
            } finally {
                System.out.println("acknowledged:");
            }
        }
    }
}
