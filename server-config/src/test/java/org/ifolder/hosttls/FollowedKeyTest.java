package org.ifolder.hosttls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedKeyTest {

    private static final String PASSWORD = "secret";

    @TempDir
    private Path folder;

    private Path file;
    private X509ExtendedKeyManager keys;

    @BeforeEach
    void follow() throws Exception {
        file = folder.resolve("key.p12");
        make("first", "EC", file);
        System.setProperty("ifolder.public-tls.file", file.toString());
        System.setProperty("ifolder.public-tls.password", PASSWORD);
        KeyManagerFactory factory = KeyManagerFactory.getInstance("iFolderPublicKey", new HostCertificates());
        factory.init(null, null);
        keys = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    @AfterEach
    void forget() {
        System.clearProperty("ifolder.public-tls.file");
        System.clearProperty("ifolder.public-tls.password");
    }

    @Test
    void aFileThatTakesThePlaceOfAnotherCountsFromTheNextHandshakeOn() throws Exception {
        String underWay = choose("EC");
        replace("second", "RSA");

        assertThat(shown(choose("RSA"))).isEqualTo("CN=second");
        assertThat(choose("EC")).isNull();
        assertThat(shown(underWay)).as("the handshake that had begun").isEqualTo("CN=first");
        assertThat(keys.getPrivateKey(underWay).getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void aFileThatCannotBeReadChangesNothing() throws Exception {
        choose("EC");
        Files.writeString(file, "no key store");

        assertThat(shown(choose("EC"))).isEqualTo("CN=first");

        replace("second", "EC");
        assertThat(shown(choose("EC"))).isEqualTo("CN=second");
    }

    @Test
    void anotherPasswordChangesNothing() throws Exception {
        choose("EC");
        Path other = folder.resolve("other.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        try (var out = Files.newOutputStream(other)) {
            store.store(out, "another".toCharArray());
        }
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

        assertThat(shown(choose("EC"))).isEqualTo("CN=first");
    }

    private String choose(String type) {
        return keys.chooseEngineServerAlias(type, null, null);
    }

    private String shown(String alias) {
        X509Certificate[] chain = keys.getCertificateChain(alias);
        return chain[0].getSubjectX500Principal().getName();
    }

    private void replace(String name, String algorithm) throws Exception {
        Path fresh = folder.resolve(name + ".p12");
        make(name, algorithm, fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void make(String name, String algorithm, Path file) throws Exception {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "public", "-keyalg", algorithm, "-dname", "CN=" + name, "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass",
                PASSWORD).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
    }
}
