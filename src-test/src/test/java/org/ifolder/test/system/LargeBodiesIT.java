package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ifolder.test.api.TrustedHttp;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bodies that no host may take into its memory. */
@Tag("R10.1")
class LargeBodiesIT {

    private static final long HUNDRED_MEGABYTES = 100L * 1024 * 1024;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @Test
    void jsonOverTheLimitIsRefusedAtTheHostThatIsAsked() {
        String name = "x".repeat(2 * 1024 * 1024);

        domain.asAdministrator(domain.host(1)).post("members", Scenario.newMember(name, null)).expectProblem(413);
        assertWorks(domain.host(1));
    }

    @Test
    void jsonOfAHundredMegabytesIsRefusedByItsAnnouncedLength() throws Exception {
        String answer = answerTo(administrator(), "Content-Length: " + HUNDRED_MEGABYTES + "\r\n", new Filler(HUNDRED_MEGABYTES), false);

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json").contains("\"status\":413");
        assertWorks(domain.host(1));
    }

    @Test
    void jsonOfAHundredMegabytesIsRefusedWhereItsLengthIsNotAnnounced() throws Exception {
        String answer = answerTo(administrator(), "Transfer-Encoding: chunked\r\n", new Filler(HUNDRED_MEGABYTES), true);

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json").contains("\"status\":413");
        assertWorks(domain.host(1));
    }

    @Test
    void bodyOfOneWhoIsNotLoggedInIsNotWaitedFor() throws Exception {
        String answer = answerTo("", "Content-Length: " + HUNDRED_MEGABYTES + "\r\n", new Filler(HUNDRED_MEGABYTES), false);

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("application/problem+json").contains("\"status\":401");
    }

    @Test
    void largeLdifEntryIsRefusedAndTheRestIsTaken() {
        String first = Scenario.unique("before-the-large-one");
        String last = Scenario.unique("after-the-large-one");
        String large = Ldif.person("large", "description: " + "x".repeat(2 * 1024 * 1024));

        var result = domain.asAdministrator(domain.host(1))
                .postLdif("members/import", Ldif.file(Ldif.person(first), large, Ldif.person(last))).expect(200).json();

        assertThat(result.path("created").asLong()).isEqualTo(2);
        assertThat(result.path("refusedTotal").asLong()).isOne();
        assertThat(result.path("refused").path(0).path("reason").asText()).isNotBlank();
    }

    private static String administrator() {
        return "Authorization: " + domain.administratorAt(domain.host(1)).basic() + "\r\n";
    }

    private static void assertWorks(GridHost host) {
        domain.asAdministrator(host).get("members").expect(200);
    }

    /** Sends a body over a plain TLS connection until the host answers: clients differ in what they make of an early answer. */
    private static String answerTo(String credentials, String framing, InputStream body, boolean chunked) throws Exception {
        GridHost host = domain.host(1);
        try (Socket socket = TrustedHttp.connect(host.publicAddress(), domain.folder().resolve("trust.pem"))) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /ifolder/api/v1/members HTTP/1.1\r\nHost: " + host.publicAddress().getAuthority()
                    + "\r\n" + credentials + "Content-Type: application/json\r\n" + framing + "\r\n").getBytes(StandardCharsets.UTF_8));
            Thread sending = new Thread(() -> send(body, out, chunked), "large-body");
            sending.start();
            byte[] begin = new byte[4096];
            int read = socket.getInputStream().readNBytes(begin, 0, 64);
            StringBuilder answer = new StringBuilder(new String(begin, 0, read, StandardCharsets.UTF_8));
            while (!answer.toString().contains("}") && (read = socket.getInputStream().read(begin)) > 0) {
                answer.append(new String(begin, 0, read, StandardCharsets.UTF_8));
            }
            socket.close();
            sending.join();
            return answer.toString();
        }
    }

    private static void send(InputStream body, OutputStream out, boolean chunked) {
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int read = body.read(buffer); read > 0; read = body.read(buffer)) {
                if (chunked) {
                    out.write((Integer.toHexString(read) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                out.write(buffer, 0, read);
                if (chunked) {
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException closed) {
            assertThat(closed).as("the host hears no more of it").isNotNull();
        }
    }

    /** The letter x, over and over: no test holds a large body in its memory either. */
    private static final class Filler extends InputStream {

        private long left;

        Filler(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, from, from + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
