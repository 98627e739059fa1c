package org.ifolder.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainToolTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait", "create", "join", "load-sample", "status", "ldif", "password-hash"
            })
    void everySubcommandExplainsItself(String subcommand) {
        assertThat(run(subcommand, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: domain-tool").contains("--help");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dance", "wait", "ldif", "ldif --people -1", "ldif --people many"})
    void wrongUsageIsOneLineAndExitCodeTwo(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void aFolderThatIsNoneIsOneLineAndExitCodeOne() {
        assertThat(run("status", "--dir", root.resolve("nothing").toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).allMatch(line -> line.contains("is no folder of a Domain"));
    }

    @Test
    void waitEndsAtItsDeadlineWithOneLine() throws IOException {
        host(closedPort());
        assertThat(run("wait", "--dir", root.toString(), "--host", "host0", "--timeout", "1")).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).allMatch(line -> line.contains("after 1 s host0 at https://127.0.0.1:"));
    }

    @Test
    void waitEndsAtOnceWhenTheHostsProcessIsGone() throws Exception {
        Path host = host(closedPort());
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.writeString(host.resolve("server.pid"), Long.toString(ended.pid()));
        assertThat(run("wait", "--dir", root.toString(), "--host", "host0", "--timeout", "600")).isEqualTo(1);
        assertThat(err.toString()).contains("host0 ended while it was starting");
    }

    @Test
    void statusShowsAHostThatCannotBeReached() throws IOException {
        host(closedPort());
        assertThat(run("status", "--dir", root.toString())).isEqualTo(3);
        assertThat(out.toString()).contains("host0").contains("unreachable");
        assertThat(err.toString()).contains("connection refused").doesNotContain("s3cret");
    }

    private int run(String... arguments) {
        return DomainTool.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(arguments);
    }

    private Path host(int port) throws IOException {
        Path folder = Files.createDirectories(root.resolve("hosts/host0"));
        Files.writeString(root.resolve("administrator"), "administrator:s3cret\n");
        Files.writeString(root.resolve("operator"), "operator:s3cret\n");
        Files.writeString(root.resolve("trust.pem"), CERTIFICATE);
        Files.writeString(
                folder.resolve("host.properties"),
                "ifolder.host.name=host0\nifolder.host.public-address=https://127.0.0.1:" + port
                        + "\nifolder.host.private-address=https://127.0.0.1:1\n");
        return folder;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Any certificate: no connection gets as far as to compare it. */
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBNzCB3qADAgECAgkA6oKL3zC15o4wCgYIKoZIzj0EAwIwDzENMAsGA1UEAxME
            dGVzdDAgFw0yNjExMjIxNjU2NTBaGA8yMTI2MTAyOTE2NTY1MFowDzENMAsGA1UE
            AxMEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABFXVfXSBh29cu2bz+MtC
            aVKEZm2t3T0wbNrEqy6/LGmdFew9zfirqscGcswcMv2bx1LJ8SyRRW2ugq4h7277
            BSajITAfMB0GA1UdDgQWBBTlL5VSVHjDNKh6RIfdj2zxtPa+rTAKBggqhkjOPQQD
            AgNIADBFAiAZ6Q1PWlzmgOJRMHwvRazp7TjEHBJy1ooR7k3S4gg4FgIhAIQ5HTrz
            a3+TNGpo2E2+FoCSMZkoSJ+g8mkF2iUPuDvn
            -----END CERTIFICATE-----
            """;
}
