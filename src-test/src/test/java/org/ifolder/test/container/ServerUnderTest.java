package org.ifolder.test.container;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.ifolder.test.api.TrustedHttp;
import org.ifolder.test.grid.DomainScript;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.PortBase;
import org.ifolder.test.grid.TestSettings;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.api.event.ManagerStopping;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Lays out the host that Arquillian starts, before it reads {@code arquillian.xml}: {@code domain.sh} makes its base folder with
 * settings and keys, on ports that are free now. The server is the one that every host runs. All is removed after it has ended; its
 * log stays in {@code target/in-container-logs}.
 */
public final class ServerUnderTest implements LoadableExtension {

    private static final int BEFORE_THE_CONFIGURATION = 1_000;
    private static final int MANAGEMENT_PORT = 9990;

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Layout.class);
    }

    /** Does the work, once a run. */
    public static final class Layout {

        private final Path folder = TestSettings.target().resolve("in-container");
        private final Path logs = TestSettings.target().resolve("in-container-logs");
        private final DomainScript script = new DomainScript(folder, logs.resolve("domain.sh.log"));

        /** Called by Arquillian before all. */
        public void layOut(@Observes(precedence = BEFORE_THE_CONFIGURATION) ManagerStarted event) {
            script.run("destroy", "--yes");
            script.run("up", "--no-build", "--no-start", "--slaves", "0", "--port-base", String.valueOf(PortBase.free(1)));
            GridHost host = new GridHost("host0", folder.resolve("hosts/host0"));
            try {
                copyConfiguration(folder.resolve("wildfly/standalone/configuration"), host.folder().resolve("configuration"));
                Files.delete(host.ear());
                trust(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            tellArquillian(folder, host);
        }

        /** Called by Arquillian after all. */
        public void remove(@Observes ManagerStopping event) {
            try {
                Files.copy(folder.resolve("hosts/host0/log/server.log"), logs.resolve("server.log"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                script.run("destroy", "--yes");
            }
        }

        private static void copyConfiguration(Path from, Path to) throws IOException {
            Files.createDirectories(to);
            try (var files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }

        /** Arquillian speaks to the application by the JVM's own trust store. */
        private static void trust(Path folder) throws IOException {
            Path store = folder.resolve("trust.p12");
            try (OutputStream stream = Files.newOutputStream(store)) {
                KeyStore trusted = TrustedHttp.store(folder.resolve("trust.pem"));
                trusted.store(stream, "public".toCharArray());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            System.setProperty("javax.net.ssl.trustStore", store.toString());
            System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
            System.setProperty("javax.net.ssl.trustStorePassword", "public");
        }

        private static void tellArquillian(Path folder, GridHost host) {
            Path home = folder.resolve("wildfly");
            int offset = Integer.parseInt(host.property("jboss.socket.binding.port-offset"));
            System.setProperty("ifolder.test.server.home", home.toString());
            System.setProperty("ifolder.test.server.jvm", "@" + home.resolve("bin/jvm.options") + " " + TestSettings.serverJvmOptions()
                    + " -Djboss.server.base.dir=" + host.folder());
            System.setProperty("ifolder.test.server.arguments", "--properties=" + host.folder().resolve("host.properties"));
            System.setProperty("ifolder.test.server.management-port", String.valueOf(MANAGEMENT_PORT + offset));
            System.setProperty("ifolder.test.server.public-port", String.valueOf(host.publicAddress().getPort()));
        }
    }
}
