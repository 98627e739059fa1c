package org.ifolder.tool.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ifolder.tool.console.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainFolderTest {

    @TempDir
    private Path root;

    @Test
    void findsHostsByTheirSettingsInOrderOfNumber() throws IOException {
        host("host10", "https://127.0.0.1:9443");
        host("host2", "https://127.0.0.1:8643");
        Files.createDirectories(root.resolve("hosts/half-made"));
        host(".host11.new", "https://127.0.0.1:9543");
        assertThat(new DomainFolder(root).hosts()).extracting(HostSettings::name).containsExactly("host2", "host10");
    }

    @Test
    void namesTheFileAndKeyWhenASettingIsNoHttpsAddress() throws IOException {
        host("host0", "http://127.0.0.1:8080");
        assertThatThrownBy(() -> new DomainFolder(root).host("host0"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("host.properties")
                .hasMessageContaining("ifolder.host.public-address");
    }

    @Test
    void refusesAHostThatIsNotThere() {
        assertThatThrownBy(() -> new DomainFolder(root).host("host7"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no host host7");
    }

    @Test
    void readsTheAdministratorAndNeverShowsThePassword() throws IOException {
        Files.writeString(root.resolve("administrator"), "admin:pass:word\n");
        Credential administrator = new DomainFolder(root).administrator();
        assertThat(administrator.password()).isEqualTo("pass:word");
        assertThat(administrator.toString()).isEqualTo("admin:…");
    }

    @Test
    void refusesACredentialWithoutShowingIt() throws IOException {
        Files.writeString(root.resolve("administrator"), "onlyasecret\n");
        assertThatThrownBy(() -> new DomainFolder(root).administrator())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("login:password")
                .hasMessageNotContaining("onlyasecret");
    }

    @Test
    void knowsWhenAHostsProcessHasEnded() throws Exception {
        host("host0", "https://127.0.0.1:8443");
        HostSettings host = new DomainFolder(root).host("host0");
        Path pid = host.directory().resolve("server.pid");
        assertThat(host.processEnded()).isFalse();
        Files.writeString(pid, ProcessHandle.current().pid() + "\n");
        assertThat(host.processEnded()).isFalse();
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.writeString(pid, ended.pid() + "\n");
        assertThat(host.processEnded()).isTrue();
    }

    private void host(String name, String address) throws IOException {
        Path folder = Files.createDirectories(root.resolve("hosts").resolve(name));
        Files.writeString(
                folder.resolve("host.properties"),
                "ifolder.host.name=" + name + "\nifolder.host.public-address=" + address
                        + "\nifolder.host.private-address=https://127.0.0.1:7443\n");
    }
}
