package org.ifolder.identity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import javax.security.auth.x500.X500Principal;

/** Key files of hosts, for tests. */
public final class KeyFiles {

    private static final String PASSWORD = "secret";

    private KeyFiles() {
    }

    /** Makes a key file with a new key. */
    public static Path make(Path file) {
        try {
            KeyPair pair = HostCertificate.newKeyPair();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("host", pair.getPrivate(), PASSWORD.toCharArray(),
                    new Certificate[] {HostCertificate.ofItself(pair, new X500Principal("CN=host0, O=iFolder"))});
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a key file, as a host does when it starts. */
    public static HostKeyFile read(Path file) {
        HostKeyFile key = new HostKeyFile();
        set(key, "file", file);
        set(key, "password", PASSWORD);
        key.read();
        return key;
    }

    /** One key file for all hosts of tests that are not about keys. */
    public static HostKeyFile shared() {
        return Shared.FILE;
    }

    private static final class Shared {

        private static final HostKeyFile FILE = read(make(temporary()));

        private static Path temporary() {
            try {
                Path folder = Files.createTempDirectory("ifolder-key");
                folder.toFile().deleteOnExit();
                Path file = folder.resolve("host-key.p12");
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The private key, for who forges. */
    public static PrivateKey privateKey(HostKeyFile key) {
        return key.privateKey();
    }

    private static void set(Object bean, String field, Object value) {
        try {
            var found = HostKeyFile.class.getDeclaredField(field);
            found.setAccessible(true);
            found.set(bean, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
