package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostFiles;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.TestSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What lies in the folders of the hosts, and what must not. */
class HostFilesIT {

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @Test
    @Tag("R1.4")
    void roleIsDataSoThatAllHostsRunTheSameApplicationAndConfiguration() {
        String built = HostFiles.digest(TestSettings.builtEar());
        SortedMap<String, String> ofMaster = new HostFiles(domain.master()).digests("configuration");

        assertThat(ofMaster).containsKey("configuration/standalone.xml");
        for (GridHost host : domain.hosts()) {
            assertThat(HostFiles.digest(host.ear())).as("EAR of %s", host).isEqualTo(built);
            assertThat(new HostFiles(host).digests("configuration")).as("configuration of %s", host).isEqualTo(ofMaster);
        }
    }

    @Test
    @Tag("R2.2")
    void everythingOfTheDomainIsReadableByItsOwnerAlone() {
        assertThat(HostFiles.permissions(domain.folder())).isEqualTo("rwx------");
        for (String secret : List.of("administrator", "trust.pem", "settings")) {
            assertThat(HostFiles.permissions(domain.folder().resolve(secret))).as(secret).isEqualTo("rw-------");
        }
        for (GridHost host : domain.hosts()) {
            for (String secret : List.of("host-key.p12", "public-tls.p12", "host.properties")) {
                assertThat(HostFiles.permissions(host.folder().resolve(secret))).as("%s of %s", secret, host).isEqualTo("rw-------");
            }
        }
    }

    @Test
    @Tag("R2.2")
    void privateKeysAreInNoDatabaseAndNoLog() {
        List<byte[]> keys = domain.hosts().stream().map(host -> scalar(new HostFiles(host))).toList();
        for (GridHost place : domain.hosts()) {
            HostFiles files = new HostFiles(place);
            List<Path> database = files.in(place.hasCluster() ? "postgresql" : "data");
            assertThat(database).anyMatch(file -> file.toString().matches(".*(\\.mv\\.db|/PG_VERSION)"));
            database.forEach(file -> assertHoldsNone(file, keys));
            files.in("log").forEach(file -> assertHoldsNone(file, keys));
        }
    }

    @Test
    @Tag("R2.2")
    void noSecretIsInAnyLog() {
        for (GridHost host : domain.hosts()) {
            List<String> secrets = List.of(domain.administrator().password(), domain.operator().password(),
                    host.property("ifolder.key-store.password"), host.property("ifolder.public-tls.password"),
                    host.property("ifolder.operator.password-hash"));
            for (Path log : new HostFiles(host).in("log")) {
                assertThat(content(log)).as("%s", log).doesNotContain(secrets);
            }
        }
    }

    /** The private key itself: the last 32 bytes of its number. */
    private static byte[] scalar(HostFiles files) {
        byte[] number = files.privateKey().getS().toByteArray();
        return Arrays.copyOfRange(number, Math.max(0, number.length - 32), number.length);
    }

    private static void assertHoldsNone(Path file, List<byte[]> keys) {
        String content = content(file);
        for (byte[] key : keys) {
            assertThat(content.contains(new String(key, StandardCharsets.ISO_8859_1))).as("a key in %s", file).isFalse();
            assertThat(content.contains(Base64.getEncoder().withoutPadding().encodeToString(key))).as("a key in %s", file).isFalse();
            assertThat(content.contains(Base64.getUrlEncoder().withoutPadding().encodeToString(key))).as("a key in %s", file).isFalse();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
