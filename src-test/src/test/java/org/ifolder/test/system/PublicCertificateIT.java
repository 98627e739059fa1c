package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.ifolder.test.api.TrustedHttp;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The certificate that users see is replaced while the host runs. */
class PublicCertificateIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @TempDir
    private Path temporary;

    @Test
    void anotherFileInThePlaceOfTheOneBeforeCountsFromTheNextConnectionOn() throws Exception {
        GridHost host = domain.host(2);
        Path file = Path.of(host.property("ifolder.public-tls.file"));
        Path kept = Files.copy(file, temporary.resolve("kept.p12"), StandardCopyOption.COPY_ATTRIBUTES);
        long process = host.pid();
        String before = shown(host);
        Path another = file.resolveSibling("another.p12");
        make(another, host.property("ifolder.public-tls.password"));
        try {
            Files.move(another, file, StandardCopyOption.ATOMIC_MOVE);

            assertThat(shown(host)).isEqualTo("CN=files.example.org").isNotEqualTo(before);
            assertThat(host.pid()).isEqualTo(process);
        } finally {
            Path back = Files.copy(kept, file.resolveSibling("back.p12"), StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(back, file, StandardCopyOption.ATOMIC_MOVE);
        }
        assertThat(shown(host)).isEqualTo(before);
        domain.asAdministrator(host).get("health").expect(200);
    }

    private static String shown(GridHost host) throws IOException, GeneralSecurityException {
        URI address = host.publicAddress();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, TrustedHttp.anybody(), new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSubjectX500Principal().getName();
        }
    }

    private static void make(Path file, String password) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "public", "-keyalg", "RSA", "-dname", "CN=files.example.org", "-storetype", "PKCS12", "-keystore", file.toString(),
                "-storepass:env", "STORE_PASSWORD").redirectErrorStream(true);
        command.environment().put("STORE_PASSWORD", password);
        Process keytool = command.start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
    }
}
