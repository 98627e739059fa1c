package org.ifolder.tool.api;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An HTTPS listener on a free port of 127.0.0.1 with a certificate of its own, to try the tool's HTTP and TLS against. */
final class TlsHost implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final HttpsServer server;
    private final String pem;

    TlsHost(Path folder, String subjectAlternativeName, HttpHandler handler) throws Exception {
        KeyStore keyStore = keyStore(folder.resolve("tls-" + System.nanoTime() + ".p12"), subjectAlternativeName);
        pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(keyStore.getCertificate("public").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", handler);
        server.start();
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    String pem() {
        return pem;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static KeyStore keyStore(Path file, String subjectAlternativeName) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "public", "-keyalg", "EC", "-groupname", "secp256r1",
                        "-dname", "CN=test", "-ext", "san=" + subjectAlternativeName, "-validity", "2",
                        "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new AssertionError("keytool failed: " + said);
        }
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keyStore.load(stream, PASSWORD.toCharArray());
        }
        return keyStore;
    }
}
